-- Versions of the policy from a draft to the past, and which of them judged what.
ALTER TABLE policies.policy_versions
  ADD COLUMN id uuid,
  ADD COLUMN status text NOT NULL DEFAULT 'SCHEDULED'
    CHECK (status IN ('DRAFT','SCHEDULED','DROPPED')),
  ADD COLUMN revision int NOT NULL DEFAULT 1 CHECK (revision > 0),
  ADD COLUMN based_on uuid; -- the version that was in force when it was drafted
UPDATE policies.policy_versions SET id = gen_random_uuid();
ALTER TABLE policies.policy_versions
  DROP CONSTRAINT policy_versions_pkey,
  ALTER COLUMN effective_from DROP NOT NULL,
  ALTER COLUMN id SET NOT NULL,
  ADD PRIMARY KEY (id),
  ADD CHECK (status <> 'SCHEDULED' OR effective_from IS NOT NULL);
CREATE UNIQUE INDEX policy_versions_in_time ON policies.policy_versions (effective_from)
  WHERE status = 'SCHEDULED';
CREATE INDEX policy_versions_by_status ON policies.policy_versions (status, id);

-- Who did what to a version, and how its numbers were then. Append-only.
CREATE TABLE policies.policy_changes (
  id         uuid PRIMARY KEY,
  version_id uuid NOT NULL,
  revision   int NOT NULL,
  what       text NOT NULL CHECK (what IN ('DRAFTED','REVISED','SCHEDULED','DROPPED')),
  numbers    jsonb NOT NULL,
  note       text NOT NULL,
  effective_from timestamptz,
  author_id  uuid,
  at         timestamptz NOT NULL
);
CREATE INDEX policy_changes_by_version ON policies.policy_changes (version_id, id);
CREATE FUNCTION policies.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was decided is only ever added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER policy_changes_are_append_only BEFORE UPDATE OR DELETE ON policies.policy_changes
  FOR EACH ROW EXECUTE FUNCTION policies.refuse_change();

-- Which version judged it; null: the numbers that came with the code.
ALTER TABLE orders.orders ADD COLUMN policy_version uuid;
ALTER TABLE cancellations.cancellations
  ADD COLUMN policy_version uuid,
  -- the facts as they were when it was judged; null where it was judged before they were kept
  ADD COLUMN fact_payment    text,
  ADD COLUMN fact_paid_at    timestamptz,
  ADD COLUMN fact_ship_by    timestamptz,
  ADD COLUMN fact_packed     int,
  ADD COLUMN fact_right_open boolean,
  ADD COLUMN fact_accepts    boolean;
