-- Ratings are shown with what was bought; sellers answer them, anybody reports them, agents decide.
ALTER TABLE standing.ratings
  ADD COLUMN what        text NOT NULL DEFAULT '', -- the first title of the order
  ADD COLUMN canceled    boolean NOT NULL DEFAULT false, -- nothing of the order was left
  ADD COLUMN reply       text,
  ADD COLUMN replied_at  timestamptz,
  ADD COLUMN report      text,
  ADD COLUMN reported_at timestamptz,
  ADD COLUMN reported_by uuid,
  ADD COLUMN decided_at  timestamptz,
  ADD COLUMN decided_by  uuid,
  ADD COLUMN because     text, -- the agent's reasons
  ADD COLUMN hidden      boolean NOT NULL DEFAULT false, -- the words; the stars count all the same
  ADD CONSTRAINT answered_whole CHECK ((reply IS NULL) = (replied_at IS NULL)),
  ADD CONSTRAINT reported_whole CHECK ((report IS NULL) = (reported_at IS NULL)),
  ADD CONSTRAINT decided_what_was_reported
    CHECK (decided_at IS NULL OR (reported_at IS NOT NULL AND because IS NOT NULL)),
  ADD CONSTRAINT hidden_by_decision CHECK (NOT hidden OR decided_at IS NOT NULL);
CREATE INDEX ratings_to_decide ON standing.ratings (reported_at, order_id)
  WHERE reported_at IS NOT NULL AND decided_at IS NULL;
