package dev.unbuy.standing;

import dev.unbuy.standing.rules.Counts;
import dev.unbuy.standing.rules.Means;
import dev.unbuy.standing.rules.Rate;
import dev.unbuy.standing.rules.Standards;
import dev.unbuy.standing.rules.Verdict;
import dev.unbuy.standing.rules.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of where a shop stands now, and why.
 *
 * @param since when it came to this standing, or null when nothing ever happened
 * @param verdict standing, rating, score, and the rates that they rest on
 * @param windows what each window holds; none is missing
 * @param means what is usual on the marketplace
 * @param recent its last orders, newest first, with what each did to the score
 * @param changes its last changes of standing, newest first
 */
public record SellerStanding(
    UUID shopId,
    @Nullable Instant since,
    Verdict verdict,
    Map<Window, Counts> windows,
    Means means,
    Standards standards,
    List<OrderEffect> recent,
    List<StandingChange> changes) {

  /** Copies the collections. */
  public SellerStanding {
    windows = Map.copyOf(windows);
    recent = List.copyOf(recent);
    changes = List.copyOf(changes);
  }

  /** What a window holds. */
  public Counts counts(Window window) {
    return windows.getOrDefault(window, Counts.NONE);
  }

  /** The rates of a window, one for each measure. */
  public List<Rate> rates(Window window) {
    return Verdict.rates(counts(window), means, standards);
  }

  /** How many ratings there ever were. */
  public int ratings() {
    return counts(Window.ALL).ratings();
  }
}
