package dev.unbuy.refunds;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.refunds.Refund.Kind;
import dev.unbuy.refunds.Refund.Part;
import dev.unbuy.refunds.Refund.Status;
import dev.unbuy.refunds.rules.BackToTenders;
import dev.unbuy.refunds.rules.RefundPart;
import dev.unbuy.refunds.rules.TenderBalance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How an amount would go back: a pure function of the order's tenders and the policy, the same for
 * the preview and for what is done.
 *
 * @param parts what goes back by an instruction or to store credit
 * @param givenUp what was declined or ran out, by share: nothing has to be done for it
 */
public record RefundPlan(List<Part> parts, List<RefundPart> givenUp) {

  /** Copies the lists. */
  public RefundPlan {
    parts = List.copyOf(parts);
    givenUp = List.copyOf(givenUp);
  }

  /**
   * Plans.
   *
   * @param amount minor units, at most what the shares can give back
   * @param to where the buyer wants it
   */
  public static RefundPlan of(
      long amount,
      String currency,
      List<TenderShare> shares,
      RefundTo to,
      ArrivalTimes times,
      Instant now) {
    Map<UUID, TenderShare> byId =
        shares.stream().collect(Collectors.toMap(TenderShare::id, Function.identity()));
    List<Part> parts = new ArrayList<>();
    List<RefundPart> givenUp = new ArrayList<>();
    for (RefundPart part :
        BackToTenders.split(amount, shares.stream().map(RefundPlan::balance).toList())) {
      TenderShare share = java.util.Objects.requireNonNull(byId.get(part.tenderId()));
      if (share.isGone()) {
        givenUp.add(part);
      } else {
        parts.add(part(share, new Money(part.amount(), currency), to, times, now));
      }
    }
    return new RefundPlan(parts, givenUp);
  }

  private static TenderBalance balance(TenderShare share) {
    return new TenderBalance(
        share.id(),
        share.method().isBalance(),
        share.position(),
        share.amount(),
        share.amount() - share.refundable());
  }

  /** Store credit waits, as a refund does, for a capture that was asked for and not confirmed. */
  private static Part part(
      TenderShare share, Money amount, RefundTo to, ArrivalTimes times, Instant now) {
    boolean balance = share.method().isBalance();
    boolean chosen = !balance && share.isCaptureAsked() && to == RefundTo.STORE_CREDIT;
    PaymentMethod method = chosen ? PaymentMethod.STORE_CREDIT : share.method();
    Kind kind =
        balance || chosen ? Kind.STORE_CREDIT : share.isCaptureAsked() ? Kind.REFUND : Kind.VOID;
    ExpectedArrival expected = ExpectedArrival.of(kind, method, times, now);
    boolean atOnce = balance || chosen && share.captured() > 0;
    return new Part(
        Ids.next(),
        share.id(),
        share.tenderId(),
        method,
        kind,
        amount,
        atOnce ? Status.SUCCEEDED : Status.REQUESTED,
        now,
        atOnce ? now : null,
        atOnce ? now : null,
        expected.from(),
        expected.to(),
        0,
        null,
        null,
        false,
        false,
        null);
  }
}
