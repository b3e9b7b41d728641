-- Buyers who cancel so often without anybody else's fault that their wishes no longer settle at once.
CREATE TABLE cancellations.limited_buyers (
  buyer_id uuid PRIMARY KEY,
  since    timestamptz NOT NULL,
  canceled int NOT NULL, -- of their orders within the window, by their own fault
  orders   int NOT NULL
);
