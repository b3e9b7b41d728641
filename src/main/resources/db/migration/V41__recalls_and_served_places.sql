-- Where no carrier goes, by the marketplace's own knowledge; and cancellations of many orders at once.

CREATE TABLE cancellations.unserved_areas (
  id            uuid PRIMARY KEY,
  country       text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  postal_prefix text NOT NULL DEFAULT '', -- of the postal code; empty for the whole country
  since         timestamptz NOT NULL,
  until         timestamptz,
  source        text NOT NULL,            -- who says so: a carrier's notice, with its date
  author_id     uuid,
  created_at    timestamptz NOT NULL,
  CHECK (until IS NULL OR until > since)
);
CREATE INDEX unserved_areas_by_country ON cancellations.unserved_areas (country, since);

-- A recall takes goods back from many orders; which ones is written down when it begins.
CREATE TABLE cancellations.recalls (
  id          uuid PRIMARY KEY,
  reason      text NOT NULL CHECK (reason IN ('RECALL','FRAUD')),
  shop_id     uuid NOT NULL,
  listings    uuid[] NOT NULL, -- empty for all of the shop
  placed_from timestamptz NOT NULL,
  placed_to   timestamptz NOT NULL,
  note        text NOT NULL,
  status      text NOT NULL CHECK (status IN ('RUNNING','PAUSED','DONE')),
  author_id   uuid NOT NULL,
  started_at  timestamptz NOT NULL,
  ended_at    timestamptz,
  CHECK (placed_from < placed_to),
  CHECK ((status = 'DONE') = (ended_at IS NOT NULL))
);
CREATE INDEX recalls_by_time ON cancellations.recalls (started_at, id);

CREATE TABLE cancellations.recall_orders (
  recall_id       uuid NOT NULL REFERENCES cancellations.recalls,
  order_id        uuid NOT NULL,
  buyer_id        uuid NOT NULL,
  number          text NOT NULL,
  outcome         text NOT NULL CHECK (outcome IN ('WAITING','CANCELED','ASKED','TOO_LATE','FAILED')),
  cancellation_id uuid,
  units           int NOT NULL DEFAULT 0,
  refund          bigint NOT NULL DEFAULT 0,
  currency        text NOT NULL,
  why             text,
  at              timestamptz,
  PRIMARY KEY (recall_id, order_id),
  CHECK ((outcome = 'WAITING') = (at IS NULL))
);
CREATE INDEX recall_orders_waiting ON cancellations.recall_orders (recall_id, order_id)
  WHERE outcome = 'WAITING';
