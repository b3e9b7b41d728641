package dev.unbuy.sandbox;

import dev.unbuy.sandbox.JournalEntry.Answered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What the journal says, ready to be looked up. Not safe for threads; the desk's lock guards it.
 *
 * <p>The newest million answers are kept; an older key is forgotten, as gateways do after a time.
 */
final class Book {

  private static final int MOST_ANSWERS = 1_000_000;

  private final SequencedMap<String, Answered> answers = new LinkedHashMap<>();
  private final Map<String, Authorization> authorizations = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final List<Operation> operations = new ArrayList<>();
  private final SequencedMap<String, Operation> pendingRefunds = new LinkedHashMap<>();
  private final SequencedMap<String, Operation> untold = new LinkedHashMap<>();

  void apply(JournalEntry entry) {
    if (entry.answered() != null) {
      answers.put(entry.answered().key(), entry.answered());
      if (answers.size() > MOST_ANSWERS) {
        answers.pollFirstEntry();
      }
    }
    if (entry.authorization() != null) {
      authorizations.put(entry.authorization().id(), entry.authorization());
    }
    if (entry.operation() != null) {
      put(entry.operation());
    }
    if (entry.told() != null) {
      untold.remove(entry.told());
    }
  }

  Optional<Answered> answered(String key) {
    return Optional.ofNullable(answers.get(key));
  }

  Optional<Authorization> authorization(String id) {
    return Optional.ofNullable(authorizations.get(id));
  }

  Optional<Operation> operation(String id) {
    return Optional.ofNullable(places.get(id)).map(operations::get);
  }

  List<Operation> pendingRefunds() {
    return List.copyOf(pendingRefunds.values());
  }

  Optional<Operation> oldestPendingRefund(String authorizationId) {
    return pendingRefunds().stream()
        .filter(refund -> refund.authorizationId().equals(authorizationId))
        .findFirst();
  }

  /** What has ended, and nobody was told yet. */
  List<Operation> untold() {
    return List.copyOf(untold.values());
  }

  /** The place that the next operation will have. */
  int nextPlace() {
    return operations.size();
  }

  /** When the newest operation was made, or the given time where that is later. */
  Instant notBeforeLast(Instant now) {
    if (operations.isEmpty() || operations.getLast().createdAt().isBefore(now)) {
      return now;
    }
    return operations.getLast().createdAt();
  }

  /**
   * Operations in the order they were made, from a time on, after an operation where one is named.
   */
  List<Operation> operations(Instant from, Optional<String> after, int limit) {
    int start = Math.max(firstFrom(from), after.map(places::get).map(place -> place + 1).orElse(0));
    int end = Math.min(operations.size(), start + limit);
    return start >= end ? List.of() : List.copyOf(operations.subList(start, end));
  }

  private int firstFrom(Instant from) {
    int low = 0;
    int high = operations.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (operations.get(middle).createdAt().isBefore(from)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void put(Operation operation) {
    var place = places.putIfAbsent(operation.id(), operations.size());
    if (place == null) {
      operations.add(operation);
    } else {
      operations.set(place, operation);
    }
    if (operation.isPending() && operation.kind() == Operation.Kind.REFUND) {
      pendingRefunds.put(operation.id(), operation);
    }
    if (!operation.isPending()) {
      pendingRefunds.remove(operation.id());
      untold.put(operation.id(), operation);
    }
  }
}
