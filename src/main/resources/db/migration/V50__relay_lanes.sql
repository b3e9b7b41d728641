-- Projections and effects wait in lanes of their own: a slow gateway or mail server holds up no list.
ALTER TABLE platform.outbox_deliveries ADD COLUMN effect boolean NOT NULL DEFAULT false;
DROP INDEX platform.outbox_deliveries_due;
CREATE INDEX outbox_deliveries_due ON platform.outbox_deliveries (effect, due_at) WHERE NOT dead;
