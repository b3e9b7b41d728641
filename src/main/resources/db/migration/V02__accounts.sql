-- People: how they sign in, what they may do, where they live.
CREATE SCHEMA accounts;

CREATE TABLE accounts.accounts (
  id            uuid PRIMARY KEY,
  email         text NOT NULL CHECK (email = lower(email)),
  name          text NOT NULL,
  password_hash text, -- Argon2id in PHC form; null where nobody can sign in yet (imported history)
  roles         text[] NOT NULL CHECK (roles <@ ARRAY['BUYER','SELLER','AGENT','OPERATOR']),
  shop_id       uuid, -- the shop that a seller acts for
  locale        text NOT NULL DEFAULT 'en',
  created_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX accounts_by_email ON accounts.accounts (email);
CREATE INDEX accounts_by_shop ON accounts.accounts (shop_id) WHERE shop_id IS NOT NULL;

CREATE TABLE accounts.sessions (
  token_hash   bytea PRIMARY KEY, -- SHA-256 of the cookie's value
  account_id   uuid NOT NULL REFERENCES accounts.accounts,
  created_at   timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  user_agent   text
);
CREATE INDEX sessions_by_account ON accounts.sessions (account_id, created_at);
CREATE INDEX sessions_by_expiry ON accounts.sessions (expires_at);

CREATE TABLE accounts.api_tokens (
  id           uuid PRIMARY KEY,
  token_hash   bytea NOT NULL,
  account_id   uuid NOT NULL REFERENCES accounts.accounts,
  name         text NOT NULL,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  revoked_at   timestamptz
);
CREATE UNIQUE INDEX api_tokens_by_hash ON accounts.api_tokens (token_hash);
CREATE INDEX api_tokens_by_account ON accounts.api_tokens (account_id, id);

CREATE TABLE accounts.addresses (
  id          uuid PRIMARY KEY,
  account_id  uuid NOT NULL REFERENCES accounts.accounts,
  name        text NOT NULL,
  line1       text NOT NULL,
  line2       text,
  city        text NOT NULL,
  region      text,
  postal_code text NOT NULL,
  country     text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  created_at  timestamptz NOT NULL
);
CREATE INDEX addresses_by_account ON accounts.addresses (account_id, id);

-- Bucket4j's own table: the buckets of all rate limits.
CREATE TABLE accounts.rate_limits (
  id         text PRIMARY KEY,
  state      bytea,
  expires_at bigint
);
