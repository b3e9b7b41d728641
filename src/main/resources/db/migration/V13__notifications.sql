-- What people were told by mail, kept for the operator to read.
CREATE SCHEMA notifications;

CREATE TABLE notifications.mails (
  id         uuid PRIMARY KEY, -- also the mail's Message-ID, by which a repeated one is known
  account_id uuid NOT NULL,
  recipient  text NOT NULL,
  kind       text NOT NULL,
  order_id   uuid NOT NULL,
  subject    text NOT NULL,
  text       text NOT NULL,
  html       text NOT NULL,
  created_at timestamptz NOT NULL,
  sent_at    timestamptz
);
CREATE INDEX mails_by_recipient ON notifications.mails (recipient, created_at, id);
CREATE INDEX mails_by_time ON notifications.mails (created_at, id);
CREATE INDEX mails_by_order ON notifications.mails (order_id, id);
