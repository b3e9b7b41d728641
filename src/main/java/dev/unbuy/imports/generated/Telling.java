package dev.unbuy.imports.generated;

import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Evidence;
import dev.unbuy.cancellations.rules.FaultByEvidence;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.ReasonRule;
import dev.unbuy.cancellations.rules.Rule;
import dev.unbuy.imports.generated.Blueprint.Listing;
import dev.unbuy.imports.generated.Blueprint.Shop;
import dev.unbuy.imports.past.PastCancellation;
import dev.unbuy.imports.past.PastCancellation.Undone;
import dev.unbuy.imports.past.PastLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why and when an order is canceled, if it is. */
final class Telling {

  private static final double BUYERS = 0.05;
  private static final double ONE_LINE_ONLY = 0.3;
  private static final List<Reason> OF_BUYERS =
      List.of(
          Reason.CHANGE_OF_MIND,
          Reason.WRONG_ITEM,
          Reason.SHIPPING_DELAY,
          Reason.DUPLICATE,
          Reason.PRICE_DROP,
          Reason.BETTER_PRICE_ELSEWHERE,
          Reason.SHIPPING_ADDRESS,
          Reason.PAYMENT_PROBLEM,
          Reason.SELLER_CONCERN);
  private static final List<Reason> OF_SELLERS =
      List.of(Reason.OUT_OF_STOCK, Reason.PRICING_ERROR, Reason.CANNOT_SHIP_TO_ADDRESS);

  private final Blueprint plan;

  Telling(Blueprint plan) {
    this.plan = plan;
  }

  /**
   * The cancellation of an order, or null where it is not canceled.
   *
   * @param shipping what goes back where everything is canceled
   * @param before it must have happened by then: the parcel left
   */
  @Nullable PastCancellation of(
      Dice dice,
      UUID order,
      Shop shop,
      Listing listing,
      List<PastLine> lines,
      long shipping,
      Instant placedAt,
      Instant shipBy,
      Instant before) {
    boolean bySeller = dice.chance(shop.fails() * listing.runsOut());
    double misfit = 0.14 * listing.misfits();
    double slow = 0.13 * shop.slow() * shop.slow();
    if (!bySeller && !dice.chance(BUYERS * (0.73 + misfit + slow))) {
      return null;
    }
    Reason reason =
        bySeller
            ? OF_SELLERS.get(dice.weighted(75, 15, 10))
            : OF_BUYERS.get(dice.weighted(38, weight(misfit), weight(slow), 9, 8, 6, 5, 4, 3));
    Instant at =
        placedAt.plusSeconds(
            (long) (3_600 * (bySeller ? dice.logNormal(26, 0.7) : dice.logNormal(4, 1.3))));
    boolean inTime = at.isBefore(before) && at.isBefore(plan.now());
    return inTime
        ? cancellation(dice, order, lines, shipping, bySeller, reason, at, placedAt, shipBy)
        : null;
  }

  private static int weight(double share) {
    return (int) Math.max(1, Math.round(100 * share));
  }

  private PastCancellation cancellation(
      Dice dice,
      UUID order,
      List<PastLine> lines,
      long shipping,
      boolean bySeller,
      Reason reason,
      Instant at,
      Instant placedAt,
      Instant shipBy) {
    boolean part = lines.size() > 1 && dice.chance(ONE_LINE_ONLY);
    List<PastLine> undone = part ? List.of(dice.one(lines)) : lines;
    boolean late = at.isAfter(shipBy);
    boolean early = at.isBefore(placedAt.plus(Duration.ofHours(1)));
    Evidence evidence =
        new Evidence(
            shipBy,
            late,
            null,
            null,
            reason.equals(Reason.OUT_OF_STOCK) || dice.chance(0.02),
            false,
            false);
    return new PastCancellation(
        plan.ids().part(order, "cancellation", 0),
        at,
        bySeller ? Asker.SELLER : Asker.BUYER,
        late ? Rule.SHIP_BY_PASSED : early ? Rule.WITHIN_GRACE_PERIOD : Rule.NOTHING_IN_FULFILLMENT,
        reason,
        null,
        FaultByEvidence.decide(ReasonRule.builtIn(reason), evidence),
        undone.stream().map(line -> new Undone(line.id(), line.ordered(), line.paid())).toList(),
        part ? 0 : shipping);
  }
}
