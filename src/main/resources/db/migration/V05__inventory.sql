-- What is there, what of it is promised, and every movement that made it so.
CREATE SCHEMA inventory;

CREATE TABLE inventory.stock (
  variant_id uuid PRIMARY KEY,
  on_hand    int NOT NULL CHECK (on_hand >= 0),
  reserved   int NOT NULL DEFAULT 0 CHECK (reserved BETWEEN 0 AND on_hand)
);

-- Append-only. A cause (order line's cancellation, parcel, purchase) moves a variant once per kind.
CREATE TABLE inventory.movements (
  cause      uuid NOT NULL,
  variant_id uuid NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('RECEIVED','RESERVED','RELEASED','SHIPPED','CORRECTED')),
  quantity   int NOT NULL,
  at         timestamptz NOT NULL,
  PRIMARY KEY (cause, variant_id, kind)
);
CREATE INDEX movements_by_variant ON inventory.movements (variant_id, at);
