-- Every order in which listings are browsed without words is that of an index.
CREATE INDEX listings_by_age ON search.listings (created_at, listing_id);
CREATE INDEX listings_by_category ON search.listings (category, quality, listing_id);
-- Most shops ship anywhere: countries are looked up here only where few do.
CREATE INDEX listings_by_destination ON search.listings USING gin (ships_to);
