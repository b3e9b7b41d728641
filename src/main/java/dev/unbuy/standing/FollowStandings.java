package dev.unbuy.standing;

import dev.unbuy.catalog.ShopLimits;
import dev.unbuy.kernel.Ids;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.ConsequenceNumbers;
import dev.unbuy.policies.Policies;
import dev.unbuy.standing.Consequence.Because;
import dev.unbuy.standing.ConsequenceChanged.Step;
import dev.unbuy.standing.rules.Following;
import dev.unbuy.standing.rules.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Has consequences follow standings: a low one is announced with time to act, a better one ends
 * what the one before led to, at once.
 */
@Component
class FollowStandings {

  private static final double WHOLE = 10_000;

  private final Policies policies;
  private final Outbox outbox;

  FollowStandings(Policies policies, Outbox outbox) {
    this.policies = policies;
    this.outbox = outbox;
  }

  /**
   * Compares the standings of these shops with what they have led to.
   *
   * @param known the consequences that have not ended, and those lifted since
   */
  void follow(
      UnitOfWork work, Map<UUID, Standing> standings, List<Consequence> known, Instant now) {
    Map<UUID, List<Consequence>> byShop = new HashMap<>();
    known.forEach(one -> byShop.computeIfAbsent(one.shopId(), id -> new ArrayList<>()).add(one));
    List<Consequence> ended = new ArrayList<>();
    standings.forEach(
        (shop, standing) -> {
          List<Consequence> mine = byShop.getOrDefault(shop, List.of());
          Following following =
              Following.of(standing, standings(mine, false), standings(mine, true));
          if (following.announced() != null) {
            announce(work, shop, following.announced(), now);
          }
          mine.stream()
              .filter(one -> one.ended() == null && following.ended().contains(one.standing()))
              .forEach(ended::add);
        });
    end(work, ended, now);
  }

  private void announce(UnitOfWork work, UUID shop, Standing standing, Instant now) {
    Consequence one = planned(shop, standing, policies.current().consequences(), now);
    work.plan(ConsequenceWrites.announced(one));
    work.plan(Deadlines.set(BeginConsequence.KIND, one.id(), one.effectiveAt()));
    outbox.publish(work, new ConsequenceChanged(now, one.id(), shop, Step.ANNOUNCED));
  }

  private static Consequence planned(
      UUID shop, Standing standing, ConsequenceNumbers numbers, Instant now) {
    boolean below = standing == Standing.BELOW;
    Instant effective = now.plus(numbers.notice());
    Duration pausedAfter = below ? numbers.belowPausedAfter() : Duration.ZERO;
    int orders = below ? numbers.belowOrdersADay() : numbers.atRiskOrdersADay();
    return new Consequence(
        Ids.next(),
        shop,
        "",
        standing,
        now,
        effective,
        pausedAfter.isZero() ? null : effective.plus(pausedAfter),
        (below ? numbers.belowSearchBasisPoints() : numbers.atRiskSearchBasisPoints()) / WHOLE,
        orders == 0 ? null : orders,
        null,
        null,
        null,
        null);
  }

  private void end(UnitOfWork work, List<Consequence> ended, Instant now) {
    if (ended.isEmpty()) {
      return;
    }
    List<UUID> shops = ended.stream().map(Consequence::shopId).distinct().sorted().toList();
    var _ = work.ask(ShopLimits.locked(shops));
    work.plan(
        ConsequenceWrites.ended(
            ended.stream().map(Consequence::id).toList(), Because.IMPROVED, now));
    ConsequenceWrites.limit(work, shops);
    for (Consequence one : ended) {
      work.plan(Deadlines.clear(one.id(), BeginConsequence.KIND, PauseListings.KIND));
      outbox.publish(work, new ConsequenceChanged(now, one.id(), one.shopId(), Step.ENDED));
    }
  }

  private static Set<Standing> standings(List<Consequence> some, boolean lifted) {
    EnumSet<Standing> standings = EnumSet.noneOf(Standing.class);
    some.stream()
        .filter(one -> (one.ended() != null) == lifted)
        .forEach(one -> standings.add(one.standing()));
    return standings;
  }
}
