package dev.unbuy.conversations;

/** What somebody who has a conversation open is told at once. */
public sealed interface LiveEvent {

  /** Something was written, or happened. */
  record Written(Message message) implements LiveEvent {}

  /** Somebody of another side has read up to the message of this number. */
  record Seen(int seq) implements LiveEvent {}

  /** Somebody of this other side is typing. */
  record Typing(Side side) implements LiveEvent {}

  /** Whether somebody of support is there. */
  record Support(boolean here) implements LiveEvent {}

  /** Nothing happened for a while; who is told this and cannot be reached has left. */
  record Quiet() implements LiveEvent {}
}
