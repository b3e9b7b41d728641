-- Store credit that people of the marketplace gave to buyers out of good will: who, to whom, why.
CREATE TABLE payments.credit_grants (
  id         uuid PRIMARY KEY, -- the cause of its transfer in the ledger
  account_id uuid NOT NULL,
  amount     bigint NOT NULL CHECK (amount > 0),
  currency   text NOT NULL,
  reason     text NOT NULL, -- the buyer reads it
  granted_by uuid NOT NULL,
  granted_at timestamptz NOT NULL
);
CREATE INDEX credit_grants_by_account ON payments.credit_grants (account_id, granted_at);
