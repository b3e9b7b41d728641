-- Where a shop does not ship although its options name the country; and faster ways to ship.
-- Where no carrier goes is looked at before anything is paid, too: it belongs to checkout.
ALTER TABLE cancellations.unserved_areas SET SCHEMA checkout;

CREATE TABLE catalog.places_not_shipped_to (
  shop_id       uuid NOT NULL REFERENCES catalog.shops,
  country       text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  postal_prefix text NOT NULL DEFAULT '', -- how its postal codes begin, without blanks; empty: all
  PRIMARY KEY (shop_id, country, postal_prefix)
);

-- A faster way beside the usual one; country '*' stands for every other country.
CREATE TABLE catalog.faster_shipping (
  shop_id     uuid NOT NULL REFERENCES catalog.shops,
  country     text NOT NULL CHECK (country ~ '^([A-Z]{2}|\*)$'),
  price       bigint NOT NULL CHECK (price >= 0), -- per order, in place of the usual price
  transit_min int NOT NULL CHECK (transit_min >= 0), -- working days
  transit_max int NOT NULL CHECK (transit_max >= transit_min),
  PRIMARY KEY (shop_id, country)
);
