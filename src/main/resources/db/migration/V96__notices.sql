-- What people are told on the site, beside the mails about the same.
CREATE TABLE notifications.notices (
  id         uuid NOT NULL,
  account_id uuid NOT NULL,
  kind       text NOT NULL,
  title      text NOT NULL,
  text       text NOT NULL,
  path       text NOT NULL, -- where on the site to look
  created_at timestamptz NOT NULL,
  read_at    timestamptz,
  PRIMARY KEY (account_id, id)
);
CREATE INDEX notices_unread ON notifications.notices (account_id) WHERE read_at IS NULL;

-- Which of what neither law nor money requires somebody does not want; nothing here: wanted.
CREATE TABLE notifications.choices (
  account_id uuid NOT NULL,
  topic      text NOT NULL,
  by_mail    boolean NOT NULL,
  on_site    boolean NOT NULL,
  PRIMARY KEY (account_id, topic)
);

-- By which a link in a mail unsubscribes without a sign-in.
CREATE TABLE notifications.unsubscribing (
  account_id uuid PRIMARY KEY,
  token      text NOT NULL UNIQUE
);
