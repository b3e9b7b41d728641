-- What a line of a payout is because of, and the ledger read account by account.

ALTER TABLE payments.payables ADD COLUMN cause uuid;
UPDATE payments.payables SET cause = order_id WHERE amount > 0;
UPDATE payments.payables p SET cause = l.cause FROM payments.ledger_transfers l
WHERE p.amount < 0 AND l.order_id = p.order_id AND l.kind = 'REFUND_OWED' AND l.debit = p.account
  AND l.amount = -p.amount AND l.at = p.at;
-- an order that is complete, or a part of a refund after that: each owes an account once
ALTER TABLE payments.payables ALTER COLUMN cause SET NOT NULL;
CREATE UNIQUE INDEX payables_by_cause ON payments.payables (cause, account);

-- Statements list causes; both accounts of a cause are in one payout, being of one transaction.
DROP INDEX payments.payables_open;
DROP INDEX payments.payables_by_payout;
CREATE INDEX payables_open ON payments.payables (shop_id, cause) WHERE payout_id IS NULL;
CREATE INDEX payables_by_payout ON payments.payables (payout_id, cause)
  WHERE payout_id IS NOT NULL;

CREATE INDEX ledger_transfers_by_debit ON payments.ledger_transfers (debit, id);
CREATE INDEX ledger_transfers_by_credit ON payments.ledger_transfers (credit, id);
