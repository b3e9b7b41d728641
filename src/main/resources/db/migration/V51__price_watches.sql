-- Watched prices tell of drops; what was bought is watched for as long as a drop is made up for.
CREATE INDEX price_watches_by_account ON checkout.price_watches (account_id, created_at DESC, listing_id);

CREATE TABLE checkout.bought_prices (
  order_id   uuid NOT NULL,
  buyer_id   uuid NOT NULL,
  variant_id uuid NOT NULL,
  title      text NOT NULL,
  price      bigint NOT NULL,          -- of one unit as sold, or last told
  currency   text NOT NULL,
  until      timestamptz NOT NULL,
  PRIMARY KEY (order_id, variant_id)
);
CREATE INDEX bought_prices_by_variant ON checkout.bought_prices (variant_id, until);
CREATE INDEX bought_prices_by_end ON checkout.bought_prices (until);
