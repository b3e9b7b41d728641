-- The marketplace's numbers with the day from which they hold, and sellers' own, kinder terms.
CREATE SCHEMA policies;

CREATE TABLE policies.policy_versions (
  effective_from timestamptz PRIMARY KEY,
  numbers        jsonb NOT NULL,
  source         text NOT NULL,
  author_id      uuid,
  created_at     timestamptz NOT NULL
);

CREATE TABLE policies.seller_terms (
  shop_id              uuid PRIMARY KEY,
  accepts_automatically boolean NOT NULL DEFAULT false,
  return_days          int NOT NULL DEFAULT 30 CHECK (return_days BETWEEN 0 AND 365),
  changed_at           timestamptz NOT NULL
);
