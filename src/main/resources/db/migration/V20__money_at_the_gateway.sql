-- What a gateway no longer holds, what we gave up ourselves, and instructions that take the place
-- of one to which the gateway said no for good.

ALTER TABLE payments.tender_shares
  ADD COLUMN lost_at    timestamptz, -- the hold ended, and nothing was or will be captured
  ADD COLUMN lost_why   text,
  ADD COLUMN release_id uuid,        -- key under which we gave the hold up before it ran out
  ADD CHECK (lost_at IS NULL OR captured = 0);
CREATE UNIQUE INDEX tender_shares_by_release ON payments.tender_shares (release_id)
  WHERE release_id IS NOT NULL;

ALTER TABLE refunds.refund_parts
  ADD COLUMN replaces uuid REFERENCES refunds.refund_parts, -- the instruction it is in place of
  ADD COLUMN replaced boolean NOT NULL DEFAULT false,       -- another is in its place
  ADD COLUMN refused  boolean NOT NULL DEFAULT false,       -- the gateway said no, for good
  ADD COLUMN note     text,                                 -- what a person wrote who decided it
  DROP CONSTRAINT refund_parts_kind_check,
  ADD CHECK (kind IN ('VOID','REFUND','STORE_CREDIT','BY_HAND')),
  ADD CHECK (NOT replaced OR (status = 'FAILED' AND refused));
-- One instruction takes the place of another once: two that race have one winner.
CREATE UNIQUE INDEX refund_parts_by_replaced ON refunds.refund_parts (replaces)
  WHERE replaces IS NOT NULL;
DROP INDEX refunds.refund_parts_open;
CREATE INDEX refund_parts_open ON refunds.refund_parts (status, requested_at, id)
  WHERE status <> 'SUCCEEDED' AND NOT replaced;
