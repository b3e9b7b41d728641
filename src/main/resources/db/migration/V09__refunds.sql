-- What is owed back, to which tender, and how far it has come.
CREATE SCHEMA refunds;

CREATE TABLE refunds.refunds (
  id           uuid PRIMARY KEY,
  order_id     uuid NOT NULL,
  buyer_id     uuid NOT NULL,
  shop_id      uuid NOT NULL,
  cause        uuid NOT NULL, -- the cancellation, return, … that made it due
  currency     text NOT NULL,
  amount       bigint NOT NULL CHECK (amount > 0),
  requested_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX refunds_by_cause ON refunds.refunds (cause);
CREATE INDEX refunds_by_order ON refunds.refunds (order_id, id);

-- One instruction to the gateway; its id is its idempotency key for life.
CREATE TABLE refunds.refund_parts (
  id           uuid PRIMARY KEY,
  refund_id    uuid NOT NULL REFERENCES refunds.refunds,
  order_id     uuid NOT NULL,
  buyer_id     uuid NOT NULL,
  share_id     uuid NOT NULL,
  tender_id    uuid NOT NULL,
  method       text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('VOID','REFUND','STORE_CREDIT')),
  amount       bigint NOT NULL CHECK (amount > 0),
  status       text NOT NULL CHECK (status IN
    ('REQUESTED','SENT','SUCCEEDED','FAILED','NEEDS_ATTENTION')),
  gateway_ref  text,
  attempts     int NOT NULL DEFAULT 0,
  last_error   text,
  requested_at timestamptz NOT NULL,
  sent_at      timestamptz,
  settled_at   timestamptz,
  expected_from date NOT NULL,
  expected_by  date NOT NULL
);
CREATE INDEX refund_parts_by_refund ON refunds.refund_parts (refund_id);
CREATE INDEX refund_parts_by_order ON refunds.refund_parts (order_id);
CREATE INDEX refund_parts_by_gateway_ref ON refunds.refund_parts (gateway_ref)
  WHERE gateway_ref IS NOT NULL;
CREATE INDEX refund_parts_open ON refunds.refund_parts (status, requested_at, id)
  WHERE status <> 'SUCCEEDED';
