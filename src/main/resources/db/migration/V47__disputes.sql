-- Arguments about orders: what the buyer says, what the seller offers, what an agent decides.
CREATE TABLE returns.disputes (
  id         uuid PRIMARY KEY,
  order_id   uuid NOT NULL,
  buyer_id   uuid NOT NULL,
  shop_id    uuid NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('NOT_ARRIVED','DAMAGED','NOT_AS_DESCRIBED')),
  wants      text NOT NULL CHECK (wants IN ('REFUND','PART_REFUND','REPLACEMENT','RETURN')),
  wanted     bigint CHECK (wanted > 0), -- with PART_REFUND
  currency   text NOT NULL,
  value      bigint NOT NULL CHECK (value >= 0),    -- what can go back at most, shipping included
  shipping   bigint NOT NULL CHECK (shipping BETWEEN 0 AND value),
  status     text NOT NULL CHECK (status IN
    ('OPEN','OFFERED','ESCALATED','DECIDED','APPEALED','CLOSED')),
  opened_at  timestamptz NOT NULL,
  next_by    timestamptz, -- when it goes on by itself
  offer      text CHECK (offer IN ('REFUND','PART_REFUND','REPLACEMENT','RETURN','NOTHING')),
  offered    bigint CHECK (offered > 0),
  decision   text CHECK (decision IN ('REFUND','PART_REFUND','REPLACEMENT','RETURN','NOTHING')),
  decided    bigint CHECK (decided > 0),
  because    text, -- the agent's reasons
  decided_by uuid,
  decided_at timestamptz,
  appealed_by text CHECK (appealed_by IN ('BUYER','SELLER')),
  result     text CHECK (result IN ('REFUND','PART_REFUND','REPLACEMENT','RETURN','NOTHING')),
  back       bigint CHECK (back BETWEEN 0 AND value),
  lost       boolean NOT NULL DEFAULT false, -- an agent, or silence, decided against the seller
  ended_at   timestamptz,
  CHECK ((status = 'CLOSED') = (ended_at IS NOT NULL)),
  CHECK ((next_by IS NULL) = (ended_at IS NOT NULL)),
  CHECK (status = 'CLOSED' OR result IS NULL)
);
CREATE INDEX disputes_by_order ON returns.disputes (order_id, id);
CREATE UNIQUE INDEX disputes_open ON returns.disputes (order_id) WHERE status <> 'CLOSED';
CREATE INDEX disputes_by_shop ON returns.disputes (shop_id, opened_at, id);
CREATE INDEX disputes_to_decide ON returns.disputes (next_by, id)
  WHERE status IN ('ESCALATED','APPEALED');

CREATE TABLE returns.dispute_lines (
  dispute_id uuid NOT NULL REFERENCES returns.disputes,
  line_id    uuid NOT NULL,
  order_id   uuid NOT NULL,
  buyer_id   uuid NOT NULL,
  quantity   int NOT NULL CHECK (quantity > 0),
  refund     bigint NOT NULL CHECK (refund >= 0),
  PRIMARY KEY (dispute_id, line_id)
);

-- What was said, by whom and when; append-only.
CREATE TABLE returns.dispute_statements (
  id         uuid PRIMARY KEY,
  dispute_id uuid NOT NULL REFERENCES returns.disputes,
  order_id   uuid NOT NULL,
  buyer_id   uuid NOT NULL,
  at         timestamptz NOT NULL,
  author     text NOT NULL CHECK (author IN ('BUYER','SELLER','AGENT','PLATFORM')),
  author_id  uuid,
  words      text NOT NULL
);
CREATE INDEX dispute_statements_by_dispute ON returns.dispute_statements (dispute_id, at, id);

-- A lost dispute is a defect of its order.
ALTER TABLE standing.order_facts ADD COLUMN lost_dispute boolean NOT NULL DEFAULT false;
