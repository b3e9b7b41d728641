-- The same item at several sellers, by its number; and orders that take the place of another one.
ALTER TABLE catalog.variants ADD COLUMN gtin text CHECK (gtin ~ '^[0-9]{14}$'); -- padded with zeros
CREATE INDEX variants_by_gtin ON catalog.variants (gtin) WHERE gtin IS NOT NULL;

CREATE TABLE cancellations.seller_swaps (
  id              uuid PRIMARY KEY,
  order_id        uuid NOT NULL, -- the one that is to end
  line_id         uuid NOT NULL,
  quantity        int NOT NULL CHECK (quantity > 0),
  reason          text NOT NULL,
  remedy_id       uuid NOT NULL,
  buyer_id        uuid NOT NULL,
  purchase_id     uuid NOT NULL, -- the one that takes its place
  new_order_id    uuid NOT NULL,
  status          text NOT NULL CHECK (status IN ('WAITING','SWAPPED','GIVEN_UP','ENDED')),
  cancellation_id uuid,
  asked_at        timestamptz NOT NULL,
  decided_at      timestamptz,
  CHECK ((status = 'WAITING') = (decided_at IS NULL)),
  CHECK (cancellation_id IS NULL OR status = 'SWAPPED')
);
CREATE UNIQUE INDEX seller_swaps_waiting ON cancellations.seller_swaps (order_id)
  WHERE status = 'WAITING';
CREATE UNIQUE INDEX seller_swaps_by_new_order ON cancellations.seller_swaps (new_order_id);
CREATE INDEX seller_swaps_by_purchase ON cancellations.seller_swaps (purchase_id)
  WHERE status = 'WAITING';
CREATE INDEX seller_swaps_by_cancellation ON cancellations.seller_swaps (cancellation_id)
  WHERE cancellation_id IS NOT NULL;
