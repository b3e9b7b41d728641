-- What other systems are told: their addresses, what was or will be sent there, and how it went.
CREATE SCHEMA webhooks;

CREATE TABLE webhooks.endpoints (
  id            uuid PRIMARY KEY,
  owner_id      uuid NOT NULL,           -- the shop whose events it hears; all zeros: the operator, of all
  url           text NOT NULL CHECK (length(url) BETWEEN 1 AND 2000),
  name          text NOT NULL CHECK (length(name) <= 100),
  kinds         text[] NOT NULL,         -- codes of kinds; none: all
  secret        text NOT NULL,
  old_secret    text,                    -- signs, too, until old_until
  old_until     timestamptz,
  active        boolean NOT NULL DEFAULT true,
  gone          boolean NOT NULL DEFAULT false, -- it answered that it is gone for good
  created_at    timestamptz NOT NULL,
  claimed_until timestamptz NOT NULL DEFAULT '-infinity'
);
CREATE INDEX endpoints_of_owner ON webhooks.endpoints (owner_id, id);

CREATE TABLE webhooks.deliveries (
  endpoint_id uuid NOT NULL REFERENCES webhooks.endpoints ON DELETE CASCADE,
  message_id  uuid NOT NULL,
  kind        text NOT NULL,
  happened_at timestamptz NOT NULL,
  payload     text NOT NULL,
  status      text NOT NULL DEFAULT 'WAITING' CHECK (status IN ('WAITING', 'DELIVERED', 'DEAD')),
  attempts    int NOT NULL DEFAULT 0,    -- since it was sent or replayed
  due_at      timestamptz NOT NULL,
  PRIMARY KEY (endpoint_id, message_id)
);
CREATE INDEX deliveries_due ON webhooks.deliveries (due_at, endpoint_id) WHERE status = 'WAITING';
CREATE INDEX deliveries_by_status ON webhooks.deliveries (endpoint_id, status, message_id);

CREATE TABLE webhooks.attempts (
  id          uuid PRIMARY KEY,
  endpoint_id uuid NOT NULL,
  message_id  uuid NOT NULL,
  at          timestamptz NOT NULL,
  took_ms     bigint NOT NULL,
  answered    int,                       -- the status, where there was an answer
  failure     text,                      -- a code, where there was none
  excerpt     text NOT NULL,             -- the beginning of the answer's body
  FOREIGN KEY (endpoint_id, message_id) REFERENCES webhooks.deliveries ON DELETE CASCADE
);
CREATE INDEX attempts_of_delivery ON webhooks.attempts (endpoint_id, message_id, id);
