-- A seller proposes something else, or a later date, for what is not there; the buyer answers.
ALTER TABLE changes.order_changes DROP CONSTRAINT order_changes_status_check;
ALTER TABLE changes.order_changes ADD CONSTRAINT order_changes_status_check CHECK (status IN
  ('PAYING','ASKED','PROPOSED','SETTLED','DECLINED','EXPIRED','TAKEN_BACK','UNPAID','OVERTAKEN',
   'NOT_TAKEN'));
DO $$
DECLARE old text;
BEGIN
  SELECT conname INTO STRICT old FROM pg_constraint
  WHERE conrelid = 'changes.order_changes'::regclass AND contype = 'c'
    AND pg_get_constraintdef(oid) LIKE '%decided_at IS NULL%';
  EXECUTE 'ALTER TABLE changes.order_changes DROP CONSTRAINT ' || quote_ident(old);
END $$;
ALTER TABLE changes.order_changes ADD CONSTRAINT order_changes_decided_check
  CHECK ((status IN ('PAYING','ASKED','PROPOSED')) = (decided_at IS NULL));
DROP INDEX changes.order_changes_waiting;
CREATE UNIQUE INDEX order_changes_waiting ON changes.order_changes (order_id)
  WHERE status IN ('PAYING','ASKED','PROPOSED');
