package dev.unbuy.sandbox;

import dev.unbuy.sandbox.JournalEntry.Answered;
import dev.unbuy.sandbox.Request.Authorize;
import dev.unbuy.sandbox.Request.Capture;
import dev.unbuy.sandbox.Request.Refund;
import dev.unbuy.sandbox.Request.Release;
import dev.unbuy.sandbox.Request.Settle;
import dev.unbuy.sandbox.Rules.Change;
import dev.unbuy.sandbox.Rules.Stamp;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
  private final Consumer<WebhookEvent> teller;
  private final ReentrantLock lock = new ReentrantLock();
  private final Book book = new Book();
  private final Journal journal;
  private final ScheduledExecutorService arrivals =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

  /**
   * Opens the journal and takes up the refunds that were on their way.
   *
   * @throws IOException when the journal cannot be used
   */
  Desk(SandboxSettings settings, Consumer<WebhookEvent> teller) throws IOException {
    this.settings = settings;
    this.teller = teller;
    this.journal = Journal.open(settings.folder(), book::apply);
    book.pendingRefunds().forEach(this::expect);
  }

  /**
   * Answers a request; a repeated one gets its first answer.
   *
   * @throws Rejection when the request names nothing that exists, or its key was used for another
   */
  Answer ask(String key, Request request) {
    return ask(key, request, stamp -> decide(request, stamp));
  }

  /** Refuses a request for good, or gives its first answer where it has one. */
  Answer refuse(String key, Request request) {
    return ask(
        key,
        request,
        _ -> {
          throw Rejection.conflict("sandbox_refused", "a planned fault refused it");
        });
  }

  Authorization authorization(String id) {
    return read(() -> find(id));
  }

  /**
   * Operations in the order they were made, from a time on, after an operation where one is named.
   */
  List<Operation> operations(Instant since, Optional<String> after, int limit) {
    return read(
        () -> {
          if (after.isPresent() && after.flatMap(book::operation).isEmpty()) {
            throw Rejection.field("after", "the id of an operation");
          }
          return book.operations(since, after, limit);
        });
  }

  /** What has ended, and nobody was told yet, oldest first. */
  List<WebhookEvent> untold() {
    return read(book::untold).stream().map(WebhookEvent::of).toList();
  }

  /** Remembers that an operation's end was told; forgotten in a crash, it is told once more. */
  void told(String operationId) {
    lock.lock();
    try {
      write(JournalEntry.told(operationId));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    arrivals.shutdownNow();
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

  private Answer ask(String key, Request request, Decision decision) {
    var entry = read(() -> first(key, request).orElseGet(() -> take(key, request, decision)));
    follow(entry.operation());
    return entry.answer();
  }

  /** An answer, and the operation that is new with it. */
  private record Taken(Answer answer, @Nullable Operation operation) {}

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

  private Change decide(Request request, Stamp stamp) {
    return switch (request) {
      case Authorize authorize -> Rules.authorize(authorize, stamp);
      case Capture capture -> Rules.capture(find(capture.authorizationId()), capture, stamp);
      case Release release -> Rules.release(find(release.authorizationId()), release, stamp);
      case Refund refund -> refund(find(refund.authorizationId()), refund, stamp);
      case Settle settle -> settle(find(settle.authorizationId()), settle.succeed(), stamp.at());
    };
  }

  private Change refund(Authorization from, Refund request, Stamp stamp) {
    return Rules.refund(from, request, settings.refundDelay(from.method()).isZero(), stamp);
  }

  private Change settle(Authorization open, boolean succeed, Instant at) {
    if (open.status().isOpen()) {
      var asked = book.operation(open.operationId()).orElseThrow();
      return Rules.settle(open, asked, succeed, at);
    }
    return book.oldestPendingRefund(open.id())
        .map(refund -> Rules.arrive(open, refund, succeed, at))
        .orElseThrow(() -> Rules.wrongStatus(open, "settled"));
  }

  private static Object answerOf(Request request, Change change) {
    return switch (request) {
      case Authorize _, Settle _ -> change.authorization();
      case Capture _, Release _, Refund _ -> change.operation();
    };
  }

  private void follow(@Nullable Operation operation) {
    if (operation == null) {
      return;
    }
    if (!operation.isPending()) {
      teller.accept(WebhookEvent.of(operation));
    } else if (operation.kind() == Operation.Kind.REFUND) {
      expect(operation);
    }
  }

  private void expect(Operation refund) {
    var method = authorization(refund.authorizationId()).method();
    var due = refund.createdAt().plus(settings.refundDelay(method));
    var wait = Math.max(0, Duration.between(settings.clock().instant(), due).toMillis());
    var _ = arrivals.schedule(() -> arrive(refund), wait, TimeUnit.MILLISECONDS);
  }

  private void arrive(Operation refund) {
    var ended = read(() -> arrived(refund));
    ended.map(WebhookEvent::of).ifPresent(teller);
  }

  private Optional<Operation> arrived(Operation refund) {
    if (book.operation(refund.id()).filter(Operation::isPending).isEmpty()) {
      return Optional.empty();
    }
    var from = find(refund.authorizationId());
    var change = Rules.arrive(from, refund, from.token() != Token.REFUND_FAILS, now());
    write(JournalEntry.of(change));
    return Optional.of(change.operation());
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

  /** The time in milliseconds, which never runs back, so that operations are listed by time. */
  private Instant now() {
    return book.notBeforeLast(settings.clock().instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
