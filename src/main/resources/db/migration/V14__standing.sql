-- Sellers' standing: what each order says about its shop, counted by day, judged by windows.
CREATE SCHEMA standing;

-- What buyers thought of an order; once per order, and final.
CREATE TABLE standing.ratings (
  order_id uuid PRIMARY KEY,
  buyer_id uuid NOT NULL,
  shop_id  uuid NOT NULL,
  stars    int NOT NULL CHECK (stars BETWEEN 1 AND 5),
  comment  text,
  at       timestamptz NOT NULL
);
CREATE INDEX ratings_by_shop ON standing.ratings (shop_id, at, order_id);

-- One row for each order of a shop, kept by events: what it adds to the shop's record.
CREATE TABLE standing.order_facts (
  order_id       uuid PRIMARY KEY,
  shop_id        uuid NOT NULL,
  number         text NOT NULL,
  placed_at      timestamptz NOT NULL,
  day            date NOT NULL GENERATED ALWAYS AS ((placed_at AT TIME ZONE 'UTC')::date) STORED,
  paid           boolean NOT NULL,
  seller_fault   boolean NOT NULL, -- units of it were canceled for SELLER fault
  canceled       boolean NOT NULL, -- nothing of it is left
  shipped        boolean NOT NULL, -- something of it has left
  late           boolean NOT NULL, -- something of it left after the ship-by date
  stars          int,
  CHECK (shipped OR NOT late)
);
CREATE INDEX order_facts_by_shop ON standing.order_facts (shop_id, placed_at, order_id);
CREATE INDEX order_facts_by_day ON standing.order_facts (shop_id, day);

-- The facts of a shop's orders added up by the UTC day on which they were placed. A stale day is
-- counted again before it is used.
CREATE TABLE standing.shop_days (
  shop_id      uuid NOT NULL,
  day          date NOT NULL,
  orders       int NOT NULL DEFAULT 0, -- paid, or canceled for SELLER fault before they were
  seller_fault int NOT NULL DEFAULT 0,
  shipped      int NOT NULL DEFAULT 0,
  late         int NOT NULL DEFAULT 0,
  defects      int NOT NULL DEFAULT 0, -- canceled for SELLER fault, or rated 2 or less
  ratings      int NOT NULL DEFAULT 0,
  stars        bigint NOT NULL DEFAULT 0, -- the sum of them
  stale        boolean NOT NULL DEFAULT true,
  PRIMARY KEY (shop_id, day)
);
CREATE INDEX shop_days_by_day ON standing.shop_days (day);

-- Where a shop stands now.
CREATE TABLE standing.shops (
  shop_id           uuid PRIMARY KEY,
  standing          text NOT NULL CHECK (standing IN ('TOP','STANDARD','AT_RISK','BELOW')),
  quality           double precision NOT NULL CHECK (quality > 0 AND quality <= 1),
  rating            double precision, -- shrunk; null without ratings
  ratings           int NOT NULL,
  cancellation_rate double precision NOT NULL, -- shrunk
  late_rate         double precision NOT NULL, -- shrunk
  defect_rate       double precision NOT NULL, -- shrunk
  since             timestamptz NOT NULL, -- of the standing
  scored_at         timestamptz NOT NULL
);
CREATE INDEX shops_by_standing ON standing.shops (standing, shop_id);

-- The whole marketplace's means, one row for each day on which they were taken; the last one holds.
CREATE TABLE standing.marketplace_days (
  day               date PRIMARY KEY,
  cancellation_rate double precision NOT NULL,
  late_rate         double precision NOT NULL,
  defect_rate       double precision NOT NULL,
  rating            double precision NOT NULL,
  quality           double precision NOT NULL, -- of a shop of which nothing is known
  taken_at          timestamptz NOT NULL
);

-- Every change of a standing, with the numbers that explain it. Append-only.
CREATE TABLE standing.standing_changes (
  id      uuid PRIMARY KEY,
  shop_id uuid NOT NULL,
  at      timestamptz NOT NULL,
  before  text, -- null: the first one
  after   text NOT NULL,
  numbers jsonb NOT NULL
);
CREATE INDEX standing_changes_by_shop ON standing.standing_changes (shop_id, at, id);

-- What was canceled of a shop's listings and took effect, kept by events, for insights.
CREATE TABLE standing.cancellation_facts (
  cancellation_id uuid NOT NULL,
  listing_id      uuid NOT NULL,
  shop_id         uuid NOT NULL,
  order_id        uuid NOT NULL,
  title           text NOT NULL,
  day             date NOT NULL, -- on which it was asked for, UTC
  reason          text NOT NULL,
  fault           text NOT NULL,
  units           int NOT NULL CHECK (units > 0),
  PRIMARY KEY (cancellation_id, listing_id)
);
CREATE INDEX cancellation_facts_by_shop ON standing.cancellation_facts (shop_id, day);
