-- Photos with returns and disputes, as they were written anew: nothing of what was sent is kept.
CREATE TABLE returns.photos (
  id       uuid PRIMARY KEY,
  subject  uuid NOT NULL, -- the return, the dispute
  order_id uuid NOT NULL,
  buyer_id uuid NOT NULL,
  shop_id  uuid NOT NULL,
  author   text NOT NULL CHECK (author IN ('BUYER','SELLER')),
  at       timestamptz NOT NULL,
  width    int NOT NULL CHECK (width > 0),
  height   int NOT NULL CHECK (height > 0),
  jpeg     bytea NOT NULL
);
CREATE INDEX photos_by_subject ON returns.photos (subject, id);
