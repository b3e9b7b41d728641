-- What was bought of whom, and how far it has come.
CREATE SCHEMA orders;

CREATE TABLE orders.purchases (
  id         uuid PRIMARY KEY,
  buyer_id   uuid NOT NULL,
  currency   text NOT NULL,
  total      bigint NOT NULL CHECK (total >= 0),
  ship_to    jsonb NOT NULL,
  placed_at  timestamptz NOT NULL
);
CREATE INDEX purchases_by_buyer ON orders.purchases (buyer_id, placed_at, id);

CREATE TABLE orders.orders (
  id          uuid PRIMARY KEY,
  number      text NOT NULL,
  purchase_id uuid NOT NULL,
  buyer_id    uuid NOT NULL,
  buyer_name  text NOT NULL,
  shop_id     uuid NOT NULL,
  shop_name   text NOT NULL,
  currency    text NOT NULL,
  items       bigint NOT NULL CHECK (items >= 0),        -- unit prices times quantities
  discount    bigint NOT NULL DEFAULT 0 CHECK (discount BETWEEN 0 AND items),
  shipping    bigint NOT NULL DEFAULT 0 CHECK (shipping >= 0),
  tax         bigint NOT NULL DEFAULT 0 CHECK (tax >= 0), -- added to prices, not within them
  total       bigint NOT NULL CHECK (total = items - discount + shipping + tax),
  owed_back   bigint NOT NULL DEFAULT 0 CHECK (owed_back BETWEEN 0 AND total), -- asked ones too
  shipping_owed_back bigint NOT NULL DEFAULT 0
    CHECK (shipping_owed_back BETWEEN 0 AND least(shipping, owed_back)),
  ship_to     jsonb NOT NULL,
  right_pack  text NOT NULL DEFAULT 'default',
  accepts_automatically boolean NOT NULL DEFAULT false, -- the seller's term at the time of sale
  return_days int NOT NULL DEFAULT 30,
  placed_at   timestamptz NOT NULL,
  payment     text NOT NULL CHECK (payment IN ('UNPAID','UNDER_REVIEW','PAID')),
  paid_at     timestamptz,
  handling_days int NOT NULL DEFAULT 1, -- working days
  transit_min   int NOT NULL DEFAULT 1,
  transit_max   int NOT NULL DEFAULT 5,
  ship_by     timestamptz NOT NULL,
  delivery_from date NOT NULL,
  delivery_to date NOT NULL,
  delivered_at timestamptz,  -- of the last unit
  completed_at timestamptz,  -- receipt confirmed, or protection over
  units_ordered   int NOT NULL CHECK (units_ordered > 0),
  units_canceled  int NOT NULL DEFAULT 0,
  units_shipped   int NOT NULL DEFAULT 0,
  units_delivered int NOT NULL DEFAULT 0,
  source      text, -- where imported history came from
  status      text NOT NULL GENERATED ALWAYS AS (CASE
    WHEN units_canceled = units_ordered THEN 'CANCELED'
    WHEN completed_at IS NOT NULL THEN 'COMPLETED'
    WHEN units_shipped > 0 AND units_delivered = units_ordered - units_canceled THEN 'DELIVERED'
    WHEN units_shipped > 0 AND units_shipped = units_ordered - units_canceled THEN 'SHIPPED'
    WHEN units_shipped > 0 THEN 'PARTIALLY_SHIPPED'
    WHEN payment = 'UNPAID' THEN 'AWAITING_PAYMENT'
    WHEN payment = 'UNDER_REVIEW' THEN 'PAYMENT_REVIEW'
    ELSE 'AWAITING_SHIPMENT' END) STORED,
  CHECK ((payment = 'PAID') = (paid_at IS NOT NULL)),
  CHECK (units_canceled >= 0 AND units_canceled + units_shipped <= units_ordered),
  CHECK (units_delivered BETWEEN 0 AND units_shipped)
);
CREATE UNIQUE INDEX orders_by_number ON orders.orders (number);
CREATE INDEX orders_by_buyer ON orders.orders (buyer_id, placed_at, id);
CREATE INDEX orders_by_buyer_and_status ON orders.orders (buyer_id, status, placed_at, id);
CREATE INDEX orders_by_purchase ON orders.orders (purchase_id);

