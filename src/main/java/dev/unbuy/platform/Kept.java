package dev.unbuy.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something that is read often and changes seldom, remembered on each node for a short time. Who
 * changes it here has it forgotten after the commit; other nodes see the change when their time is
 * over, so it is never older than that.
 */
public final class Kept<T> {

  private final Transactions transactions;
  private final InstantSource clock;
  private final Duration time;
  private final Source<T> source;
  private final AtomicInteger forgotten = new AtomicInteger();
  private volatile @Nullable Known<T> known;

  /**
   * Remembers nothing yet.
   *
   * @param time how long it is believed
   */
  public Kept(Transactions transactions, InstantSource clock, Duration time, Source<T> source) {
    this.transactions = transactions;
    this.clock = clock;
    this.time = time;
    this.source = source;
  }

  /** It; one round trip when it must be read. */
  public T get() {
    Instant now = clock.instant();
    Known<T> last = known;
    return last != null && isGood(last, now) ? last.value() : read(now);
  }

  /**
   * Has {@link #get} need no round trip of its own: asks for it along with what else this unit of
   * work asks first, when it is not remembered.
   */
  public void ask(UnitOfWork work) {
    Instant now = clock.instant();
    Known<T> last = known;
    if (last == null || !isGood(last, now)) {
      var _ = ask(work, now, _ -> {});
    }
  }

  /** Has it read anew once the present transaction is committed, or now when there is none. */
  public void forget() {
    transactions.afterCommit(forgotten::incrementAndGet);
  }

  private T read(Instant now) {
    return transactions.read(
        work -> {
          List<T> arrived = new ArrayList<>(1);
          var _ = ask(work, now, arrived::add).rows();
          return arrived.getFirst();
        });
  }

  /** What was asked before a change and arrives after it is used by whom it was asked for only. */
  private Answer<?> ask(UnitOfWork work, Instant now, Consumer<T> arrived) {
    int asked = forgotten.get();
    return source.ask(
        work,
        now,
        read -> {
          Instant changes = read.changes();
          Instant until = now.plus(time);
          known =
              new Known<>(
                  read.value(),
                  now,
                  changes == null || until.isBefore(changes) ? until : changes,
                  asked);
          arrived.accept(read.value());
        });
  }

  private boolean isGood(Known<T> last, Instant now) {
    return last.asked() == forgotten.get()
        && now.isBefore(last.until())
        && !now.isBefore(last.from());
  }

  /** How it is read. */
  @FunctionalInterface
  public interface Source<T> {
    /** Asks for it; hands it over when the last of what was asked arrives. */
    Answer<?> ask(UnitOfWork work, Instant now, Consumer<Read<T>> arrived);
  }

  /**
   * What was read.
   *
   * @param changes when it is already known to change, or null
   */
  public record Read<T>(T value, @Nullable Instant changes) {}

  private record Known<T>(T value, Instant from, Instant until, int asked) {}
}
