package dev.unbuy.chaos;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;

/**
 * An order that people act on, and what they know of it.
 *
 * @param parcels that were packed
 * @param asked cancellations that waited for the seller
 * @param settled cancellations by the buyer that took effect at once
 * @param returns that were asked for
 */
record Deal(
    UUID order,
    Person buyer,
    Person seller,
    List<Line> lines,
    Queue<UUID> parcels,
    Queue<UUID> asked,
    Queue<UUID> settled,
    Queue<UUID> returns) {

  /** A line, and how many units of it were bought. */
  record Line(UUID id, int ordered) {}

  /** What is told of an order that was just placed. */
  static Deal of(JsonNode order, Person buyer, Person seller) {
    return new Deal(
        UUID.fromString(order.path("id").asString()),
        buyer,
        seller,
        order
            .path("lines")
            .valueStream()
            .map(
                line ->
                    new Line(
                        UUID.fromString(line.path("id").asString()), line.path("ordered").asInt()))
            .toList(),
        new ConcurrentLinkedQueue<>(),
        new ConcurrentLinkedQueue<>(),
        new ConcurrentLinkedQueue<>(),
        new ConcurrentLinkedQueue<>());
  }
}
