package dev.unbuy.standing;

import dev.unbuy.kernel.Ids;
import dev.unbuy.standing.ShopScores.Kept;
import dev.unbuy.standing.rules.Counts;
import dev.unbuy.standing.rules.Means;
import dev.unbuy.standing.rules.Measure;
import dev.unbuy.standing.rules.Standards;
import dev.unbuy.standing.rules.Standing;
import dev.unbuy.standing.rules.Verdict;
import dev.unbuy.standing.rules.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a new look at shops' counts changes.
 *
 * @param scores that are new or differ
 * @param standings that are new or differ
 */
record ScoreChanges(List<Kept> scores, List<StandingChange> standings) {

  static ScoreChanges between(
      List<Kept> before,
      Map<UUID, Map<Window, Counts>> counts,
      Means means,
      Standards standards,
      Instant now) {
    Map<UUID, Kept> known = new HashMap<>();
    before.forEach(score -> known.put(score.shopId(), score));
    Set<UUID> shops = new HashSet<>(known.keySet());
    shops.addAll(counts.keySet());
    ScoreChanges changes = new ScoreChanges(new ArrayList<>(), new ArrayList<>());
    for (UUID shop : shops) {
      Map<Window, Counts> windows = counts.getOrDefault(shop, Map.of());
      Counts all = windows.getOrDefault(Window.ALL, Counts.NONE);
      Counts recent = windows.getOrDefault(Window.DAYS_90, Counts.NONE);
      changes.look(
          shop, known.get(shop), Verdict.of(recent, all, means, standards), all.ratings(), now);
    }
    return changes;
  }

  /** The standings of these shops, and of those that changed, after the change. */
  Map<UUID, Standing> after(List<Kept> before) {
    Map<UUID, Standing> standings = new HashMap<>();
    before.forEach(one -> standings.put(one.shopId(), one.standing()));
    scores.forEach(one -> standings.put(one.shopId(), one.standing()));
    return standings;
  }

  private void look(UUID shop, @Nullable Kept before, Verdict verdict, int ratings, Instant now) {
    boolean stays = before != null && before.standing() == verdict.standing();
    Instant since = before != null && stays ? before.since() : now;
    Kept score = score(shop, verdict, ratings, since);
    if (!score.equals(before)) {
      scores.add(score);
    }
    if (!stays) {
      standings.add(
          new StandingChange(
              Ids.next(),
              shop,
              now,
              before == null ? null : before.standing(),
              verdict.standing(),
              StandingNumbers.of(verdict)));
    }
  }

  private static Kept score(UUID shop, Verdict verdict, int ratings, Instant since) {
    return new Kept(
        shop,
        verdict.standing(),
        verdict.quality(),
        ratings == 0 ? null : verdict.rating(),
        ratings,
        verdict.rate(Measure.CANCELLATION).shrunk(),
        verdict.rate(Measure.LATE_SHIPMENT).shrunk(),
        verdict.rate(Measure.ORDER_DEFECT).shrunk(),
        since);
  }
}
