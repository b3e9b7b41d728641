-- Reasons are data: what an operator added, or changed of those that come with the code.
CREATE TABLE cancellations.reasons (
  code          text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  version       int NOT NULL CHECK (version > 0),
  giver         text NOT NULL CHECK (giver IN ('BUYER','SELLER','PLATFORM')),
  group_code    text NOT NULL,
  position      int NOT NULL,
  evidence      text NOT NULL,
  found         text NOT NULL CHECK (found IN ('BUYER','SELLER','CARRIER','PLATFORM','NOBODY')),
  otherwise     text NOT NULL CHECK (otherwise IN ('BUYER','SELLER','CARRIER','PLATFORM','NOBODY')),
  remedies      text[] NOT NULL DEFAULT '{}',
  note_required boolean NOT NULL DEFAULT false,
  words         jsonb NOT NULL DEFAULT '{}', -- what it is called, by language
  retired       boolean NOT NULL DEFAULT false,
  changed_at    timestamptz NOT NULL,
  changed_by    uuid NOT NULL,
  CHECK (giver <> 'SELLER' OR otherwise = 'SELLER') -- no seller chooses a way out
);

CREATE TABLE cancellations.reason_groups (
  code       text PRIMARY KEY CHECK (code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  version    int NOT NULL CHECK (version > 0),
  position   int NOT NULL,
  words      jsonb NOT NULL DEFAULT '{}',
  changed_at timestamptz NOT NULL,
  changed_by uuid NOT NULL
);

-- What each meant, version by version, and who decided it. Append-only.
CREATE TABLE cancellations.reason_versions (
  code       text NOT NULL,
  version    int NOT NULL,
  meaning    jsonb NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by uuid NOT NULL,
  PRIMARY KEY (code, version)
);
CREATE FUNCTION cancellations.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what a reason meant is only ever added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER reason_versions_are_append_only
  BEFORE UPDATE OR DELETE ON cancellations.reason_versions
  FOR EACH ROW EXECUTE FUNCTION cancellations.refuse_change();

-- Which version of its reason judged a cancellation; 0 is what came with the code.
ALTER TABLE cancellations.cancellations ADD COLUMN reason_version int NOT NULL DEFAULT 0;
