-- The agents' desk: whose a conversation is, answers that are written once, and what was done for others.
CREATE INDEX conversations_of_agent ON conversations.conversations (assigned_to, last_at DESC, id DESC)
  WHERE support AND status = 'OPEN';
CREATE INDEX conversations_closed ON conversations.conversations (closed_at DESC, id DESC)
  WHERE support AND status = 'CLOSED';
CREATE INDEX conversations_asked ON conversations.conversations (first_asked_at)
  WHERE support;

CREATE TABLE conversations.macros (
  id         uuid PRIMARY KEY,
  title      text NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
  text       text NOT NULL CHECK (length(text) BETWEEN 1 AND 5000),
  edited_at  timestamptz NOT NULL,
  edited_by  uuid
);
INSERT INTO conversations.macros (id, title, text, edited_at) VALUES
  ('0199f000-0000-7000-8000-000000000001', 'Where is my order', 'Hello {buyer},

thank you for writing. I have looked at order {order} of {shop}: its parcel and where it is stand on the page of the order. I will write again when anything changes.

{agent}', now()),
  ('0199f000-0000-7000-8000-000000000002', 'Refund is on its way', 'Hello {buyer},

the refund for order {order} has been sent. When it arrives depends on your bank; the page of the refund says by when, for each way in which you paid.

{agent}', now()),
  ('0199f000-0000-7000-8000-000000000003', 'Anything else', 'Hello {buyer},

is there anything else that I can do? If not, I will close this conversation; you can write here again at any time.

{agent}', now());

-- What an agent did for a buyer: both, the order, and what it was.
CREATE TABLE conversations.acts (
  id              uuid PRIMARY KEY,
  conversation_id uuid NOT NULL,
  order_id        uuid NOT NULL,
  buyer_id        uuid NOT NULL,
  buyer_name      text NOT NULL,
  agent_id        uuid NOT NULL,
  agent_name      text NOT NULL,
  act             text NOT NULL,
  at              timestamptz NOT NULL
);
CREATE INDEX acts_latest ON conversations.acts (at DESC, id DESC);
