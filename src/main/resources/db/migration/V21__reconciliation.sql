-- What the gateway says it did, against what is written here.
CREATE SCHEMA reconciliation;

-- The gateway's list as it was read; a thing stands here once, as it last stood there.
CREATE TABLE reconciliation.gateway_movements (
  id            text PRIMARY KEY, -- the gateway's name of it
  key           text NOT NULL,    -- ours, under which it was asked for; empty where it was not
  authorization_ref text NOT NULL,
  kind          text NOT NULL,
  status        text NOT NULL CHECK (status IN ('PENDING','SUCCEEDED','FAILED')),
  amount        bigint NOT NULL,
  currency      text NOT NULL,
  code          text,
  first_at      timestamptz NOT NULL,
  at            timestamptz NOT NULL
);
CREATE INDEX gateway_movements_by_key ON reconciliation.gateway_movements (key);
CREATE INDEX gateway_movements_by_time ON reconciliation.gateway_movements (at, id);

CREATE TABLE reconciliation.runs (
  id          uuid PRIMARY KEY,
  cause       text NOT NULL CHECK (cause IN ('NIGHTLY','ON_DEMAND','COMMAND')),
  status      text NOT NULL CHECK (status IN ('RUNNING','DONE')),
  from_at     timestamptz NOT NULL, -- what happened in [from_at, to_at) is compared
  to_at       timestamptz NOT NULL,
  started_at  timestamptz NOT NULL,
  claimed_until timestamptz,        -- one worker at a time
  ended_at    timestamptz,
  movements   bigint NOT NULL DEFAULT 0, -- of the gateway, compared with ours
  records     bigint NOT NULL DEFAULT 0, -- of ours, compared with the gateway's
  found       bigint NOT NULL DEFAULT 0, -- differences
  mended      bigint NOT NULL DEFAULT 0,
  last_error  text
);
CREATE INDEX runs_done ON reconciliation.runs (to_at DESC) WHERE status = 'DONE';

CREATE TABLE reconciliation.differences (
  id          uuid PRIMARY KEY,
  run_id      uuid NOT NULL REFERENCES reconciliation.runs,
  class       text NOT NULL CHECK (class IN
    ('MISSING_HERE','MISSING_THERE','AMOUNT','STATE','LATE')),
  subject     text NOT NULL, -- our key, or the gateway's name where there is none of ours
  kind        text NOT NULL, -- of movement
  order_id    uuid,
  ours        jsonb,
  theirs      jsonb,
  status      text NOT NULL CHECK (status IN ('OPEN','MENDED','CLOSED')),
  mended_by   text,
  note        text,
  found_at    timestamptz NOT NULL,
  seen_at     timestamptz NOT NULL, -- last time
  closed_at   timestamptz,
  closed_by   uuid,
  CHECK ((status = 'CLOSED') = (closed_at IS NOT NULL))
);
-- What is found again while it waits for a person is the same difference.
CREATE UNIQUE INDEX differences_open ON reconciliation.differences (subject, kind, class)
  WHERE status = 'OPEN';
CREATE INDEX differences_by_status ON reconciliation.differences (status, id);
CREATE INDEX differences_by_run ON reconciliation.differences (run_id, id);

-- To find what happened in a time, and what has not happened yet.
ALTER TABLE payments.tender_shares
  ADD COLUMN found boolean NOT NULL DEFAULT false, -- taken by the gateway without our asking
  ADD COLUMN release_amount bigint;                -- what was given up under release_id
CREATE INDEX tenders_authorized ON payments.tenders (authorized_at, id)
  WHERE authorized_at IS NOT NULL;
CREATE INDEX tenders_open ON payments.tenders (created_at, id)
  WHERE status IN ('REQUESTED','UNDER_REVIEW','PENDING');
CREATE INDEX tender_shares_captured ON payments.tender_shares (captured_at, id)
  WHERE captured_at IS NOT NULL;
CREATE INDEX tender_shares_uncaptured ON payments.tender_shares (capture_requested_at, id)
  WHERE capture > 0 AND captured = 0;
CREATE INDEX refund_parts_settled ON refunds.refund_parts (settled_at, id)
  WHERE settled_at IS NOT NULL;

-- How many working days a refund took, from sent to arrived: the dates promised are learned from it.
ALTER TABLE refunds.refund_parts ADD COLUMN arrival_days int CHECK (arrival_days >= 0);
CREATE INDEX refund_parts_arrived ON refunds.refund_parts (method, settled_at DESC)
  INCLUDE (arrival_days) WHERE arrival_days IS NOT NULL;
