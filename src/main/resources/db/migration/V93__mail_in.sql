-- Replies by mail: whoever is told of a message gets an address of their own for that conversation.
ALTER TABLE notifications.mails ADD COLUMN reply_to text;

CREATE TABLE notifications.reply_addresses (
  token           text PRIMARY KEY,            -- secret: who knows it was told of the conversation
  conversation_id uuid NOT NULL,
  account_id      uuid NOT NULL,
  UNIQUE (conversation_id, account_id)
);

-- What was taken from the inbox, so that nothing is taken twice.
CREATE TABLE notifications.received (
  message_id text PRIMARY KEY,
  sender     text NOT NULL,
  outcome    text NOT NULL,
  at         timestamptz NOT NULL
);
-- Senders that were told once that nobody knows them.
CREATE TABLE notifications.strangers (
  sender text PRIMARY KEY,
  at     timestamptz NOT NULL
);
