-- Searches with their filters that people keep.
CREATE TABLE search.saved_searches (
  id         uuid PRIMARY KEY,
  account_id uuid NOT NULL,
  name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 1000),
  query      text NOT NULL CHECK (length(query) BETWEEN 1 AND 1000), -- of the page's address
  saved_at   timestamptz NOT NULL,
  UNIQUE (account_id, query)
);
CREATE INDEX saved_searches_by_account ON search.saved_searches (account_id, saved_at DESC, id DESC);
