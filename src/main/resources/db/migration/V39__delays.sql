-- Delays of shipping that buyers were told of, where the law has them told.
CREATE TABLE rights.delay_notices (
  id          uuid PRIMARY KEY,
  order_id    uuid NOT NULL,
  buyer_id    uuid NOT NULL,
  shop_id     uuid NOT NULL,
  position    int NOT NULL CHECK (position > 0), -- the first delay of the order, the second, …
  ship_by     timestamptz NOT NULL,     -- what was promised
  new_ship_by timestamptz NOT NULL CHECK (new_ship_by > ship_by),
  silence_consents boolean NOT NULL,
  ends_at     timestamptz NOT NULL,     -- when the order ends by itself while nobody consents
  told_at     timestamptz NOT NULL,
  consented_at timestamptz,
  UNIQUE (order_id, position)
);
