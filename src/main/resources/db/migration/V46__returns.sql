-- Goods that come back: wishes to return, parcels that were refused or lost, exchanges.
CREATE SCHEMA returns;

-- Delivered units on their way back are counted apart from those that are back. What a seller keeps
-- of units that were undone belongs to no other unit.
ALTER TABLE orders.order_lines
  ADD COLUMN coming_back int NOT NULL DEFAULT 0 CHECK (coming_back >= 0),
  ADD COLUMN kept_back bigint NOT NULL DEFAULT 0 CHECK (kept_back >= 0),
  ADD CONSTRAINT returned_and_coming_back_within_delivered
    CHECK (returned + coming_back <= delivered),
  ADD CONSTRAINT decided_back_and_adjusted_within_paid
    CHECK (owed_back + kept_back + adjusted <= unit_price * ordered - discount + tax);

-- Why an order's money stays in escrow although its protection is over or receipt is confirmed.
CREATE TABLE orders.escrow_holds (
  order_id uuid NOT NULL,
  cause    uuid NOT NULL, -- the return, the dispute
  buyer_id uuid NOT NULL,
  why      text NOT NULL CHECK (why IN ('RETURN','DISPUTE')),
  since    timestamptz NOT NULL,
  PRIMARY KEY (order_id, cause)
);

ALTER TABLE orders.fulfillments
  ADD COLUMN refused_at  timestamptz,
  ADD COLUMN returned_at timestamptz,
  ADD COLUMN lost_at     timestamptz;

CREATE TABLE returns.return_authorizations (
  id          uuid PRIMARY KEY,
  order_id    uuid NOT NULL,
  buyer_id    uuid NOT NULL,
  shop_id     uuid NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('RETURN','EXCHANGE','REFUSAL','LOST')),
  status      text NOT NULL CHECK (status IN ('ASKED','APPROVED','SENT','RECEIVED','SETTLED',
    'REFUSED','DECLINED','TAKEN_BACK','EXPIRED')),
  rule        text NOT NULL,
  reason      text NOT NULL,
  note        text,
  caused_by   text NOT NULL CHECK (caused_by IN ('BUYER','SELLER','CARRIER')),
  payer       text NOT NULL CHECK (payer IN ('BUYER','SELLER')), -- of the way back
  currency    text NOT NULL,
  refund      bigint NOT NULL CHECK (refund >= 0), -- as promised, shipping included
  shipping    bigint NOT NULL CHECK (shipping BETWEEN 0 AND refund), -- of it
  label_cost  bigint NOT NULL CHECK (label_cost BETWEEN 0 AND refund), -- less, when taken
  label_taken_at timestamptz,
  keeps_item  boolean NOT NULL DEFAULT false, -- refunded without the goods
  asked_at    timestamptz NOT NULL,
  next_by     timestamptz, -- when it goes on by itself
  decided_at  timestamptz, -- by the seller, or at once
  carrier     text,
  tracking_number text,
  sent_at     timestamptz,
  received_at timestamptz,
  ended_at    timestamptz,
  inspection  text CHECK (inspection IN ('FULL','PARTIAL','REFUSED')),
  back        bigint CHECK (back BETWEEN 0 AND refund), -- what really went back
  because     text, -- why less, or why not, in the seller's words
  stock       text CHECK (stock IN ('SELLABLE','SECOND_HAND','WRITE_OFF')),
  fulfillment_id uuid, -- the parcel that was refused or lost
  CHECK ((next_by IS NULL) = (ended_at IS NOT NULL)),
  CHECK ((ended_at IS NOT NULL)
    = (status IN ('SETTLED','REFUSED','DECLINED','TAKEN_BACK','EXPIRED')))
);
CREATE INDEX return_authorizations_by_order ON returns.return_authorizations (order_id, id);
CREATE INDEX return_authorizations_by_shop
  ON returns.return_authorizations (shop_id, asked_at, id);
CREATE INDEX return_authorizations_by_shop_and_status
  ON returns.return_authorizations (shop_id, status, asked_at, id);
CREATE UNIQUE INDEX return_authorizations_by_parcel
  ON returns.return_authorizations (fulfillment_id) WHERE fulfillment_id IS NOT NULL;

CREATE TABLE returns.return_lines (
  return_id  uuid NOT NULL REFERENCES returns.return_authorizations,
  line_id    uuid NOT NULL,
  order_id   uuid NOT NULL,
  buyer_id   uuid NOT NULL,
  quantity   int NOT NULL CHECK (quantity > 0),
  refund     bigint NOT NULL CHECK (refund >= 0), -- its share of what was paid
  variant_id uuid, -- what is sent in its place
  PRIMARY KEY (return_id, line_id)
);
