package dev.unbuy.platform;

/**
 * One who must hear of a kind of event; every event is delivered to every one of its consumers whom
 * it concerns.
 */
public sealed interface EventConsumer<E extends Event> permits Projection, Effect {

  /**
   * The name under which deliveries are kept, stable across releases, such as {@code
   * standing.order-placed}.
   */
  String name();

  /** The kind of event. */
  Class<E> event();

  /** Whether it has to hear of this one; where it need not, nothing is kept for it. */
  default boolean concerns(E event) {
    return true;
  }
}
