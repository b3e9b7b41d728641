-- What was imported, and what of it the books here cannot hold.
CREATE SCHEMA imports;

CREATE TABLE imports.runs (
  id       uuid PRIMARY KEY,
  format   text NOT NULL,
  report   jsonb NOT NULL, -- rows read, used and reported, file by file
  ended_at timestamptz NOT NULL
);

-- What was paid in the source beside what its goods and their shipping cost, such as interest on
-- installments: it was never this marketplace's to hold or to give back.
CREATE TABLE imports.payment_differences (
  purchase_id uuid PRIMARY KEY,
  buyer_id    uuid NOT NULL,
  currency    text NOT NULL,
  paid        bigint NOT NULL,
  accounted   bigint NOT NULL,
  CHECK (paid <> accounted)
);
