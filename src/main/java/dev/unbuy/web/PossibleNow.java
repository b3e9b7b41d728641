package dev.unbuy.web;

import dev.unbuy.cancellations.CancelOrder;
import dev.unbuy.cancellations.CancelOrderCommand;
import dev.unbuy.cancellations.Cancellation;
import dev.unbuy.cancellations.CancellationOptions;
import dev.unbuy.cancellations.CancellationOptions.Preview;
import dev.unbuy.cancellations.OrderOverview;
import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.cancellations.ReasonEntry;
import dev.unbuy.cancellations.Reasons;
import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.refunds.RefundTo;
import dev.unbuy.returns.Aftermath;
import dev.unbuy.rights.OrderAction;
import dev.unbuy.rights.Withdrawals;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a buyer can do about an order at this moment, beside a conversation about it. */
@Component
public class PossibleNow {

  private final Transactions transactions;
  private final OrderOverviews orders;
  private final Policies policies;
  private final Withdrawals withdrawals;
  private final CancellationOptions options;
  private final CancelOrder canceling;
  private final Reasons reasons;
  private final InstantSource clock;

  PossibleNow(
      Transactions transactions,
      OrderOverviews orders,
      Policies policies,
      Withdrawals withdrawals,
      CancellationOptions options,
      CancelOrder canceling,
      Reasons reasons,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.policies = policies;
    this.withdrawals = withdrawals;
    this.options = options;
    this.canceling = canceling;
    this.reasons = reasons;
    this.clock = clock;
  }

  /**
   * All of it.
   *
   * @param reason for which to say what canceling would do, or null
   */
  Now now(Actor.Buyer buyer, UUID order, @Nullable Reason reason) {
    Now now = transactions.read(work -> read(work, buyer, order, reason));
    return reason == null || !now.overview().canCancel()
        ? now
        : now.with(options.preview(buyer, order, reason, List.of()));
  }

  private Now read(UnitOfWork work, Actor.Buyer buyer, UUID order, @Nullable Reason reason) {
    Aftermath.Asked asked = Aftermath.ask(work, order);
    OrderOverview overview = orders.get(buyer, order);
    Instant now = clock.instant();
    Aftermath after =
        asked.of(
            overview.order(),
            overview.lines(),
            overview.parcels(),
            policies.current().protection(),
            now);
    var left = withdrawals.left(overview.order(), overview.lines(), now);
    return new Now(
        overview,
        OrderAction.of(overview, after, left),
        reasons.now().choices(Asker.BUYER),
        reason,
        null);
  }

  /**
   * Cancels what the form names.
   *
   * @throws PageErrors.NotAllowedNow when the rules do not allow it
   */
  Cancellation cancel(
      Actor.Buyer buyer,
      UUID order,
      @Nullable Reason reason,
      String note,
      HttpServletRequest request) {
    List<UnitsOfLine> units = Forms.units(request);
    if (reason == null || units.isEmpty()) {
      throw new InvalidInput(reason == null ? "reason" : "quantity", "must be chosen");
    }
    String words = note.replace("\0", "").strip();
    return OrderPages.done(
        canceling.cancel(
            new CancelOrderCommand(
                buyer, order, reason, words.isEmpty() ? null : words, units, RefundTo.ORIGINAL)));
  }

  /**
   * What is possible.
   *
   * @param reasons from which to choose
   * @param preview what canceling for this reason would do, or null
   */
  public record Now(
      OrderOverview overview,
      List<OrderAction> actions,
      List<ReasonEntry> reasons,
      @Nullable Reason reason,
      @Nullable Preview preview) {

    private Now with(Preview previewed) {
      return new Now(overview, actions, reasons, reason, previewed);
    }
  }
}
