package dev.unbuy.platform;

/**
 * Touches the world outside because of an event: gateway, mail, webhook. Repeated with backoff
 * until it returns, so it must use a key that makes the repetition harmless.
 */
public non-sealed interface Effect<E extends Event> extends EventConsumer<E> {

  /**
   * Does it, outside of any transaction.
   *
   * @throws RuntimeException when it did not work or may not have; it is tried again later
   */
  void perform(E event);
}
