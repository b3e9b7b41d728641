package dev.unbuy.platform;

import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Keeps tables from events; each event is applied exactly once, in the transaction that settles its
 * delivery, with others of the same projection or alone.
 */
public non-sealed interface Projection<E extends Event> extends EventConsumer<E> {

  /** Plans the writes that this event asks for; the delivery is settled in the same transaction. */
  void apply(E event, UnitOfWork work);

  /** A projection of this name that does this. */
  static <E extends Event> Projection<E> of(
      String name, Class<E> type, BiConsumer<E, UnitOfWork> apply) {
    return of(name, type, event -> true, apply);
  }

  /** A projection of this name that does this with the events that concern it. */
  static <E extends Event> Projection<E> of(
      String name, Class<E> type, Predicate<E> concerns, BiConsumer<E, UnitOfWork> apply) {
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
      public boolean concerns(E event) {
        return concerns.test(event);
      }

      @Override
      public void apply(E event, UnitOfWork work) {
        apply.accept(event, work);
      }
    };
  }
}
