-- What a low standing leads to: announced first, appealed once, begun later, ended by a better record or an agent.
CREATE TABLE standing.consequences (
  id            uuid PRIMARY KEY,
  shop_id       uuid NOT NULL,
  standing      text NOT NULL CHECK (standing IN ('AT_RISK','BELOW')),
  announced_at  timestamptz NOT NULL,
  effective_at  timestamptz NOT NULL CHECK (effective_at >= announced_at),
  pauses_at     timestamptz CHECK (pauses_at >= effective_at), -- null: never
  search_factor double precision NOT NULL CHECK (search_factor > 0 AND search_factor <= 1),
  orders_a_day  int CHECK (orders_a_day > 0), -- null: as many as come
  begun_at      timestamptz,
  paused_at     timestamptz CHECK (paused_at >= begun_at),
  ended_at      timestamptz,
  ended_because text CHECK (ended_because IN ('IMPROVED','APPEAL')),
  appealed_at   timestamptz,
  appealed_by   uuid,
  statement     text,
  decided_at    timestamptz CHECK (decided_at >= appealed_at),
  decided_by    uuid,
  decision      text CHECK (decision IN ('UPHELD','LIFTED')),
  because       text,
  CHECK ((ended_at IS NULL) = (ended_because IS NULL)),
  CHECK ((appealed_at IS NULL) = (statement IS NULL)),
  CHECK ((decided_at IS NULL) = (decision IS NULL))
);
CREATE UNIQUE INDEX consequences_open ON standing.consequences (shop_id, standing)
  WHERE ended_at IS NULL;
CREATE INDEX consequences_by_shop ON standing.consequences (shop_id, announced_at DESC, id DESC);
CREATE INDEX consequences_lifted ON standing.consequences (shop_id) WHERE decision = 'LIFTED';
CREATE INDEX appeals_waiting ON standing.consequences (appealed_at, id)
  WHERE appealed_at IS NOT NULL AND decided_at IS NULL;
CREATE INDEX appeals_decided ON standing.consequences (decided_at DESC, id DESC)
  WHERE decided_at IS NOT NULL;

-- Orders that an agent has decided do not count in their shop's record.
CREATE TABLE standing.exclusions (
  order_id    uuid PRIMARY KEY,
  shop_id     uuid NOT NULL,
  excluded_at timestamptz NOT NULL,
  excluded_by uuid NOT NULL,
  because     text NOT NULL
);

-- What is in force for a shop now; the strictest of its consequences.
ALTER TABLE catalog.shops
  ADD COLUMN search_factor double precision NOT NULL DEFAULT 1
    CHECK (search_factor > 0 AND search_factor <= 1),
  ADD COLUMN orders_a_day int CHECK (orders_a_day > 0),
  ADD COLUMN paused_since timestamptz;
