-- A mail may be about a shop instead of an order.
ALTER TABLE notifications.mails ALTER COLUMN order_id DROP NOT NULL;
