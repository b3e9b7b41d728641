package dev.unbuy.cancellations;

import dev.unbuy.cancellations.RemedyOffers.Kept;
import dev.unbuy.cancellations.RemedyOutcome.Taken;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.RemedyKind;
import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.platform.Answer;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes a remedy in place of canceling: locks the order, finds what fits it now, and does it if it
 * is still what was offered.
 */
@Component
public class TakeRemedy {

  private final Transactions transactions;
  private final CancelOrder cancelOrder;
  private final FittingRemedies fitting;
  private final ChangeOfOrder change;
  private final ChangeInstead changed;
  private final PriceMatches priceMatches;
  private final SavedInstead saved;
  private final SwapSellers swaps;
  private final InstantSource clock;

  TakeRemedy(
      Transactions transactions,
      CancelOrder cancelOrder,
      FittingRemedies fitting,
      ChangeOfOrder change,
      ChangeInstead changed,
      PriceMatches priceMatches,
      SavedInstead saved,
      SwapSellers swaps,
      InstantSource clock) {
    this.transactions = transactions;
    this.cancelOrder = cancelOrder;
    this.fitting = fitting;
    this.change = change;
    this.changed = changed;
    this.priceMatches = priceMatches;
    this.saved = saved;
    this.swaps = swaps;
    this.clock = clock;
  }

  /**
   * Takes it.
   *
   * @throws NotFound when there is no such order of this buyer, or it was never offered for it
   * @throws InvalidInput when what the remedy needs is missing or cannot be accepted
   */
  public RemedyOutcome take(TakeRemedyCommand command) {
    return transactions.run(
        work -> {
          Answer<Kept> offered = work.ask(RemedyOffers.byId(command.remedyId(), command.orderId()));
          LockedOrder locked = cancelOrder.read(work, command.orderId(), command.buyer());
          Kept kept = offered.first().orElseThrow(() -> new NotFound("remedy"));
          Instant now = clock.instant();
          Map<UUID, Integer> chosen = locked.chosen(command.lines());
          return fitting.find(work, locked, chosen, kept.reason(), now).stream()
              .filter(offer -> offer.id().equals(kept.id()))
              .findFirst()
              .map(
                  offer ->
                      isDearerNow(kept, offer)
                          ? refused("it-costs-something-else-now", locked)
                          : take(work, command, locked, chosen, offer, now))
              .orElseGet(() -> noLongerPossible(locked));
        });
  }

  /** What is seen is paid: another total than the one that was shown needs another look. */
  private static boolean isDearerNow(Kept kept, RemedyOffer offer) {
    return (offer.kind() == RemedyKind.BETTER_SELLER || offer.kind() == RemedyKind.FASTER_SHIPPING)
        && offer.amount() != null
        && !Objects.equals(kept.amount(), offer.amount().minor());
  }

  private RemedyOutcome take(
      UnitOfWork work,
      TakeRemedyCommand command,
      LockedOrder locked,
      Map<UUID, Integer> chosen,
      RemedyOffer offer,
      Instant now) {
    RemedyOutcome outcome =
        switch (offer.kind()) {
          case SAVE_FOR_LATER -> {
            RemedyOutcome canceled = cancel(command, offer.reason(), units(chosen), offer);
            if (canceled instanceof Taken) {
              saved.plan(work, locked, chosen, now);
            }
            yield canceled;
          }
          case CANCEL_TWIN -> {
            OrderLine twin = lineOf(locked, offer);
            yield cancel(
                command,
                offer.reason(),
                List.of(new UnitsOfLine(twin.id(), twin.cancellable())),
                offer);
          }
          case NEW_DATE -> change.toNewDate(work, locked, command.buyer(), offer, now);
          case FASTER_SHIPPING -> changed.toFasterShipping(command, offer);
          case CHANGE_ADDRESS -> changed.toAddress(command, offer);
          case REFUND_DIFFERENCE ->
              change.givingBack(work, locked, command.buyer(), lineOf(locked, offer), offer, now);
          case SWAP_VARIANT -> changed.toVariant(command, locked, chosen, offer);
          case PAY_ANOTHER_WAY -> changed.paidAnotherWay(command, offer);
          case PRICE_MATCH -> priceMatches.ask(work, locked, lineOf(locked, offer), command, now);
          case BETTER_SELLER -> swaps.begin(work, locked, command, offer, chosen, now);
        };
    if (isTaken(outcome)) {
      work.plan(RemedyOffers.taken(offer.id(), kept(locked, outcome), now));
    }
    return outcome;
  }

  /** What waits for a payment or for the seller counts as taken when that comes. */
  private static boolean isTaken(RemedyOutcome outcome) {
    return switch (outcome) {
      case Taken _ -> true;
      case RemedyOutcome.Changed made -> made.change().status() == ChangeStatus.SETTLED;
      case RemedyOutcome.Ordered _, RemedyOutcome.SellerAsked _, RemedyOutcome.Refused _ -> false;
    };
  }

  private RemedyOutcome cancel(
      TakeRemedyCommand command, Reason reason, List<UnitsOfLine> lines, RemedyOffer offer) {
    return switch (cancelOrder.cancel(
        new CancelOrderCommand(command.buyer(), command.orderId(), reason, null, lines))) {
      case CancelOutcome.Settled settled ->
          new Taken(command.orderId(), offer.kind(), settled.cancellation());
      case CancelOutcome.Asked asked ->
          new Taken(command.orderId(), offer.kind(), asked.cancellation());
      case CancelOutcome.Refused refused -> new RemedyOutcome.Refused(refused.refusal());
    };
  }

  private static long kept(LockedOrder locked, RemedyOutcome outcome) {
    long sold = locked.order().total() - locked.order().owedBack();
    return switch (outcome) {
      case Taken taken when taken.cancellation() != null -> 0;
      case RemedyOutcome.Changed made -> sold + made.change().difference().minor();
      case Taken _, RemedyOutcome.Ordered _, RemedyOutcome.SellerAsked _, RemedyOutcome.Refused _ ->
          sold;
    };
  }

  private static List<UnitsOfLine> units(Map<UUID, Integer> chosen) {
    return chosen.entrySet().stream()
        .map(one -> new UnitsOfLine(one.getKey(), one.getValue()))
        .toList();
  }

  static OrderLine lineOf(LockedOrder locked, RemedyOffer offer) {
    return locked.lines().stream()
        .filter(line -> line.id().equals(Objects.requireNonNull(offer.lineId())))
        .findFirst()
        .orElseThrow();
  }

  static RemedyOutcome noLongerPossible(LockedOrder locked) {
    return refused("remedy-not-possible-any-more", locked);
  }

  static RemedyOutcome refused(String rule, LockedOrder locked) {
    return new RemedyOutcome.Refused(
        new Refusal(
            "remedy-not-possible", rule, locked.order().status().name(), List.of("CANCEL_ANYWAY")));
  }
}
