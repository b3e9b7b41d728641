-- Nodes hear, too, how far somebody has read, and that somebody types. All that is right stands in the
-- tables; a signal only makes it faster.
CREATE FUNCTION conversations.tell_seen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('conversations', 'seen ' || NEW.conversation_id);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_first AFTER INSERT ON conversations.marks
  FOR EACH ROW EXECUTE FUNCTION conversations.tell_seen();
CREATE TRIGGER tell_more AFTER UPDATE OF seq ON conversations.marks
  FOR EACH ROW WHEN (NEW.seq > OLD.seq) EXECUTE FUNCTION conversations.tell_seen();

CREATE FUNCTION conversations.tell_typing(conversation uuid, side text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('conversations', 'typing ' || conversation || ' ' || side);
  RETURN true;
END $$;

-- The agents who have a conversation open, until when that is known.
CREATE TABLE conversations.support_here (
  account_id uuid PRIMARY KEY,
  until      timestamptz NOT NULL
);
