-- What a policy would have made of history: kept, so that it can be looked at again.
CREATE SCHEMA simulation;

CREATE TABLE simulation.simulations (
  id         uuid PRIMARY KEY,
  policy_id  uuid,           -- the version that was tried; null: numbers of no version
  from_at    timestamptz NOT NULL,
  to_at      timestamptz NOT NULL,
  result     jsonb NOT NULL,
  author_id  uuid NOT NULL,
  begun_at   timestamptz NOT NULL,
  took_ms    bigint NOT NULL CHECK (took_ms >= 0),
  CHECK (from_at < to_at)
);
CREATE INDEX simulations_by_policy ON simulation.simulations (policy_id, id);
