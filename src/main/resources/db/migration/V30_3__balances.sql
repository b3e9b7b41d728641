-- What buyers have with the marketplace: store credit, and gift balance beside it; and refunds that
-- a buyer wants as store credit.

ALTER TABLE payments.store_credits
  ADD COLUMN kind text NOT NULL DEFAULT 'STORE_CREDIT' CHECK (kind IN ('STORE_CREDIT','GIFT_BALANCE')),
  DROP CONSTRAINT store_credits_pkey,
  ADD PRIMARY KEY (account_id, currency, kind);

ALTER TABLE payments.tenders DROP CONSTRAINT tenders_method_check;
ALTER TABLE payments.tenders ADD CONSTRAINT tenders_method_check CHECK (method IN
  ('CARD','WALLET','BANK_TRANSFER','VOUCHER','PAY_LATER','STORE_CREDIT','GIFT_BALANCE',
   'CASH_ON_DELIVERY'));

ALTER TABLE payments.ledger_transfers
  DROP CONSTRAINT ledger_knows_debit,
  DROP CONSTRAINT ledger_knows_credit;
ALTER TABLE payments.ledger_transfers
  ADD CONSTRAINT ledger_knows_debit CHECK (debit IN (
    'buyer-card','buyer-wallet','buyer-bank-transfer','buyer-voucher','buyer-pay-later',
    'buyer-store-credit','buyer-gift-balance','buyer-cash-on-delivery','escrow','refund-clearing',
    'seller-payable','seller-payout','commission','tax','shipping','paid-by-hand',
    'store-credit-granted','gift-cards-issued')),
  ADD CONSTRAINT ledger_knows_credit CHECK (credit IN (
    'buyer-card','buyer-wallet','buyer-bank-transfer','buyer-voucher','buyer-pay-later',
    'buyer-store-credit','buyer-gift-balance','buyer-cash-on-delivery','escrow','refund-clearing',
    'seller-payable','seller-payout','commission','tax','shipping','paid-by-hand',
    'store-credit-granted','gift-cards-issued'));

-- A buyer's own statement of both balances.
CREATE INDEX ledger_transfers_of_balances ON payments.ledger_transfers (buyer_id, id)
  WHERE debit IN ('buyer-store-credit','buyer-gift-balance')
    OR credit IN ('buyer-store-credit','buyer-gift-balance');

-- Of the code only a hash is kept.
CREATE TABLE payments.gift_cards (
  id          uuid PRIMARY KEY,
  code_hash   text NOT NULL UNIQUE,
  amount      bigint NOT NULL CHECK (amount > 0),
  currency    text NOT NULL,
  issued_by   uuid NOT NULL,
  issued_at   timestamptz NOT NULL,
  redeemed_by uuid,
  redeemed_at timestamptz,
  CHECK ((redeemed_by IS NULL) = (redeemed_at IS NULL))
);

ALTER TABLE cancellations.cancellations
  ADD COLUMN refund_to text NOT NULL DEFAULT 'ORIGINAL'
    CHECK (refund_to IN ('ORIGINAL','STORE_CREDIT'));
