-- Orders that have left and whose payment could not be taken: each stays here until it is paid in
-- another way, or a person gives it up.
CREATE TABLE orders.unpaid_shipments (
  order_id uuid PRIMARY KEY,
  buyer_id uuid NOT NULL,
  shop_id  uuid NOT NULL,
  since    timestamptz NOT NULL,
  ended_at timestamptz,
  ended    text CHECK (ended IN ('PAID','GIVEN_UP')),
  ended_by uuid, -- who gave it up
  note     text, -- and why
  CHECK ((ended_at IS NULL) = (ended IS NULL)),
  CHECK (ended IS DISTINCT FROM 'GIVEN_UP' OR note IS NOT NULL AND ended_by IS NOT NULL)
);
CREATE INDEX unpaid_shipments_open ON orders.unpaid_shipments (since, order_id)
  WHERE ended_at IS NULL;
