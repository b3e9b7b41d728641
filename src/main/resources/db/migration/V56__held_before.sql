-- What a seller's orders held when its books were last carried forward: what is held now is that
-- and what came after, however long the seller has been here.
CREATE TABLE payments.held_before (
  shop_id  uuid NOT NULL,
  currency text NOT NULL,
  until    timestamptz NOT NULL, -- transfers before this instant are in it
  held     bigint NOT NULL,
  PRIMARY KEY (shop_id, currency)
);
DROP INDEX payments.ledger_transfers_held;
CREATE INDEX ledger_transfers_held ON payments.ledger_transfers (shop_id, at)
  INCLUDE (currency, credit, amount) WHERE credit = 'escrow' OR debit = 'escrow';
