-- Stopping a parcel that has its label, or is with the carrier already, because of a cancellation.
CREATE TABLE cancellations.intercepts (
  id              uuid PRIMARY KEY,
  cancellation_id uuid NOT NULL UNIQUE REFERENCES cancellations.cancellations,
  order_id        uuid NOT NULL,
  buyer_id        uuid NOT NULL,
  shop_id         uuid NOT NULL,
  carrier         text NOT NULL,
  tracking_number text NOT NULL,
  state           text NOT NULL CHECK (state IN
    ('VOIDING','RECALLING','STOPPING','STOPPED','TURNED_ROUND','BACK','MISSED')),
  answer_by       timestamptz, -- the carrier's time; then the next step is tried
  started_by      uuid NOT NULL,
  started_at      timestamptz NOT NULL,
  changed_at      timestamptz NOT NULL,
  CHECK ((state IN ('VOIDING','RECALLING','STOPPING')) = (answer_by IS NOT NULL))
);
CREATE INDEX intercepts_by_order ON cancellations.intercepts (order_id);

-- What the carrier said, and what came of it. Append-only.
CREATE TABLE cancellations.intercept_steps (
  id           uuid PRIMARY KEY,
  intercept_id uuid NOT NULL REFERENCES cancellations.intercepts,
  order_id     uuid NOT NULL,
  buyer_id     uuid NOT NULL,
  at           timestamptz NOT NULL,
  event        text NOT NULL, -- SILENCE where the carrier said nothing in time
  state        text NOT NULL
);
CREATE INDEX intercept_steps_by_intercept ON cancellations.intercept_steps (intercept_id, id);
