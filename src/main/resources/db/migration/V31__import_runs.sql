-- An import is known from its beginning: how far it has come, and why it failed.
ALTER TABLE imports.runs
  ADD COLUMN source     text NOT NULL DEFAULT '',
  ADD COLUMN status     text NOT NULL DEFAULT 'DONE' CHECK (status IN ('RUNNING','DONE','FAILED')),
  ADD COLUMN started_at timestamptz,
  ADD COLUMN heard_at   timestamptz, -- its last sign of life
  ADD COLUMN step       text,
  ADD COLUMN done       bigint NOT NULL DEFAULT 0,
  ADD COLUMN total      bigint NOT NULL DEFAULT 0,
  ADD COLUMN failure    jsonb,       -- the sentence's key in the message file, and its values
  ALTER COLUMN report   DROP NOT NULL,
  ALTER COLUMN ended_at DROP NOT NULL;
UPDATE imports.runs SET source = report->>'source', started_at = (report->>'startedAt')::timestamptz;
ALTER TABLE imports.runs
  ALTER COLUMN started_at SET NOT NULL,
  ADD CHECK ((status = 'RUNNING') = (ended_at IS NULL)),
  ADD CHECK ((status = 'DONE') = (report IS NOT NULL)),
  ADD CHECK ((status = 'FAILED') = (failure IS NOT NULL));
