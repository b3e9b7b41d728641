package dev.unbuy.standing.rules;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a standing changes about what it leads to. A shop that falls from at risk to below standard
 * keeps the milder consequence while the harder one is announced.
 *
 * @param announced whose consequence is to be announced, or null for none
 * @param ended whose consequences end
 */
public record Following(@Nullable Standing announced, Set<Standing> ended) {

  /** Copies the set. */
  public Following {
    ended = Set.copyOf(ended);
  }

  /**
   * Compares.
   *
   * @param open whose consequences have not ended
   * @param lifted whose consequences an agent has lifted since the shop came to this standing
   */
  public static Following of(Standing now, Set<Standing> open, Set<Standing> lifted) {
    boolean low = now == Standing.AT_RISK || now == Standing.BELOW;
    boolean known = open.contains(now) || lifted.contains(now);
    EnumSet<Standing> ended = EnumSet.noneOf(Standing.class);
    open.stream().filter(one -> one.compareTo(now) > 0).forEach(ended::add);
    return new Following(low && !known ? now : null, ended);
  }
}
