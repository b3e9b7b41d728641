-- The ledger is only ever added to, knows its accounts, and pays sellers.

ALTER TABLE payments.ledger_transfers
  ALTER COLUMN order_id DROP NOT NULL,
  ALTER COLUMN buyer_id DROP NOT NULL,
  ALTER COLUMN shop_id DROP NOT NULL,
  -- a payout is a seller's, a grant a buyer's; everything else is an order's
  ADD CHECK (CASE kind WHEN 'PAYOUT' THEN shop_id IS NOT NULL WHEN 'GRANT' THEN buyer_id IS NOT NULL
    ELSE order_id IS NOT NULL AND buyer_id IS NOT NULL AND shop_id IS NOT NULL END);

-- Checks, not a table of accounts: every posting would share a lock on the same few rows of it.
ALTER TABLE payments.ledger_transfers
  ADD CONSTRAINT ledger_knows_debit CHECK (debit IN (
    'buyer-card','buyer-wallet','buyer-bank-transfer','buyer-voucher','buyer-pay-later',
    'buyer-store-credit','buyer-cash-on-delivery','escrow','refund-clearing','seller-payable',
    'seller-payout','commission','tax','shipping','paid-by-hand','store-credit-granted')),
  ADD CONSTRAINT ledger_knows_credit CHECK (credit IN (
    'buyer-card','buyer-wallet','buyer-bank-transfer','buyer-voucher','buyer-pay-later',
    'buyer-store-credit','buyer-cash-on-delivery','escrow','refund-clearing','seller-payable',
    'seller-payout','commission','tax','shipping','paid-by-hand','store-credit-granted'));

CREATE FUNCTION payments.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is only ever added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE ON payments.ledger_transfers
  FOR EACH ROW EXECUTE FUNCTION payments.refuse_change();
CREATE TRIGGER ledger_is_not_emptied BEFORE TRUNCATE ON payments.ledger_transfers
  FOR EACH STATEMENT EXECUTE FUNCTION payments.refuse_change();

CREATE INDEX ledger_transfers_by_time ON payments.ledger_transfers (at, id);
CREATE INDEX ledger_transfers_held ON payments.ledger_transfers (shop_id, currency, credit)
  INCLUDE (amount) WHERE credit = 'escrow' OR debit = 'escrow';

-- What a seller earned of an order, or has to give back of it; paid out once.
CREATE TABLE payments.payouts (
  id         uuid PRIMARY KEY,
  shop_id    uuid NOT NULL,
  currency   text NOT NULL,
  amount     bigint NOT NULL CHECK (amount > 0),
  created_at timestamptz NOT NULL
);
CREATE INDEX payouts_by_shop ON payments.payouts (shop_id, id);

CREATE TABLE payments.payables (
  id        uuid PRIMARY KEY,
  shop_id   uuid NOT NULL,
  order_id  uuid NOT NULL,
  buyer_id  uuid NOT NULL,
  account   text NOT NULL CHECK (account IN ('seller-payable','shipping')),
  amount    bigint NOT NULL CHECK (amount <> 0), -- below zero for what has to be given back
  currency  text NOT NULL,
  at        timestamptz NOT NULL,
  payout_id uuid REFERENCES payments.payouts
);
CREATE INDEX payables_open ON payments.payables (shop_id, currency) WHERE payout_id IS NULL;
CREATE INDEX payables_by_payout ON payments.payables (payout_id, id) WHERE payout_id IS NOT NULL;
