-- What a seller edits: two people of one shop may have the same listing open.
ALTER TABLE catalog.listings ADD COLUMN version int NOT NULL DEFAULT 1 CHECK (version > 0);
