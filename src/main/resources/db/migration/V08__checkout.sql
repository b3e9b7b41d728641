-- Before the order: cart, saved for later, watched prices, coupons.
CREATE SCHEMA checkout;

CREATE TABLE checkout.cart_lines (
  id         uuid PRIMARY KEY,
  account_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  quantity   int NOT NULL CHECK (quantity BETWEEN 1 AND 999),
  added_at   timestamptz NOT NULL,
  UNIQUE (account_id, variant_id)
);

CREATE TABLE checkout.saved_items (
  id         uuid PRIMARY KEY,
  account_id uuid NOT NULL,
  variant_id uuid NOT NULL,
  quantity   int NOT NULL CHECK (quantity BETWEEN 1 AND 999),
  saved_at   timestamptz NOT NULL,
  UNIQUE (account_id, variant_id)
);

CREATE TABLE checkout.price_watches (
  account_id uuid NOT NULL,
  listing_id uuid NOT NULL,
  below      bigint CHECK (below > 0), -- null: any drop
  price      bigint NOT NULL,          -- when the watch was set, or last told
  currency   text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, listing_id)
);
CREATE INDEX price_watches_by_listing ON checkout.price_watches (listing_id);

CREATE TABLE checkout.coupons (
  code    text PRIMARY KEY CHECK (code = upper(code)),
  shop_id uuid,                                    -- null: the marketplace's own
  percent int CHECK (percent BETWEEN 1 AND 100),
  amount  bigint CHECK (amount > 0),
  minimum bigint NOT NULL DEFAULT 0,               -- of the goods that it applies to
  currency text NOT NULL,
  active  boolean NOT NULL DEFAULT true,
  CHECK ((percent IS NULL) <> (amount IS NULL))
);
