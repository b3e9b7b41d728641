-- What buyers pay with, what became of it, and the ledger of every cent.
CREATE SCHEMA payments;

-- One authorization at the gateway; its id is the idempotency key under which it is asked for.
CREATE TABLE payments.tenders (
  id          uuid PRIMARY KEY,
  purchase_id uuid NOT NULL,
  buyer_id    uuid NOT NULL,
  position    int NOT NULL,
  method      text NOT NULL CHECK (method IN
    ('CARD','WALLET','BANK_TRANSFER','VOUCHER','PAY_LATER','STORE_CREDIT','CASH_ON_DELIVERY')),
  token       text NOT NULL,
  currency    text NOT NULL,
  amount      bigint NOT NULL CHECK (amount > 0),
  status      text NOT NULL CHECK (status IN
    ('REQUESTED','UNDER_REVIEW','PENDING','AUTHORIZED','PAID','DECLINED')),
  gateway_ref text,
  decline_code text,
  created_at  timestamptz NOT NULL,
  authorized_at timestamptz,
  expires_at  timestamptz
);
CREATE INDEX tenders_by_purchase ON payments.tenders (purchase_id, position);
CREATE UNIQUE INDEX tenders_by_gateway_ref ON payments.tenders (gateway_ref)
  WHERE gateway_ref IS NOT NULL;

-- What a tender pays of one order. A capture takes all that is not on its way back; until one is
-- asked for, money goes back by a void, afterwards by a refund.
CREATE TABLE payments.tender_shares (
  id           uuid PRIMARY KEY, -- also the key under which its capture is asked for
  tender_id    uuid NOT NULL,
  order_id     uuid NOT NULL,
  buyer_id     uuid NOT NULL,
  position     int NOT NULL,
  amount       bigint NOT NULL CHECK (amount > 0),
  capture      bigint NOT NULL DEFAULT 0 CHECK (capture >= 0),   -- asked for
  captured     bigint NOT NULL DEFAULT 0 CHECK (captured IN (0, capture)),
  going_back   bigint NOT NULL DEFAULT 0 CHECK (going_back >= 0), -- owed, not yet confirmed
  released     bigint NOT NULL DEFAULT 0 CHECK (released >= 0),
  refunded     bigint NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND captured),
  capture_requested_at timestamptz,
  captured_at  timestamptz,
  UNIQUE (tender_id, order_id),
  CHECK (capture + released <= amount),
  CHECK (going_back + released + refunded <= amount)
);
CREATE INDEX tender_shares_by_order ON payments.tender_shares (order_id, position);

-- Double entry: a transfer takes from one account what it gives to another, so that it cannot but
-- balance; a cause moves money between two accounts once.
CREATE TABLE payments.ledger_transfers (
  id       uuid PRIMARY KEY,
  cause    uuid NOT NULL,
  kind     text NOT NULL,
  order_id uuid NOT NULL,
  buyer_id uuid NOT NULL,
  shop_id  uuid NOT NULL,
  debit    text NOT NULL,
  credit   text NOT NULL CHECK (credit <> debit),
  amount   bigint NOT NULL CHECK (amount > 0),
  currency text NOT NULL,
  at       timestamptz NOT NULL,
  UNIQUE (cause, debit, credit)
);
CREATE INDEX ledger_transfers_by_order ON payments.ledger_transfers (order_id, id);

CREATE TABLE payments.store_credits (
  account_id uuid NOT NULL,
  currency   text NOT NULL,
  balance    bigint NOT NULL CHECK (balance >= 0),
  PRIMARY KEY (account_id, currency)
);

-- Notices of the gateway that were accepted; a repeated one is known by its id.
CREATE TABLE payments.gateway_notices (
  id          text PRIMARY KEY,
  type        text NOT NULL,
  received_at timestamptz NOT NULL
);
