-- What was asked of Adyen and what it told: Adyen itself cannot be asked how a payment stands.
CREATE TABLE payments.adyen_operations (
  id            uuid PRIMARY KEY,
  key           text NOT NULL, -- ours; empty for what was done without us
  kind          text NOT NULL CHECK (kind IN ('AUTHORIZATION','CAPTURE','RELEASE','REFUND')),
  psp_reference text,          -- Adyen's name of it, once it is known
  authorization_ref text,      -- Adyen's name of the authorization that it is about
  amount        bigint NOT NULL CHECK (amount > 0),
  currency      text NOT NULL,
  status        text NOT NULL CHECK (status IN ('ASKED','RECEIVED','DONE','FAILED')),
  code          text,
  asked_at      timestamptz NOT NULL
);
CREATE UNIQUE INDEX adyen_operations_by_key ON payments.adyen_operations (key, kind)
  WHERE key <> '';
CREATE UNIQUE INDEX adyen_operations_by_psp ON payments.adyen_operations (psp_reference)
  WHERE psp_reference IS NOT NULL;
CREATE INDEX adyen_operations_by_authorization
  ON payments.adyen_operations (authorization_ref);

-- Money that moved, as its webhooks told: the list that is compared with our books.
CREATE TABLE payments.adyen_tellings (
  id            text PRIMARY KEY, -- the same however often it is told
  key           text NOT NULL,
  authorization_ref text NOT NULL,
  kind          text NOT NULL CHECK (kind IN ('CAPTURE','REFUND')),
  succeeded     boolean NOT NULL,
  amount        bigint NOT NULL,
  currency      text NOT NULL,
  code          text,
  heard_at      timestamptz NOT NULL
);
CREATE INDEX adyen_tellings_by_time ON payments.adyen_tellings (heard_at, id);
