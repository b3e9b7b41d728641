-- What every module stands on: outbox, deadlines, idempotency keys, the scheduler's table.
CREATE SCHEMA platform;

CREATE TABLE platform.outbox_events (
  id          uuid PRIMARY KEY,
  type        text NOT NULL,
  subject     uuid NOT NULL,
  payload     jsonb NOT NULL,
  occurred_at timestamptz NOT NULL
);
CREATE INDEX outbox_events_by_subject ON platform.outbox_events (subject, id);

-- One row per consumer that has not yet been served; a settled delivery is deleted.
CREATE TABLE platform.outbox_deliveries (
  event_id   uuid NOT NULL REFERENCES platform.outbox_events,
  consumer   text NOT NULL,
  due_at     timestamptz NOT NULL,
  attempts   int NOT NULL DEFAULT 0,
  dead       boolean NOT NULL DEFAULT false,
  last_error text,
  PRIMARY KEY (event_id, consumer)
);
CREATE INDEX outbox_deliveries_due ON platform.outbox_deliveries (due_at) WHERE NOT dead;
CREATE INDEX outbox_deliveries_dead ON platform.outbox_deliveries (due_at) WHERE dead;

CREATE TABLE platform.deadlines (
  kind     text NOT NULL,
  subject  uuid NOT NULL,
  due_at   timestamptz NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  PRIMARY KEY (subject, kind)
);
CREATE INDEX deadlines_due ON platform.deadlines (due_at);

CREATE TABLE platform.idempotency_keys (
  account_id   uuid NOT NULL,
  key          text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  request_hash text NOT NULL,
  id           uuid NOT NULL,
  status       int,
  body         text,
  created_at   timestamptz NOT NULL,
  PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotency_keys_by_age ON platform.idempotency_keys (created_at);

-- db-scheduler's own table, in the shape that its documentation gives.
CREATE TABLE platform.scheduled_tasks (
  task_name            text NOT NULL,
  task_instance        text NOT NULL,
  task_data            bytea,
  execution_time       timestamptz NOT NULL,
  picked               boolean NOT NULL,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint NOT NULL,
  priority             smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_execution_time ON platform.scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON platform.scheduled_tasks (last_heartbeat);
