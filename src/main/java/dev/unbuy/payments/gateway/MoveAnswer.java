package dev.unbuy.payments.gateway;

/** What a gateway said to a capture, a void or a refund. */
public sealed interface MoveAnswer {

  /** It has happened, and is final. */
  record Done(String reference) implements MoveAnswer {}

  /**
   * It is on its way. Of a refund a notice tells when it has arrived or failed; a capture or a void
   * is asked for again, under its key, until it has happened.
   */
  record Accepted(String reference) implements MoveAnswer {}

  /**
   * It will not happen, however often it is asked.
   *
   * @param code the gateway's reason in one word, such as {@code closed_card}
   */
  record Refused(String code, String why) implements MoveAnswer {}

  /** No answer arrived; it may or may not have happened. Ask again under the same key. */
  record Unknown(String why) implements MoveAnswer {}
}
