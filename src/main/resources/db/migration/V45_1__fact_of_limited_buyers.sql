-- Whether the buyer had lost the courtesy of settling at once when a cancellation was judged.
ALTER TABLE cancellations.cancellations ADD COLUMN fact_limited boolean;
