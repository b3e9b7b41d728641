-- What a buyer's bank takes back of a payment: while it is argued about, and who bears it after.
CREATE TABLE refunds.chargebacks (
  id        uuid PRIMARY KEY, -- the cause of its transfers in the ledger
  reference text NOT NULL,    -- the gateway's own name of it
  order_id  uuid NOT NULL,
  buyer_id  uuid NOT NULL,
  shop_id   uuid NOT NULL,
  tender_id uuid NOT NULL,
  method    text NOT NULL,
  amount    bigint NOT NULL CHECK (amount > 0), -- this order's part
  currency  text NOT NULL,
  reason    text,
  opened_at timestamptz NOT NULL,
  taken_at  timestamptz, -- the bank has the money
  back_at   timestamptz, -- and gave it back
  closed_at timestamptz,
  won       boolean,
  borne_by  text CHECK (borne_by IN ('SELLER','MARKETPLACE')),
  decided_by uuid,
  decided_at timestamptz,
  note      text,
  UNIQUE (reference, order_id),
  CHECK (back_at IS NULL OR taken_at IS NOT NULL),
  CHECK ((closed_at IS NULL) = (won IS NULL)),
  CHECK (borne_by IS NULL OR NOT won AND decided_by IS NOT NULL AND note IS NOT NULL)
);
CREATE INDEX chargebacks_open ON refunds.chargebacks (opened_at, id)
  WHERE won IS NULL OR NOT won AND borne_by IS NULL;

ALTER TABLE orders.escrow_holds DROP CONSTRAINT escrow_holds_why_check;
ALTER TABLE orders.escrow_holds ADD CONSTRAINT escrow_holds_why_check
  CHECK (why IN ('RETURN','DISPUTE','CHARGEBACK'));

ALTER TABLE payments.ledger_transfers
  DROP CONSTRAINT ledger_knows_debit,
  DROP CONSTRAINT ledger_knows_credit;
ALTER TABLE payments.ledger_transfers
  ADD CONSTRAINT ledger_knows_debit CHECK (debit IN (
    'buyer-card','buyer-wallet','buyer-bank-transfer','buyer-voucher','buyer-pay-later',
    'buyer-store-credit','buyer-gift-balance','buyer-cash-on-delivery','escrow','refund-clearing',
    'seller-payable','seller-payout','commission','tax','shipping','paid-by-hand',
    'store-credit-granted','gift-cards-issued','chargebacks')),
  ADD CONSTRAINT ledger_knows_credit CHECK (credit IN (
    'buyer-card','buyer-wallet','buyer-bank-transfer','buyer-voucher','buyer-pay-later',
    'buyer-store-credit','buyer-gift-balance','buyer-cash-on-delivery','escrow','refund-clearing',
    'seller-payable','seller-payout','commission','tax','shipping','paid-by-hand',
    'store-credit-granted','gift-cards-issued','chargebacks'));
