-- Wishes to undo what has not shipped: who, why, whose fault, and what became of them.
CREATE SCHEMA cancellations;

CREATE TABLE cancellations.cancellations (
  id          uuid PRIMARY KEY,
  order_id    uuid NOT NULL,
  buyer_id    uuid NOT NULL,
  shop_id     uuid NOT NULL,
  status      text NOT NULL CHECK (status IN ('SETTLED','ASKED','DECLINED','TAKEN_BACK')),
  asked_by    text NOT NULL CHECK (asked_by IN ('BUYER','SELLER','PLATFORM')),
  actor_id    uuid,
  rule        text NOT NULL,
  reason      text NOT NULL,
  note        text,
  fault       text NOT NULL CHECK (fault IN ('BUYER','SELLER','CARRIER','PLATFORM','NOBODY')),
  because     text NOT NULL,                 -- the message that explains the fault
  evidence    jsonb NOT NULL DEFAULT '[]',   -- its arguments
  currency    text NOT NULL,
  refund      bigint NOT NULL CHECK (refund >= 0), -- as the preview said, and as is paid
  shipping    bigint NOT NULL CHECK (shipping BETWEEN 0 AND refund), -- of it
  preview     jsonb NOT NULL,
  asked_at    timestamptz NOT NULL,
  seller_answers_by timestamptz,
  decided_at  timestamptz,
  decided_by  text,
  carrier     text,
  tracking_number text,
  CHECK ((status = 'ASKED') = (decided_at IS NULL))
);
CREATE INDEX cancellations_by_order ON cancellations.cancellations (order_id, asked_at, id);

CREATE TABLE cancellations.cancellation_lines (
  cancellation_id uuid NOT NULL REFERENCES cancellations.cancellations,
  line_id         uuid NOT NULL,
  order_id        uuid NOT NULL,
  buyer_id        uuid NOT NULL,
  quantity        int NOT NULL CHECK (quantity > 0),
  refund          bigint NOT NULL CHECK (refund >= 0),
  PRIMARY KEY (cancellation_id, line_id)
);

-- What was chosen, by whom and when; a change of it is a new row. Append-only.
CREATE TABLE cancellations.reason_history (
  cancellation_id uuid NOT NULL REFERENCES cancellations.cancellations,
  at              timestamptz NOT NULL,
  author          text NOT NULL,
  author_id       uuid,
  reason          text NOT NULL,
  note            text,
  PRIMARY KEY (cancellation_id, at)
);

-- A shop's cancellations: a table of its own, kept by events.
CREATE TABLE cancellations.seller_cancellations (
  cancellation_id uuid PRIMARY KEY,
  shop_id     uuid NOT NULL,
  order_id    uuid NOT NULL,
  number      text NOT NULL,
  status      text NOT NULL,
  asked_by    text NOT NULL,
  reason      text NOT NULL,
  fault       text NOT NULL,
  because     text NOT NULL,
  evidence    jsonb NOT NULL,
  note        text,
  units       int NOT NULL,
  title       text NOT NULL,
  refund      bigint NOT NULL,
  currency    text NOT NULL,
  asked_at    timestamptz NOT NULL,
  seller_answers_by timestamptz
);
CREATE INDEX seller_cancellations_by_shop
  ON cancellations.seller_cancellations (shop_id, status, asked_at, cancellation_id);
