-- The language in which somebody reads, once it is chosen; until then pages go by the browser.
ALTER TABLE accounts.accounts ALTER COLUMN locale DROP NOT NULL, ALTER COLUMN locale DROP DEFAULT;
UPDATE accounts.accounts SET locale = NULL WHERE locale IS NOT NULL;
