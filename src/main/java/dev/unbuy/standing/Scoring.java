package dev.unbuy.standing;

import dev.unbuy.kernel.Ids;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.standing.rules.Counts;
import dev.unbuy.standing.rules.Means;
import dev.unbuy.standing.rules.Standards;
import dev.unbuy.standing.rules.Verdict;
import dev.unbuy.standing.rules.Window;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Makes scores of counts and keeps those that changed: of one shop after something happened to an
 * order of it, and of all shops when the windows move on to another day.
 */
@Component
class Scoring {

  /** Holds off whoever takes the scores of all, so that none is made of older counts. */
  private static final Write BESIDE_OTHERS =
      Write.any("LOCK TABLE standing.shops IN ROW EXCLUSIVE MODE");

  private static final Write ALONE =
      Write.any("LOCK TABLE standing.shops IN SHARE ROW EXCLUSIVE MODE");
  private static final int ROWS_AT_ONCE = 5_000;

  private final Policies policies;
  private final StandingChanges changes;
  private final FollowStandings following;
  private final Outbox outbox;
  private final InstantSource clock;

  Scoring(
      Policies policies,
      StandingChanges changes,
      FollowStandings following,
      Outbox outbox,
      InstantSource clock) {
    this.policies = policies;
    this.changes = changes;
    this.following = following;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The marketplace's present policy about records. */
  Standards standards() {
    PolicyNumbers numbers = policies.current();
    return new Standards(
        numbers.priorOrders(),
        numbers.phantomRatings(),
        numbers.standardCancellationRate(),
        numbers.standardLateShipmentRate(),
        numbers.standardOrderDefectRate());
  }

  /** The UTC day. */
  LocalDate today() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** Scores a shop whose orders changed. */
  void scoreShop(UnitOfWork work, UUID shopId) {
    Standards standards = standards();
    Instant now = clock.instant();
    work.plan(BESIDE_OTHERS);
    work.plan(ShopDays.counted(shopId));
    var windows = work.ask(ShopDays.windows(shopId, today(), Window.DAYS_90, Window.ALL));
    var means = work.ask(KeptMeans.last());
    var before = work.ask(ShopScores.of(shopId));
    var consequences = work.ask(Consequences.standing(shopId));
    Map<UUID, Map<Window, Counts>> counts = ShopDays.byShop(windows.rows());
    ScoreChanges found =
        ScoreChanges.between(
            before.rows(),
            counts,
            means.first().orElseGet(() -> Means.of(Counts.NONE, standards)),
            standards,
            now);
    keep(work, found, now);
    if (!found.scores().isEmpty()) {
      outbox.publish(work, new ShopScored(now, shopId));
    }
    if (!found.standings().isEmpty()) {
      following.follow(work, found.after(List.of()), consequences.rows(), now);
    }
    tell(work, found, now);
  }

  /**
   * Scores all shops, with the means of today.
   *
   * @param telling whether sellers are told that their standing changed
   */
  void scoreAll(UnitOfWork work, boolean telling) {
    Standards standards = standards();
    Instant now = clock.instant();
    work.plan(ALONE);
    var windows = work.ask(ShopDays.windowsOfAll(today(), Window.DAYS_90, Window.ALL));
    var before = work.ask(ShopScores.all());
    Map<UUID, Map<Window, Counts>> counts = ShopDays.byShop(windows.rows());
    Means means =
        Means.of(
            total(windows.rows(), Window.DAYS_90), total(windows.rows(), Window.ALL), standards);
    Verdict unknown = Verdict.of(Counts.NONE, Counts.NONE, means, standards);
    work.plan(KeptMeans.kept(today(), means, unknown.quality(), now));
    ScoreChanges found = ScoreChanges.between(before.rows(), counts, means, standards, now);
    keep(work, found, now);
    outbox.publish(work, new ShopsScored(now, Ids.next()));
    if (telling) {
      following.follow(
          work, found.after(before.rows()), work.ask(Consequences.standing()).rows(), now);
      tell(work, found, now);
    }
  }

  private void keep(UnitOfWork work, ScoreChanges found, Instant now) {
    work.plan(inPieces(found.scores(), piece -> ShopScores.kept(piece, now)));
    work.plan(inPieces(found.standings(), changes::added));
  }

  private void tell(UnitOfWork work, ScoreChanges found, Instant now) {
    for (StandingChange change : found.standings()) {
      if (change.before() != null) {
        outbox.publish(
            work,
            new StandingChanged(
                now, change.shopId(), change.id(), change.before(), change.after()));
      }
    }
  }

  private static Counts total(List<ShopDays.OfShop> rows, Window window) {
    return rows.stream()
        .filter(row -> row.window() == window)
        .map(ShopDays.OfShop::counts)
        .reduce(Counts.NONE, Counts::plus);
  }

  private static <T> List<Write> inPieces(List<T> rows, Function<List<T>, Write> write) {
    List<Write> writes = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
      writes.add(write.apply(rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE))));
    }
    return writes;
  }
}
