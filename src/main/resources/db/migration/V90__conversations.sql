-- What buyers, sellers and support write to each other: one thread wherever it is read.
CREATE SCHEMA conversations;

CREATE TABLE conversations.conversations (
  id                uuid PRIMARY KEY,
  between           text NOT NULL
    CHECK (between IN ('BUYER_AND_SELLER', 'BUYER_AND_SUPPORT', 'SELLER_AND_SUPPORT')),
  subject           text NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
  order_id          uuid,
  order_number      text,
  buyer_id          uuid,
  buyer_name        text,
  shop_id           uuid,
  shop_name         text,
  support           boolean NOT NULL,          -- whether support takes part
  status            text NOT NULL DEFAULT 'OPEN' CHECK (status IN ('OPEN', 'CLOSED')),
  last_seq          int NOT NULL DEFAULT 0,    -- of its messages: without a gap, in the order of their commits
  opened_at         timestamptz NOT NULL,
  last_at           timestamptz NOT NULL,
  answer_by         timestamptz,               -- until when support has promised to answer what waits
  assigned_to       uuid,
  assigned_name     text,
  first_asked_at    timestamptz,
  first_answered_at timestamptz,
  closed_at         timestamptz,
  reopened          int NOT NULL DEFAULT 0,
  stars             int CHECK (stars BETWEEN 1 AND 5),
  CHECK (between = 'SELLER_AND_SUPPORT' OR buyer_id IS NOT NULL),
  CHECK (between = 'BUYER_AND_SUPPORT' OR shop_id IS NOT NULL),
  CHECK (between = 'BUYER_AND_SELLER' OR support)
);
-- Two sides have one thread about an order, however often one of them begins it.
CREATE UNIQUE INDEX conversations_of_order ON conversations.conversations (order_id, between)
  WHERE order_id IS NOT NULL;
CREATE INDEX conversations_of_buyer ON conversations.conversations (buyer_id, last_at DESC, id DESC);
CREATE INDEX conversations_of_shop ON conversations.conversations (shop_id, last_at DESC, id DESC);
CREATE INDEX conversations_waiting ON conversations.conversations (answer_by, id)
  WHERE support AND status = 'OPEN';

CREATE TABLE conversations.messages (
  conversation_id uuid NOT NULL REFERENCES conversations.conversations (id) ON DELETE CASCADE,
  seq             int NOT NULL,
  id              uuid NOT NULL UNIQUE,
  at              timestamptz NOT NULL,
  side            text NOT NULL CHECK (side IN ('BUYER', 'SELLER', 'SUPPORT', 'PLATFORM')),
  kind            text NOT NULL CHECK (kind IN ('WORDS', 'NOTE', 'SYSTEM')),
  author_id       uuid,
  author_name     text NOT NULL,
  text            text NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
  via             text NOT NULL CHECK (via IN ('SITE', 'MAIL')),
  PRIMARY KEY (conversation_id, seq)
);
CREATE INDEX messages_of_author ON conversations.messages (author_id, at DESC);

-- How far somebody has read, and up to where a mail has told it.
CREATE TABLE conversations.marks (
  conversation_id uuid NOT NULL REFERENCES conversations.conversations (id) ON DELETE CASCADE,
  account_id      uuid NOT NULL,
  side            text NOT NULL,
  seq             int NOT NULL,
  mailed          int NOT NULL DEFAULT 0,
  PRIMARY KEY (conversation_id, account_id)
);

-- Every node hears of a message as soon as it is committed, whatever wrote it.
CREATE FUNCTION conversations.tell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('conversations', 'message ' || NEW.conversation_id);
  RETURN NULL;
END $$;
CREATE TRIGGER tell AFTER INSERT ON conversations.messages
  FOR EACH ROW EXECUTE FUNCTION conversations.tell();
