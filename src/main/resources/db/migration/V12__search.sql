-- Listings as they are found: a table of its own, rebuilt from the catalog for the shops that
-- changed, and ranked by their standing.
CREATE SCHEMA search;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE search.listings (
  listing_id   uuid PRIMARY KEY,
  shop_id      uuid NOT NULL,
  shop_name    text NOT NULL,
  title        text NOT NULL,
  category     text NOT NULL,
  condition    text NOT NULL,
  art          text NOT NULL,
  price        bigint NOT NULL, -- of its cheapest variant
  currency     text NOT NULL,
  ships_to     text[] NOT NULL,
  handling_days int NOT NULL,
  created_at   timestamptz NOT NULL,
  words        tsvector NOT NULL,
  quality      double precision NOT NULL DEFAULT 1 CHECK (quality > 0 AND quality <= 1),
  rating       double precision, -- of the shop, shrunk; null without ratings
  ratings      int NOT NULL DEFAULT 0,
  cancellation_rate double precision NOT NULL DEFAULT 0
);
CREATE INDEX listings_by_words ON search.listings USING gin (words);
CREATE INDEX listings_by_title ON search.listings USING gin (title gin_trgm_ops);
CREATE INDEX listings_by_shop ON search.listings (shop_id);
CREATE INDEX listings_by_price ON search.listings (price, listing_id);
CREATE INDEX listings_by_quality ON search.listings (quality, listing_id);
