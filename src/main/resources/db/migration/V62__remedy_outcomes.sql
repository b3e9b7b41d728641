-- What became of remedies: also those whose order was canceled later, after all.
ALTER TABLE cancellations.remedy_offers ADD COLUMN canceled_at timestamptz;
CREATE INDEX remedy_offers_by_time ON cancellations.remedy_offers (offered_at, id);
CREATE INDEX contests_by_time ON cancellations.contests (raised_at, id);
CREATE INDEX contests_by_shop ON cancellations.contests (shop_id, raised_at, id);
