-- The return that was opened by itself for what a carrier could not stop.
ALTER TABLE cancellations.intercepts ADD COLUMN return_id uuid;
CREATE INDEX intercepts_missed ON cancellations.intercepts (order_id)
  WHERE state = 'MISSED' AND return_id IS NULL;
