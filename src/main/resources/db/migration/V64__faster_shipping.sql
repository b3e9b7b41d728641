-- What a faster way of shipping costs more than the usual one: a withdrawal by right brings back
-- the usual one only.
ALTER TABLE orders.orders ADD COLUMN shipping_extra bigint NOT NULL DEFAULT 0
  CHECK (shipping_extra >= 0);
