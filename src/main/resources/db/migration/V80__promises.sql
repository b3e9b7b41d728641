-- How long parcels took and whether they came when they were promised, learned from those that did.
CREATE SCHEMA promises;

-- One row for each parcel that left, kept by events; days are UTC days.
CREATE TABLE promises.parcels (
  parcel_id     uuid PRIMARY KEY,
  shop_id       uuid NOT NULL,
  country       text NOT NULL,     -- where it went
  shipped_on    date NOT NULL,
  handling_days int NOT NULL,      -- working days from payment until it left, at most 60
  in_time       boolean NOT NULL,  -- it left by its ship-by date
  arrived_on    date,              -- of one that was lost, the day on which it should have come
  transit_days  int,               -- working days on the way, at most 60; of one that was lost, 60
  on_time       boolean,           -- it arrived on the last promised day or before
  CHECK ((arrived_on IS NULL) = (transit_days IS NULL)),
  CHECK ((arrived_on IS NULL) = (on_time IS NULL))
);

-- Parcels added up by day: with country '*' how long handling took, by the day on which they left;
-- with a country how long the way there took, by the day on which they arrived.
CREATE TABLE promises.day_counts (
  shop_id      uuid NOT NULL,
  country      text NOT NULL,
  day          date NOT NULL,
  working_days int NOT NULL CHECK (working_days BETWEEN 0 AND 60),
  parcels      int NOT NULL CHECK (parcels > 0),
  kept         int NOT NULL CHECK (kept BETWEEN 0 AND parcels), -- what was promised
  PRIMARY KEY (shop_id, country, day, working_days)
);
CREATE INDEX day_counts_by_day ON promises.day_counts (day);

-- The days of the window added up: what is promised by. With country '*' a shop's handling and its
-- whole record of promises, with a country its way there and its record on it.
CREATE TABLE promises.records (
  shop_id uuid NOT NULL,
  country text NOT NULL,
  days    int[] NOT NULL, -- working days, ascending …
  parcels int[] NOT NULL, -- … and how many parcels took each
  in_time int NOT NULL,   -- of these, by their date
  arrived int NOT NULL CHECK (arrived >= 0),
  on_time int NOT NULL CHECK (on_time BETWEEN 0 AND arrived), -- of the arrived
  share   double precision NOT NULL GENERATED ALWAYS AS (
    CASE WHEN arrived = 0 THEN 1 ELSE on_time::float8 / arrived END) STORED,
  PRIMARY KEY (shop_id, country)
);
-- The operator's list: shops of which enough is known, those that keep the fewest promises first.
CREATE INDEX records_by_share ON promises.records (share, shop_id)
  WHERE country = '*' AND arrived >= 10;
