-- Where a buyer wants a part of a refund that the means of payment cannot take. Once it is paid only
-- the end of the number stays.
CREATE TABLE refunds.bank_accounts (
  part_id   uuid PRIMARY KEY REFERENCES refunds.refund_parts,
  order_id  uuid NOT NULL,
  buyer_id  uuid NOT NULL,
  holder    text NOT NULL,
  account   text NOT NULL, -- IBAN, or a number that the bank knows
  bank      text NOT NULL, -- BIC, routing code or name; empty with an IBAN
  given_at  timestamptz NOT NULL,
  erased_at timestamptz
);
