package dev.unbuy.refunds;

import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.policies.ArrivalDays;
import dev.unbuy.policies.Policies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Learns when refunds arrive from those that did: of the newest thousand of a method within half a
 * year, the working days in which 5 % and 95 % had arrived. Of a method with fewer arrivals than
 * policy wants, the policy's own numbers are promised.
 *
 * <p>Nobody waits for it: what was learned last is used while something newer is looked up.
 */
@Component
public class LearnedArrivals {

  private static final Logger log = LoggerFactory.getLogger(LearnedArrivals.class);
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Duration REMEMBERED = Duration.ofDays(183);
  private static final String LEARN =
      """
      SELECT m.method, count(a.arrival_days),
        coalesce(percentile_disc(0.05) WITHIN GROUP (ORDER BY a.arrival_days), 0),
        coalesce(percentile_disc(0.95) WITHIN GROUP (ORDER BY a.arrival_days), 0),
        count(*) FILTER (WHERE a.late)
      FROM unnest(?::text[]) AS m (method) LEFT JOIN LATERAL (
        SELECT p.arrival_days, p.settled_at::date > p.expected_by AS late
        FROM refunds.refund_parts p
        WHERE p.method = m.method AND p.arrival_days IS NOT NULL AND p.settled_at > ?
        ORDER BY p.settled_at DESC LIMIT 1000) a ON true
      GROUP BY m.method\
      """;

  private final Transactions transactions;
  private final Policies policies;
  private final InstantSource clock;
  private final AtomicBoolean learning = new AtomicBoolean();
  private volatile Known known = new Known(Instant.MIN, Map.of());

  LearnedArrivals(Transactions transactions, Policies policies, InstantSource clock) {
    this.transactions = transactions;
    this.policies = policies;
    this.clock = clock;
  }

  /** What is promised now. */
  public ArrivalTimes current() {
    if (clock.instant().isAfter(known.until()) && learning.compareAndSet(false, true)) {
      Thread.ofVirtual().start(this::learnAgain);
    }
    Map<PaymentMethod, Arrivals> learned = known.byMethod();
    return method -> promised(method, learned.get(method));
  }

  /** What was learned last, by method; of those of which enough arrived to promise by it. */
  public Map<PaymentMethod, Arrivals> known() {
    var _ = current();
    int enough = policies.current().money().arrivalsToLearnFrom();
    return known.byMethod().values().stream()
        .filter(arrivals -> arrivals.count() >= enough)
        .collect(Collectors.toMap(Arrivals::method, Function.identity()));
  }

  /** What the arrivals of each method teach, looked up now. */
  public List<Arrivals> look() {
    Instant since = clock.instant().minus(REMEMBERED);
    String[] methods = Stream.of(PaymentMethod.values()).map(Enum::name).toArray(String[]::new);
    return transactions.read(
        work -> work.ask(Query.of(LEARN, LearnedArrivals::read, methods, since)).rows());
  }

  /** What is promised for a method, given what its arrivals teach. */
  public ArrivalDays promised(Arrivals arrivals) {
    return promised(arrivals.method(), arrivals);
  }

  private ArrivalDays promised(PaymentMethod method, @Nullable Arrivals arrivals) {
    var numbers = policies.current();
    return arrivals == null || arrivals.count() < numbers.money().arrivalsToLearnFrom()
        ? numbers.arrivalOf(method)
        : arrivals.days();
  }

  private void learnAgain() {
    try {
      Map<PaymentMethod, Arrivals> learned =
          look().stream().collect(Collectors.toMap(Arrivals::method, Function.identity()));
      known = new Known(clock.instant().plus(KEPT), learned);
    } catch (RuntimeException failure) {
      log.warn("Arrival times could not be looked up; those known before hold on", failure);
    } finally {
      learning.set(false);
    }
  }

  private static Arrivals read(ResultSet row) throws SQLException {
    return new Arrivals(
        PaymentMethod.valueOf(row.getString(1)),
        row.getLong(2),
        new ArrivalDays(row.getInt(3), row.getInt(4)),
        row.getLong(5));
  }

  private record Known(Instant until, Map<PaymentMethod, Arrivals> byMethod) {}

  /**
   * What the arrivals of a method teach.
   *
   * @param count how many there were
   * @param days the working days in which 5 % and 95 % had arrived
   * @param late how many came after the day that was promised
   */
  public record Arrivals(PaymentMethod method, long count, ArrivalDays days, long late) {}
}
