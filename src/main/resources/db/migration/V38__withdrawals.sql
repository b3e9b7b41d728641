-- Withdrawals from contracts by statute: declared in two steps, effective with the second.
CREATE SCHEMA rights;

CREATE TABLE rights.withdrawals (
  id          uuid PRIMARY KEY,
  order_id    uuid NOT NULL,
  buyer_id    uuid NOT NULL,
  shop_id     uuid NOT NULL,
  number      text NOT NULL, -- the order's, by which the contract is named
  name        text NOT NULL, -- who declares it
  email       text NOT NULL, -- where the acknowledgement goes
  state       text NOT NULL CHECK (state IN ('DECLARED','WAITING_FOR_GOODS','SETTLED')),
  declared_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  cancellation_id uuid,      -- of the units that had not shipped
  currency    text NOT NULL,
  canceled_refund bigint NOT NULL DEFAULT 0 CHECK (canceled_refund >= 0),
  goods_refund bigint NOT NULL DEFAULT 0 CHECK (goods_refund >= 0), -- of shipped units, as told
  goods_shipping bigint NOT NULL DEFAULT 0 CHECK (goods_shipping BETWEEN 0 AND goods_refund), -- of that, as owed
  return_paid_by text NOT NULL CHECK (return_paid_by IN ('BUYER','SELLER')),
  send_back_by timestamptz,
  refund_late_at timestamptz,
  carrier     text,
  tracking_number text,
  sent_at     timestamptz,   -- when the buyer proved that the goods are on their way back
  arrived_at  timestamptz,   -- when the seller had them
  CHECK ((state = 'DECLARED') = (confirmed_at IS NULL))
);
CREATE INDEX withdrawals_by_order ON rights.withdrawals (order_id, declared_at, id);

CREATE TABLE rights.withdrawal_lines (
  withdrawal_id uuid NOT NULL REFERENCES rights.withdrawals,
  line_id     uuid NOT NULL,
  order_id    uuid NOT NULL,
  buyer_id    uuid NOT NULL,
  quantity    int NOT NULL CHECK (quantity > 0),
  canceled    int NOT NULL DEFAULT 0 CHECK (canceled >= 0), -- had not shipped
  goods       int NOT NULL DEFAULT 0 CHECK (goods >= 0),    -- come back
  PRIMARY KEY (withdrawal_id, line_id),
  CHECK (canceled + goods IN (0, quantity))
);

-- A shop's withdrawals: a table of its own, kept by events.
CREATE TABLE rights.seller_withdrawals (
  withdrawal_id uuid PRIMARY KEY,
  shop_id     uuid NOT NULL,
  order_id    uuid NOT NULL,
  number      text NOT NULL,
  state       text NOT NULL,
  goods       int NOT NULL,
  refund      bigint NOT NULL,
  currency    text NOT NULL,
  confirmed_at timestamptz NOT NULL,
  sent_at     timestamptz,
  carrier     text,
  tracking_number text,
  arrived_at  timestamptz
);
CREATE INDEX seller_withdrawals_by_shop
  ON rights.seller_withdrawals (shop_id, confirmed_at, withdrawal_id);

-- Links by which somebody without an account reaches one order to withdraw from it.
CREATE TABLE rights.guest_links (
  token_hash  bytea PRIMARY KEY,
  order_id    uuid NOT NULL,
  buyer_id    uuid NOT NULL,
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL
);
CREATE INDEX guest_links_by_age ON rights.guest_links (expires_at);

-- A refund whose statutory time has passed without its money having been sent: the operator's alarm.
CREATE TABLE refunds.overdue_refunds (
  refund_id  uuid PRIMARY KEY,
  order_id   uuid NOT NULL,
  buyer_id   uuid NOT NULL,
  noticed_at timestamptz NOT NULL
);
CREATE INDEX overdue_refunds_by_time ON refunds.overdue_refunds (noticed_at, refund_id);

CREATE TABLE notifications.mail_attachments (
  mail_id      uuid NOT NULL REFERENCES notifications.mails,
  position     int NOT NULL,
  name         text NOT NULL,
  content_type text NOT NULL,
  content      bytea NOT NULL,
  PRIMARY KEY (mail_id, position)
);

-- Who is told of what only a person can mend.
CREATE INDEX accounts_of_operators ON accounts.accounts (id) WHERE 'OPERATOR' = ANY (roles);
