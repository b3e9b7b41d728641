-- How sizes of a listing are measured, as its seller typed it: a line for each size, fields by "|".
CREATE TABLE catalog.size_charts (
  listing_id uuid PRIMARY KEY,
  shop_id    uuid NOT NULL,
  chart      text NOT NULL CHECK (length(chart) BETWEEN 1 AND 4000),
  changed_at timestamptz NOT NULL
);

-- Which prices moved lately, without looking at those that did not.
CREATE INDEX price_points_by_time ON catalog.price_points (at);
