package dev.unbuy.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** All declared consumers of events; found late, because they may themselves publish. */
@Component
class Consumers {

  private final Supplier<Declared> declared;

  Consumers(ObjectProvider<EventConsumer<?>> beans) {
    this.declared = SingletonSupplier.of(() -> Declared.of(beans.stream().toList()));
  }

  /**
   * Those whom an event concerns.
   *
   * @throws IllegalStateException when no consumer is declared for its kind
   */
  List<EventConsumer<?>> concernedBy(Event event) {
    List<EventConsumer<?>> all = declared.get().byEvent().get(event.getClass());
    if (all == null) {
      throw new IllegalStateException("no consumer is declared for " + event.getClass());
    }
    return all.stream().filter(consumer -> concerns(consumer, event)).toList();
  }

  Optional<EventConsumer<?>> named(String name) {
    return Optional.ofNullable(declared.get().byName().get(name));
  }

  private static <E extends Event> boolean concerns(EventConsumer<E> consumer, Event event) {
    return consumer.concerns(consumer.event().cast(event));
  }

  private record Declared(
      Map<String, EventConsumer<?>> byName, Map<Class<?>, List<EventConsumer<?>>> byEvent) {

    static Declared of(List<EventConsumer<?>> all) {
      return new Declared(
          all.stream().collect(Collectors.toMap(EventConsumer::name, Function.identity())),
          all.stream().collect(Collectors.groupingBy(EventConsumer::event)));
    }
  }
}