CREATE TABLE orders.order_lines (
  id          uuid PRIMARY KEY,
  order_id    uuid NOT NULL,
  buyer_id    uuid NOT NULL,
  position    int NOT NULL,
  listing_id  uuid NOT NULL,
  variant_id  uuid NOT NULL,
  title       text NOT NULL,
  variant     text NOT NULL,
  art         text NOT NULL DEFAULT '',
  unit_price  bigint NOT NULL CHECK (unit_price >= 0),
  discount    bigint NOT NULL DEFAULT 0 CHECK (discount BETWEEN 0 AND unit_price * ordered),
  shipping    bigint NOT NULL DEFAULT 0 CHECK (shipping >= 0),
  tax         bigint NOT NULL DEFAULT 0 CHECK (tax >= 0),
  ordered        int NOT NULL CHECK (ordered > 0),
  open           int NOT NULL CHECK (open >= 0),
  canceled       int NOT NULL DEFAULT 0 CHECK (canceled >= 0),
  in_fulfillment int NOT NULL DEFAULT 0 CHECK (in_fulfillment >= 0),
  shipped        int NOT NULL DEFAULT 0 CHECK (shipped >= 0),
  delivered      int NOT NULL DEFAULT 0 CHECK (delivered BETWEEN 0 AND shipped),
  returned       int NOT NULL DEFAULT 0 CHECK (returned BETWEEN 0 AND delivered),
  asked          int NOT NULL DEFAULT 0, -- wait for the seller's answer; they cannot be shipped
  owed_back      bigint NOT NULL DEFAULT 0, -- for canceled and asked units, without shipping
  withdrawal_excepted boolean NOT NULL DEFAULT false,
  CHECK (ordered = open + canceled + in_fulfillment + shipped),
  CHECK (asked BETWEEN 0 AND open + in_fulfillment),
  CHECK (owed_back BETWEEN 0 AND unit_price * ordered - discount + tax)
);
CREATE INDEX order_lines_by_order ON orders.order_lines (order_id, position);

CREATE TABLE orders.fulfillments (
  id         uuid PRIMARY KEY,
  order_id   uuid NOT NULL,
  buyer_id   uuid NOT NULL,
  shop_id    uuid NOT NULL,
  status     text NOT NULL CHECK (status IN ('PREPARING','LABELED','SHIPPED','DELIVERED',
    'REFUSED','LOST','RETURNED_TO_SENDER','INTERCEPTED')),
  carrier    text,
  tracking_number text,
  created_at timestamptz NOT NULL,
  labeled_at timestamptz,
  shipped_at timestamptz,
  delivered_at timestamptz
);
CREATE INDEX fulfillments_by_order ON orders.fulfillments (order_id, id);

CREATE TABLE orders.fulfillment_lines (
  fulfillment_id uuid NOT NULL,
  line_id        uuid NOT NULL,
  order_id       uuid NOT NULL,
  buyer_id       uuid NOT NULL,
  quantity       int NOT NULL CHECK (quantity >= 0),
  PRIMARY KEY (fulfillment_id, line_id)
);
CREATE INDEX fulfillment_lines_by_order ON orders.fulfillment_lines (order_id);

-- Everything that happened, for the timeline; append-only.
CREATE TABLE orders.order_history (
  id       uuid PRIMARY KEY,
  order_id uuid NOT NULL,
  buyer_id uuid NOT NULL,
  at       timestamptz NOT NULL,
  kind     text NOT NULL,
  actor    text NOT NULL,
  actor_id uuid,
  data     jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX order_history_by_order ON orders.order_history (order_id, at, id);

-- A seller's orders: a table of its own, kept by events, so that buyers and sellers can be spread
-- over machines apart from each other.
CREATE TABLE orders.seller_orders (
  order_id   uuid PRIMARY KEY,
  shop_id    uuid NOT NULL,
  number     text NOT NULL,
  buyer_name text NOT NULL,
  placed_at  timestamptz NOT NULL,
  ship_by    timestamptz NOT NULL,
  status     text NOT NULL,
  to_ship    int NOT NULL,
  units      int NOT NULL,
  total      bigint NOT NULL,
  currency   text NOT NULL
);
CREATE INDEX seller_orders_by_shop ON orders.seller_orders (shop_id, placed_at, order_id);
CREATE INDEX seller_orders_by_status ON orders.seller_orders (shop_id, status, placed_at, order_id);
CREATE INDEX seller_orders_to_ship ON orders.seller_orders (shop_id, ship_by, order_id)
  WHERE to_ship > 0 AND status IN ('AWAITING_SHIPMENT','PARTIALLY_SHIPPED');
