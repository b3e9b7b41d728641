package dev.unbuy.sandbox;

import dev.unbuy.sandbox.JournalEntry.Answered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the journal says, ready to be looked up. Not safe for threads; the desk's lock guards it.
 *
 * <p>The newest million answers are kept; an older key is forgotten, as gateways do after a time.
 */
final class Book {

  private static final int MOST_ANSWERS = 1_000_000;

  private final SequencedMap<String, Answered> answers = new LinkedHashMap<>();
  private final Map<String, Authorization> authorizations = new HashMap<>();
  private final TreeSet<Expiry> expiries =
      new TreeSet<>(Comparator.comparing(Expiry::at).thenComparing(Expiry::authorizationId));
  private final Map<String, Operation> operations = new HashMap<>();
  private final Map<String, List<String>> byKey = new HashMap<>();
  private final List<Operation> movements = new ArrayList<>();
  private final SequencedMap<String, Operation> pending = new LinkedHashMap<>();
  private final SequencedMap<String, Operation> untold = new LinkedHashMap<>();
  private final Map<String, String> dooms = new HashMap<>();
  private final Map<String, Operation> chargebacks = new HashMap<>();

  private record Expiry(Instant at, String authorizationId) {}

  void apply(JournalEntry entry) {
    if (entry.answered() != null) {
      answers.put(entry.answered().key(), entry.answered());
      if (answers.size() > MOST_ANSWERS) {
        answers.pollFirstEntry();
      }
    }
    if (entry.authorization() != null) {
      put(entry.authorization());
    }
    if (entry.operation() != null) {
      put(entry.operation(), entry.doom());
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
    return Optional.ofNullable(operations.get(id));
  }

  /** What was done under a key: nothing or one, and an expiry of the authorization it made. */
  List<Operation> operationsUnder(String key) {
    return byKey.getOrDefault(key, List.of()).stream()
        .map(id -> Objects.requireNonNull(operations.get(id)))
        .toList();
  }

  /** Authorizations, payments and refunds whose end is yet to come, oldest first. */
  List<Operation> pending() {
    return List.copyOf(pending.values());
  }

  Optional<Operation> oldestPendingRefund(String authorizationId) {
    return pending.values().stream()
        .filter(operation -> operation.kind() == Operation.Kind.REFUND)
        .filter(refund -> refund.authorizationId().equals(authorizationId))
        .findFirst();
  }

  /** The chargeback of an authorization that has not ended, if there is one. */
  Optional<Operation> openChargeback(String authorizationId) {
    return Optional.ofNullable(chargebacks.get(authorizationId))
        .filter(last -> last.stage() != null && !last.stage().isLast());
  }

  /** Why a refund that was accepted will fail, if it will. */
  Optional<String> doom(String operationId) {
    return Optional.ofNullable(dooms.get(operationId));
  }

  /** Authorizations whose time is over, a few at a time. */
  List<Authorization> expired(Instant now) {
    return expiries.stream()
        .takeWhile(expiry -> !expiry.at().isAfter(now))
        .limit(100)
        .map(expiry -> Objects.requireNonNull(authorizations.get(expiry.authorizationId())))
        .toList();
  }

  /** What has changed, and nobody was told yet. */
  List<Operation> untold() {
    return List.copyOf(untold.values());
  }

  /** The place that the next operation will have. */
  int nextPlace() {
    return movements.size();
  }

  /** When the newest change was made, or the given time where that is later. */
  Instant notBeforeLast(Instant now) {
    if (movements.isEmpty() || movements.getLast().changedAt().isBefore(now)) {
      return now;
    }
    return movements.getLast().changedAt();
  }

  /**
   * Changes in the order in which they were made: those from a time on that come after a number.
   */
  List<Movement> movements(Instant from, int after, int limit) {
    int start = Math.max(firstFrom(from), after);
    int end = Math.min(movements.size(), start + limit);
    var listed = new ArrayList<Movement>();
    for (int place = start; place < end; place++) {
      listed.add(new Movement(place + 1, movements.get(place)));
    }
    return listed;
  }

  private int firstFrom(Instant from) {
    int low = 0;
    int high = movements.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (movements.get(middle).changedAt().isBefore(from)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void put(Authorization authorization) {
    var before = authorizations.put(authorization.id(), authorization);
    if (before != null && before.expiresAt() != null) {
      expiries.remove(new Expiry(before.expiresAt(), before.id()));
    }
    if (authorization.expiresAt() != null) {
      expiries.add(new Expiry(authorization.expiresAt(), authorization.id()));
    }
  }

  private void put(Operation operation, @Nullable String doom) {
    if (operations.put(operation.id(), operation) == null) {
      byKey.merge(operation.idempotencyKey(), List.of(operation.id()), Book::joined);
    }
    movements.add(operation);
    if (operation.kind() == Operation.Kind.CHARGEBACK) {
      chargebacks.put(operation.authorizationId(), operation);
    }
    untold.put(WebhookEvent.idOf(operation), operation);
    if (operation.isPending()) {
      pending.put(operation.id(), operation);
    } else {
      pending.remove(operation.id());
      dooms.remove(operation.id());
    }
    if (doom != null) {
      dooms.put(operation.id(), doom);
    }
  }

  private static List<String> joined(List<String> some, List<String> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
