package dev.unbuy.replay;

/** What came of an action. */
sealed interface Result {

  /** It was done, with the money and stock that were expected. */
  record Passed() implements Result {}

  /** The benchmark's own shop refuses it too. */
  record RefusedThere(String why) implements Result {}

  /** It could not be done here, or came to something else. */
  record Failed(String why) implements Result {}

  /** Something that is not as expected; ends the action. */
  final class Unexpected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unexpected(String why) {
      super(why, null, false, false);
    }
  }
}
