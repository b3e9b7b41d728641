-- Purchases offered again by their buyers, with where they came from.
CREATE SCHEMA resale;

-- Delivered units that their buyer offers to somebody else: they cannot come back as well.
ALTER TABLE orders.order_lines
  ADD COLUMN resold int NOT NULL DEFAULT 0 CHECK (resold >= 0),
  ADD CONSTRAINT resold_is_with_the_buyer CHECK (returned + coming_back + resold <= delivered);

-- Where second-hand goods come from: seen beside them, written once when they are offered.
CREATE TABLE catalog.provenances (
  listing_id  uuid PRIMARY KEY REFERENCES catalog.listings,
  variant_id  uuid NOT NULL, -- the one variant of it
  of_variant  uuid NOT NULL, -- what was bought here
  condition   text NOT NULL CHECK (condition IN ('LIKE_NEW','USED')),
  note        text NOT NULL, -- of its condition, in the reseller's words
  bought_on   date NOT NULL,
  bought_from text NOT NULL, -- the shop's name then
  price       bigint NOT NULL CHECK (price > 0), -- first asked for it
  currency    text NOT NULL,
  units       int NOT NULL CHECK (units >= 0) -- as many as were bought and not taken back
);
CREATE UNIQUE INDEX provenances_by_variant ON catalog.provenances (variant_id);
CREATE INDEX provenances_by_what_was_bought ON catalog.provenances (of_variant, listing_id);

CREATE TABLE resale.resales (
  id         uuid PRIMARY KEY,
  order_id   uuid NOT NULL,
  line_id    uuid NOT NULL,
  buyer_id   uuid NOT NULL, -- of the order, now the seller
  shop_id    uuid NOT NULL, -- the buyer's own
  listing_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  title      text NOT NULL,
  quantity   int NOT NULL CHECK (quantity > 0),
  taken_back int NOT NULL DEFAULT 0 CHECK (taken_back BETWEEN 0 AND quantity),
  price      bigint NOT NULL CHECK (price > 0),
  currency   text NOT NULL,
  offered_at timestamptz NOT NULL
);
CREATE INDEX resales_by_order ON resale.resales (order_id, id);
