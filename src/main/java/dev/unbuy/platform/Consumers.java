package dev.unbuy.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All declared consumers of events; found late, because they may themselves publish. */
@Component
class Consumers {

  private final ObjectProvider<EventConsumer<?>> beans;
  private volatile Map<String, EventConsumer<?>> byName = Map.of();
  private volatile Map<Class<?>, List<String>> byEvent = Map.of();

  Consumers(ObjectProvider<EventConsumer<?>> beans) {
    this.beans = beans;
  }

  List<String> namesFor(Class<?> event) {
    load();
    return byEvent.getOrDefault(event, List.of());
  }

  Optional<EventConsumer<?>> named(String name) {
    load();
    return Optional.ofNullable(byName.get(name));
  }

  private synchronized void load() {
    if (byName.isEmpty()) {
      List<EventConsumer<?>> all = beans.stream().toList();
      byEvent =
          all.stream()
              .collect(
                  Collectors.groupingBy(
                      EventConsumer::event,
                      Collectors.mapping(EventConsumer::name, Collectors.toUnmodifiableList())));
      byName = all.stream().collect(Collectors.toMap(EventConsumer::name, Function.identity()));
    }
  }
}
