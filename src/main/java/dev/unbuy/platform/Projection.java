package dev.unbuy.platform;

/** Keeps tables from events; each event is applied exactly once, in a transaction of its own. */
public non-sealed interface Projection<E extends Event> extends EventConsumer<E> {

  /** Plans the writes that this event asks for; the delivery is settled in the same transaction. */
  void apply(E event, UnitOfWork work);
}
