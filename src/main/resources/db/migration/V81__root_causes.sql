-- What a listing, a variant or a route is complained about more than its like, taken anew each day.
CREATE TABLE standing.root_causes (
  id         uuid PRIMARY KEY,
  shop_id    uuid NOT NULL,
  subject    text NOT NULL CHECK (subject IN ('LISTING','VARIANT','ROUTE')),
  complaint  text NOT NULL CHECK (complaint IN ('SIZE','DELAY','PRICE','STOCK','DESCRIPTION')),
  listing_id uuid, -- of listings and variants
  country    text, -- of routes
  category   text NOT NULL DEFAULT '', -- with which it was compared; empty: with all
  title      text NOT NULL DEFAULT '',
  variant    text NOT NULL DEFAULT '',
  complaints int NOT NULL CHECK (complaints > 0), -- order lines
  sold       int NOT NULL CHECK (sold >= complaints),
  usual      double precision NOT NULL, -- the rate of its like
  surely     double precision NOT NULL, -- the rate that it has at least
  times      double precision NOT NULL CHECK (times > 1), -- how often the usual rate that is
  taken_at   timestamptz NOT NULL
);
CREATE INDEX root_causes_by_shop ON standing.root_causes (shop_id, times DESC, id);
CREATE INDEX root_causes_by_times ON standing.root_causes (times DESC, id DESC);
