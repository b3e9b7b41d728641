-- The help center: which words stand in which article, what people thought of it, what they missed.
CREATE SCHEMA support;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

CREATE TABLE support.help_editions (
  language text PRIMARY KEY,
  checksum text NOT NULL,          -- of the articles as the application carries them
  articles int NOT NULL,
  kept_at  timestamptz NOT NULL
);

CREATE TABLE support.help_words (
  language text NOT NULL,
  lexeme   text NOT NULL,
  article  text NOT NULL,
  weight   double precision NOT NULL,
  PRIMARY KEY (language, lexeme, article)
);

CREATE TABLE support.help_votes (
  article    text NOT NULL,
  account_id uuid NOT NULL,
  helpful    boolean NOT NULL,
  at         timestamptz NOT NULL,
  PRIMARY KEY (article, account_id)
);

CREATE TABLE support.help_misses (
  language text NOT NULL,
  asked    text NOT NULL CHECK (length(asked) <= 100),
  times    int NOT NULL,
  last_at  timestamptz NOT NULL,
  PRIMARY KEY (language, asked)
);
CREATE INDEX help_misses_by_times ON support.help_misses (times DESC, last_at DESC);
