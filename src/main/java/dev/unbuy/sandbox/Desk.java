package dev.unbuy.sandbox;

import dev.unbuy.sandbox.JournalEntry.Answered;
import dev.unbuy.sandbox.Request.Authorize;
import dev.unbuy.sandbox.Request.Capture;
import dev.unbuy.sandbox.Request.Chargeback;
import dev.unbuy.sandbox.Request.Expire;
import dev.unbuy.sandbox.Request.Refund;
import dev.unbuy.sandbox.Request.Release;
import dev.unbuy.sandbox.Request.Settle;
import dev.unbuy.sandbox.Rules.Change;
import dev.unbuy.sandbox.Rules.Stamp;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where requests are decided, one at a time, written down and answered.
 *
 * <p>Under the lock a request is decided and its line added; outside of it the line is forced to
 * disk, together with those of others. Nothing that has been seen is answered before it is on disk.
 */
final class Desk implements AutoCloseable {

  private final SandboxSettings settings;
  private final Consumer<Operation> teller;
  private final ReentrantLock lock = new ReentrantLock();
  private final Book book = new Book();
  private final Decisions decisions;
  private final Journal journal;
  private final Timers timers;

  /**
   * Opens the journal and takes up what was on its way.
   *
   * @param teller hears of every change
   * @throws IOException when the journal cannot be used
   */
  Desk(SandboxSettings settings, Faults faults, Consumer<Operation> teller) throws IOException {
    this.settings = settings;
    this.teller = teller;
    this.decisions = new Decisions(book, settings, faults);
    this.journal = Journal.open(settings.folder(), book::apply);
    this.timers = new Timers(settings.clock(), this::expireDue);
    book.pending().forEach(this::follow);
  }

  /**
   * Answers a request; a repeated one gets its first answer.
   *
   * @throws Rejection when the request names nothing that exists, or its key was used for another
   */
  Answer ask(String key, Request request) {
    return ask(key, request, stamp -> decisions.on(request, stamp));
  }

  /** Refuses a request for good, or gives its first answer where it has one. */
  Answer refuse(String key, Request request, String reason) {
    return ask(
        key,
        request,
        _ -> {
          throw Rejection.conflict(reason, "a planned fault refused it");
        });
  }

  /**
   * An authorization as it is now.
   *
   * @throws Rejection when there is none of this id
   */
  Authorization authorization(String id) {
    return read(() -> find(id));
  }

  /** The authorization that a request is about, where there is one. */
  Optional<Authorization> about(Request request) {
    return read(() -> request.about().flatMap(book::authorization));
  }

  /**
   * An operation as it is now.
   *
   * @throws Rejection when there is none of this id
   */
  Operation operation(String id) {
    return read(() -> book.operation(id).orElseThrow(Rejection::notFound));
  }

  /** What was done under an idempotency key. */
  List<Operation> operationsUnder(String key) {
    return read(() -> book.operationsUnder(key));
  }

  /** Changes from a time on, in the order in which they were made, after a number. */
  List<Movement> movements(Instant since, int after, int limit) {
    return read(() -> book.movements(since, after, limit));
  }

  /** What has changed, and nobody was told yet, oldest first. */
  List<Operation> untold() {
    return read(book::untold);
  }

  /** Remembers that an event was told; forgotten in a crash, it is told once more. */
  void told(String eventId) {
    lock.lock();
    try {
      write(JournalEntry.told(eventId));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    timers.close();
    lock.lock();
    try {
      journal.close();
    } finally {
      lock.unlock();
    }
  }

  private interface Decision {
    Change on(Stamp stamp);
  }

  /** An answer, and the operation that changed with it. */
  private record Taken(Answer answer, @Nullable Operation operation) {}

  private Answer ask(String key, Request request, Decision decision) {
    var taken = read(() -> first(key, request).orElseGet(() -> take(key, request, decision)));
    if (taken.operation() != null) {
      announce(taken.operation());
    }
    return taken.answer();
  }

  private Optional<Taken> first(String key, Request request) {
    return book.answered(key)
        .map(
            answered -> {
              if (!answered.request().equals(request.toString())) {
                throw Rejection.of(422, "key_reused", "the key was used for another request");
              }
              return new Taken(answered.answer(), null);
            });
  }

  private Taken take(String key, Request request, Decision decision) {
    try {
      var change = decision.on(new Stamp(key, now(), book.nextPlace()));
      var answer = new Answer(201, Json.text(answerOf(request, change)));
      write(JournalEntry.of(new Answered(key, request.toString(), answer), change));
      return new Taken(answer, change.operation());
    } catch (Rejection rejection) {
      if (!rejection.isDecision()) {
        throw rejection;
      }
      var answer = rejection.answer();
      write(JournalEntry.of(new Answered(key, request.toString(), answer)));
      return new Taken(answer, null);
    }
  }

  private static Object answerOf(Request request, Change change) {
    return switch (request) {
      case Authorize _, Settle _, Expire _ -> change.authorization();
      case Capture _, Release _, Refund _, Chargeback _ -> change.operation();
    };
  }

  private void announce(Operation changed) {
    teller.accept(changed);
    follow(changed);
  }

  /** Has an operation that is pending end in its time; others end when somebody says so. */
  private void follow(Operation open) {
    if (!open.isPending() || open.kind() == Operation.Kind.CHARGEBACK) {
      return;
    }
    var on = authorization(open.authorizationId());
    var times = settings.times(on.method());
    if (open.kind() == Operation.Kind.REFUND) {
      timers.at(open.createdAt().plus(times.refund()), () -> end(open));
    } else if (on.token() == Token.PAYS_LATE) {
      timers.at(open.createdAt().plus(times.payment()), () -> end(open));
    }
  }

  private void end(Operation open) {
    read(() -> decisions.end(open.id(), now()).map(this::written)).ifPresent(this::announce);
  }

  private void expireDue() {
    read(() ->
            book.expired(now()).stream().map(due -> written(decisions.expire(due, now()))).toList())
        .forEach(this::announce);
  }

  private Operation written(Change change) {
    write(JournalEntry.of(change));
    return change.operation();
  }

  /** Runs under the lock; when it returns, all that was seen is on disk. */
  private <T> T read(Supplier<T> work) {
    T result;
    long seen;
    lock.lock();
    try {
      result = work.get();
      seen = journal.end();
    } finally {
      lock.unlock();
    }
    journal.force(seen);
    return result;
  }

  private void write(JournalEntry entry) {
    journal.append(entry);
    book.apply(entry);
  }

  private Authorization find(String id) {
    return book.authorization(id).orElseThrow(Rejection::notFound);
  }

  /** The time in milliseconds, which never runs back, so that changes are listed by time. */
  private Instant now() {
    return book.notBeforeLast(settings.clock().instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
