-- Changes of orders that stay: other variants and quantities, another address, another payment.
CREATE SCHEMA changes;

CREATE TABLE changes.order_changes (
  id          uuid PRIMARY KEY,
  order_id    uuid NOT NULL,
  buyer_id    uuid NOT NULL,
  shop_id     uuid NOT NULL,
  purchase_id uuid NOT NULL,
  status      text NOT NULL CHECK (status IN
    ('PAYING','ASKED','SETTLED','DECLINED','EXPIRED','TAKEN_BACK','UNPAID','OVERTAKEN')),
  rule        text NOT NULL,
  wish        jsonb NOT NULL,  -- what is to become of the order, with the prices that were shown
  currency    text NOT NULL,
  difference  bigint NOT NULL, -- what it costs more than before; below zero: comes back
  to_pay      bigint NOT NULL CHECK (to_pay >= 0), -- what its own tenders pay
  asked_at    timestamptz NOT NULL,
  waits_until timestamptz,     -- for its payment or the seller's answer; silence ends it
  decided_at  timestamptz,
  decided_by  text,
  CHECK ((status IN ('PAYING','ASKED')) = (decided_at IS NULL))
);
CREATE INDEX order_changes_by_order ON changes.order_changes (order_id, asked_at, id);
CREATE UNIQUE INDEX order_changes_waiting ON changes.order_changes (order_id)
  WHERE status IN ('PAYING','ASKED');
CREATE INDEX order_changes_by_shop ON changes.order_changes (shop_id, status, asked_at, id);

-- A tender that is held for a change pays no order before the change takes effect.
ALTER TABLE payments.tenders ADD COLUMN change_id uuid;
CREATE INDEX tenders_by_change ON payments.tenders (change_id) WHERE change_id IS NOT NULL;
