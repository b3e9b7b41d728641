-- Thinking better of a cancellation, and disputing whose fault one was.

ALTER TABLE cancellations.cancellations
  DROP CONSTRAINT cancellations_status_check,
  ADD CONSTRAINT cancellations_status_check
    CHECK (status IN ('SETTLED','ASKED','DECLINED','TAKEN_BACK','UNDONE')),
  ADD COLUMN undone_at timestamptz,
  ADD CHECK ((status = 'UNDONE') = (undone_at IS NOT NULL));

ALTER TABLE refunds.refunds
  ADD COLUMN held_until timestamptz, -- nothing of it is sent before
  ADD COLUMN sending_at timestamptz; -- when its first instruction left; it is final from then on

-- A change of the reason is a new row with the fault that counts after it.
ALTER TABLE cancellations.reason_history
  ADD COLUMN fault    text CHECK (fault IN ('BUYER','SELLER','CARRIER','PLATFORM','NOBODY')),
  ADD COLUMN because  text,
  ADD COLUMN evidence jsonb,
  ADD COLUMN pressed  boolean NOT NULL DEFAULT false; -- it was changed after the seller had written

-- What the two sides wrote to each other about a cancellation. Append-only.
CREATE TABLE cancellations.notes (
  id              uuid PRIMARY KEY,
  cancellation_id uuid NOT NULL REFERENCES cancellations.cancellations,
  order_id        uuid NOT NULL,
  buyer_id        uuid NOT NULL,
  shop_id         uuid NOT NULL,
  author          text NOT NULL CHECK (author IN ('BUYER','SELLER')),
  author_id       uuid NOT NULL,
  at              timestamptz NOT NULL,
  text            text NOT NULL CHECK (length(text) BETWEEN 1 AND 2000)
);
CREATE INDEX notes_by_cancellation ON cancellations.notes (cancellation_id, at, id);
CREATE INDEX notes_by_order ON cancellations.notes (order_id, at);

-- A finding that one side does not accept, or that an agent has to confirm; once for each side.
CREATE TABLE cancellations.contests (
  id              uuid PRIMARY KEY,
  cancellation_id uuid NOT NULL REFERENCES cancellations.cancellations,
  order_id        uuid NOT NULL,
  buyer_id        uuid NOT NULL,
  shop_id         uuid NOT NULL,
  cause           text NOT NULL CHECK (cause IN ('BUYER','SELLER','FRAUD_REVIEW')),
  raised_by       uuid,
  raised_at       timestamptz NOT NULL,
  statement       text NOT NULL,
  fault_before    text NOT NULL,
  because_before  text NOT NULL,
  evidence_before jsonb NOT NULL,
  decided_at      timestamptz,
  decided_by      uuid,
  fault           text CHECK (fault IN ('BUYER','SELLER','CARRIER','PLATFORM','NOBODY')),
  because         text, -- the agent's reasons, in words
  UNIQUE (cancellation_id, cause),
  CHECK ((decided_at IS NULL) = (fault IS NULL) AND (fault IS NULL) = (because IS NULL))
);
CREATE INDEX contests_waiting ON cancellations.contests (raised_at, id) WHERE decided_at IS NULL;
CREATE INDEX contests_decided ON cancellations.contests (decided_at, id)
  WHERE decided_at IS NOT NULL;
