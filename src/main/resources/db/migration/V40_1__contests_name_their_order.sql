-- What the agents' queue shows of a contest, so that it is read without its order.
ALTER TABLE cancellations.contests
  ADD COLUMN number    text NOT NULL DEFAULT '',
  ADD COLUMN shop_name text NOT NULL DEFAULT '',
  ADD COLUMN reason    text NOT NULL DEFAULT 'OTHER';
