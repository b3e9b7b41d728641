package dev.unbuy.platform;

import java.util.function.BiConsumer;

/** Keeps tables from events; each event is applied exactly once, in a transaction of its own. */
public non-sealed interface Projection<E extends Event> extends EventConsumer<E> {

  /** Plans the writes that this event asks for; the delivery is settled in the same transaction. */
  void apply(E event, UnitOfWork work);

  /** A projection of this name that does this. */
  static <E extends Event> Projection<E> of(
      String name, Class<E> type, BiConsumer<E, UnitOfWork> apply) {
    return new Projection<>() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Class<E> event() {
        return type;
      }

      @Override
      public void apply(E event, UnitOfWork work) {
        apply.accept(event, work);
      }
    };
  }
}
