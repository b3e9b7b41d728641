-- What an order remembers of the rights that judge it, and a seller's kinder term about returns.
ALTER TABLE policies.seller_terms ADD COLUMN pays_returns boolean NOT NULL DEFAULT false;

ALTER TABLE orders.orders
  ADD COLUMN pack_version int NOT NULL DEFAULT 1,
  ADD COLUMN rights_told_at timestamptz, -- when the buyer was told of the right to withdraw
  ADD COLUMN return_paid_by text NOT NULL DEFAULT 'BUYER'
    CHECK (return_paid_by IN ('BUYER','SELLER')),
  ADD COLUMN delay_told_at timestamptz; -- while a delay that the seller told waits for consent
UPDATE orders.orders SET rights_told_at = placed_at WHERE source IS NULL;

ALTER TABLE catalog.listings ADD CONSTRAINT listings_withdrawal_exception
  CHECK (withdrawal_exception IN ('MADE_TO_ORDER','PERISHABLE','SEALED_HYGIENE',
    'MIXED_INSEPARABLY','SEALED_MEDIA','PRESS','PRICE_BY_MARKET'));
