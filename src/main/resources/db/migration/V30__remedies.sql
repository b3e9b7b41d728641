-- What is done in place of a cancellation: offers with their outcome, price adjustments, agreements.

-- What was given back of a line's price after the sale, tax included, while its units stay.
ALTER TABLE orders.order_lines
  ADD COLUMN adjusted bigint NOT NULL DEFAULT 0 CHECK (adjusted >= 0),
  ADD CONSTRAINT owed_back_and_adjusted_within_paid
    CHECK (owed_back + adjusted <= unit_price * ordered - discount + tax);

-- Each remedy that a buyer was shown, once per order, kind and thing it is about.
CREATE TABLE cancellations.remedy_offers (
  id         uuid PRIMARY KEY, -- named by order, kind and thing, so that it is offered once
  order_id   uuid NOT NULL,
  buyer_id   uuid NOT NULL,
  shop_id    uuid NOT NULL,
  reason     text NOT NULL,
  kind       text NOT NULL,
  line_id    uuid,
  variant_id uuid,
  amount     bigint, -- comes back to the buyer; below zero: is to be paid
  currency   text NOT NULL,
  offered_at timestamptz NOT NULL,
  outcome    text NOT NULL DEFAULT 'OFFERED' CHECK (outcome IN ('OFFERED','TAKEN','DECLINED')),
  decided_at timestamptz,
  kept       bigint NOT NULL DEFAULT 0 CHECK (kept >= 0), -- what stayed sold because it was taken
  CHECK ((outcome = 'OFFERED') = (decided_at IS NULL))
);
CREATE INDEX remedy_offers_by_order ON cancellations.remedy_offers (order_id, id);
CREATE INDEX remedy_offers_by_shop ON cancellations.remedy_offers (shop_id, offered_at, id);

-- A lower price somewhere else that the seller is asked to match.
CREATE TABLE cancellations.price_matches (
  id         uuid PRIMARY KEY,
  order_id   uuid NOT NULL,
  buyer_id   uuid NOT NULL,
  shop_id    uuid NOT NULL,
  line_id    uuid NOT NULL,
  price      bigint NOT NULL CHECK (price >= 0), -- of one unit, there
  currency   text NOT NULL,
  seen_at    text NOT NULL, -- the shop or link that the buyer named
  status     text NOT NULL CHECK (status IN ('ASKED','ACCEPTED','DECLINED','EXPIRED')),
  asked_at   timestamptz NOT NULL,
  answers_by timestamptz NOT NULL,
  decided_at timestamptz,
  CHECK ((status = 'ASKED') = (decided_at IS NULL))
);
CREATE UNIQUE INDEX price_matches_asked ON cancellations.price_matches (line_id)
  WHERE status = 'ASKED';
CREATE INDEX price_matches_by_order ON cancellations.price_matches (order_id, id);
CREATE INDEX price_matches_by_shop ON cancellations.price_matches (shop_id, status, asked_at, id);
