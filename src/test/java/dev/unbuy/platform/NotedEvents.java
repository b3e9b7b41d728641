package dev.unbuy.platform;

import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** An event of the tests' own, with a consumer of each kind that can be made to fail. */
public final class NotedEvents {

  private NotedEvents() {}

  /** Something was noted about a variant. */
  record Noted(Instant at, UUID subject, int failures) implements Event {}

  /** Puts one unit of the variant on the shelf; the subject is the movement's cause. */
  @Component
  static class Shelf implements Projection<Noted> {
    private final Map<UUID, Integer> tries = new ConcurrentHashMap<>();

    @Override
    public String name() {
      return "tests.shelf";
    }

    @Override
    public Class<Noted> event() {
      return Noted.class;
    }

    @Override
    public void apply(Noted event, UnitOfWork work) {
      work.plan(Stock.receive(event.subject(), new Units(event.subject(), 1), event.at()));
      failAtFirst(tries, event);
    }
  }

  /** Counts how often the world outside was asked. */
  @Component
  static class World implements Effect<Noted> {
    private final Map<UUID, Integer> tries = new ConcurrentHashMap<>();

    int asked(UUID subject) {
      return tries.getOrDefault(subject, 0);
    }

    @Override
    public String name() {
      return "tests.world";
    }

    @Override
    public Class<Noted> event() {
      return Noted.class;
    }

    @Override
    public void perform(Noted event) {
      failAtFirst(tries, event);
    }
  }

  private static void failAtFirst(Map<UUID, Integer> tries, Noted event) {
    if (tries.merge(event.subject(), 1, Integer::sum) <= event.failures()) {
      throw new TryAgain("not yet");
    }
  }
}
