-- What is sent in the place of units that come back, and what of their price it stands for.
ALTER TABLE returns.return_lines
  ADD COLUMN variant text,
  ADD COLUMN worth   bigint CHECK (worth BETWEEN 0 AND refund),
  ADD CONSTRAINT exchanged_whole
    CHECK ((variant_id IS NULL) = (variant IS NULL) AND (variant_id IS NULL) = (worth IS NULL));
