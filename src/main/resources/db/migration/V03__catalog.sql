-- What shops sell, at which price, since when, and how fast they ship it.
CREATE SCHEMA catalog;

CREATE TABLE catalog.shops (
  id            uuid PRIMARY KEY,
  slug          text NOT NULL,
  name          text NOT NULL,
  description   text NOT NULL DEFAULT '',
  country       text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  currency      text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  handling_days int NOT NULL CHECK (handling_days BETWEEN 0 AND 60), -- working days until it ships
  created_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX shops_by_slug ON catalog.shops (slug);

-- Where a shop ships to; country '*' stands for every other country.
CREATE TABLE catalog.shipping_options (
  shop_id     uuid NOT NULL REFERENCES catalog.shops,
  country     text NOT NULL CHECK (country ~ '^([A-Z]{2}|\*)$'),
  price       bigint NOT NULL CHECK (price >= 0), -- per order, minor units of the shop's currency
  transit_min int NOT NULL CHECK (transit_min >= 0), -- working days
  transit_max int NOT NULL CHECK (transit_max >= transit_min),
  PRIMARY KEY (shop_id, country)
);

CREATE TABLE catalog.listings (
  id                   uuid PRIMARY KEY,
  shop_id              uuid NOT NULL REFERENCES catalog.shops,
  title                text NOT NULL,
  description          text NOT NULL DEFAULT '',
  category             text NOT NULL,
  condition            text NOT NULL CHECK (condition IN ('NEW','LIKE_NEW','USED')),
  art                  text NOT NULL DEFAULT '', -- what the drawn picture is made of: 'mug#3b82f6'
  withdrawal_exception text, -- the exception of article 16 that applies, shown before buying
  active               boolean NOT NULL DEFAULT true,
  created_at           timestamptz NOT NULL,
  changed_at           timestamptz NOT NULL -- of what a buyer relies on: title, description, condition
);
CREATE INDEX listings_by_shop ON catalog.listings (shop_id, id);

CREATE TABLE catalog.variants (
  id         uuid PRIMARY KEY,
  listing_id uuid NOT NULL REFERENCES catalog.listings,
  shop_id    uuid NOT NULL,
  position   int NOT NULL,
  sku        text,
  name       text NOT NULL,
  attributes jsonb NOT NULL DEFAULT '{}', -- {"size": "M", "color": "blue"}
  price      bigint NOT NULL CHECK (price >= 0),
  currency   text NOT NULL CHECK (currency ~ '^[A-Z]{3}$')
);
CREATE INDEX variants_by_listing ON catalog.variants (listing_id, position);

-- Every price that a variant ever had, from its first.
CREATE TABLE catalog.price_points (
  variant_id uuid NOT NULL REFERENCES catalog.variants,
  at         timestamptz NOT NULL,
  price      bigint NOT NULL CHECK (price >= 0),
  PRIMARY KEY (variant_id, at)
);
