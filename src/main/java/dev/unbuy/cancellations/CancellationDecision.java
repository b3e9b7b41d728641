package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Alternative;
import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.CancellationFacts;
import dev.unbuy.cancellations.rules.CancellationPolicy;
import dev.unbuy.cancellations.rules.Decision;
import dev.unbuy.cancellations.rules.Evidence;
import dev.unbuy.cancellations.rules.EvidenceKind;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.FaultByEvidence;
import dev.unbuy.cancellations.rules.Finding;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.ReasonRule;
import dev.unbuy.cancellations.rules.Rule;
import dev.unbuy.cancellations.rules.Undoing;
import dev.unbuy.cancellations.rules.Undoing.Undone;
import dev.unbuy.cancellations.rules.WhenItCannotBeCanceled;
import dev.unbuy.cancellations.rules.WhoMayCancel;
import dev.unbuy.catalog.ListingEvidence;
import dev.unbuy.checkout.UnservedAreas;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Money;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.policies.PolicyPacks;
import dev.unbuy.policies.RefundRule;
import dev.unbuy.refunds.Refund;
import dev.unbuy.refunds.Refund.Status;
import dev.unbuy.refunds.RefundDueByStatute;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Decides a wish to cancel: the one place that both the preview and the cancellation ask. Evidence
 * is looked up only for a reason that turns on it.
 */
@Component
class CancellationDecision {

  private final Policies policies;
  private final PolicyPacks packs;
  private final Reasons reasons;
  private final ObjectProvider<SellerRecords> records;

  CancellationDecision(
      Policies policies,
      PolicyPacks packs,
      Reasons reasons,
      ObjectProvider<SellerRecords> records) {
    this.policies = policies;
    this.packs = packs;
    this.reasons = reasons;
    this.records = records;
  }

  /** Asks for what every decision turns on, along with what is read for it. */
  void ask(UnitOfWork work) {
    policies.ask(work);
    reasons.ask(work);
  }

  /** How long a refund is held that its buyer may think better of. */
  Duration refundHold() {
    return policies.current().redress().refundHold();
  }

  /** How long after delivery money stays in escrow. */
  Duration protection() {
    return policies.current().protection();
  }

  Decided decide(
      UnitOfWork work,
      LockedOrder locked,
      Map<UUID, Integer> chosen,
      Asker asker,
      @Nullable Reason reason,
      Instant now) {
    Policies.InForce policy = policies.inForce();
    PolicyNumbers numbers = policy.numbers();
    CancellationFacts facts = locked.facts(chosen, locked.order().rights().packOf(packs));
    Decision decision =
        WhoMayCancel.decide(
            facts,
            new CancellationPolicy(
                numbers.gracePeriod(),
                numbers.sellerAnswersWithin(),
                numbers.platformWaitsAfterShipBy()),
            asker,
            now);
    ReasonEntry given = given(asker, reason);
    Finding finding =
        FaultByEvidence.decide(
            given.rule(), evidence(work, locked, chosen, given.rule().evidence(), now));
    boolean refused = decision instanceof Decision.Refused;
    boolean shared = finding.fault() != Fault.BUYER || decision.rule() == Rule.STATUTORY_WITHDRAWAL;
    Undone undone =
        Undoing.of(
            locked.undoing(refused ? Map.of() : chosen),
            locked.order().shipping(),
            locked.order().shippingOwedBack(),
            shared && !refused);
    return new Decided(
        decision, facts, policy.id(), given, finding, refused ? new Undone(List.of(), 0) : undone);
  }

  /** Whose fault it would have been with this reason, at the time when it was asked for. */
  Finding foundFor(UnitOfWork work, LockedOrder locked, Cancellation about, ReasonEntry reason) {
    Map<UUID, Integer> units =
        about.lines().stream()
            .collect(Collectors.toMap(Cancellation.Line::lineId, Cancellation.Line::quantity));
    return FaultByEvidence.decide(
        reason.rule(), evidence(work, locked, units, reason.rule().evidence(), about.askedAt()));
  }

  /** The reason that is given, or one that claims nothing while none is chosen yet. */
  private ReasonEntry given(Asker asker, @Nullable Reason reason) {
    if (reason != null) {
      return reasons.now().chosen(reason, asker);
    }
    return new ReasonEntry(
        ReasonRule.builtIn(
            switch (asker) {
              case BUYER -> Reason.CHANGE_OF_MIND;
              case SELLER -> Reason.OUT_OF_STOCK;
              case PLATFORM -> Reason.UNPAID;
            }),
        0,
        Map.of(),
        0,
        false);
  }

  private Evidence evidence(
      UnitOfWork work,
      LockedOrder locked,
      Map<UUID, Integer> chosen,
      EvidenceKind kind,
      Instant now) {
    Order order = locked.order();
    List<OrderLine> lines =
        locked.lines().stream().filter(line -> chosen.containsKey(line.id())).toList();
    boolean paid = order.paidAt() != null;
    return new Evidence(
        order.promisedShipBy(),
        paid && !now.isBefore(order.promisedShipBy()),
        kind == EvidenceKind.LISTING_CHANGED ? changedAfterOrder(work, order, lines) : null,
        kind == EvidenceKind.PRICE_FELL && paid ? cheaperSincePayment(work, order, lines) : null,
        kind == EvidenceKind.STOCK && isSoldOut(work, lines),
        kind == EvidenceKind.SELLERS_RECORD
            && records.stream().anyMatch(all -> all.isBelowStandard(order.shopId())),
        false,
        kind == EvidenceKind.BUYERS_WORD
            ? work.ask(WriteNote.buyerAsked(order.id())).first().orElse(null)
            : null,
        kind == EvidenceKind.CARRIERS_NOTICE
            ? work.ask(UnservedAreas.noticeFor(order.shipTo(), now)).first().orElse(null)
            : null);
  }

  private static @Nullable Instant changedAfterOrder(
      UnitOfWork work, Order order, List<OrderLine> lines) {
    return sold(work, order.placedAt(), lines).stream()
        .map(ListingEvidence::listingChangedAt)
        .filter(at -> at.isAfter(order.placedAt()))
        .max(Instant::compareTo)
        .orElse(null);
  }

  private static @Nullable String cheaperSincePayment(
      UnitOfWork work, Order order, List<OrderLine> lines) {
    List<ListingEvidence> since = sold(work, Objects.requireNonNull(order.paidAt()), lines);
    return lines.stream()
        .flatMap(
            line ->
                since.stream()
                    .filter(one -> one.variantId().equals(line.variantId()))
                    .map(ListingEvidence::lowestPrice)
                    .filter(price -> price != null && price < line.unitPrice()))
        .findFirst()
        .map(price -> new Money(price, order.currency()).toString())
        .orElse(null);
  }

  private static boolean isSoldOut(UnitOfWork work, List<OrderLine> lines) {
    return work
        .ask(Stock.available(lines.stream().map(OrderLine::variantId).distinct().toList()))
        .rows()
        .stream()
        .map(Units::quantity)
        .anyMatch(available -> available == 0);
  }

  private static List<ListingEvidence> sold(UnitOfWork work, Instant since, List<OrderLine> lines) {
    return work.ask(
            ListingEvidence.since(
                since, lines.stream().map(OrderLine::variantId).distinct().toList()))
        .rows();
  }

  /** Where a statute says until when money must be sent, it is looked at then. */
  void haveItSentInTime(UnitOfWork work, Order order, Refund owed, Instant now) {
    RefundRule rule = order.rights().packOf(packs).refund();
    if (rule != null && owed.status() != Status.SUCCEEDED) {
      work.plan(
          RefundDueByStatute.due(owed.cause(), rule.lateAt(now, null, order.shipTo().country())));
    }
  }

  /** What can be done instead of canceling, in the order of offering. */
  List<Alternative> alternatives(Order order, Instant now) {
    boolean delivered = order.deliveredAt() != null;
    Instant since = delivered ? Objects.requireNonNull(order.deliveredAt()) : now;
    Instant withdrawal = LockedOrder.withdrawalOpenUntil(order, order.rights().packOf(packs));
    return WhenItCannotBeCanceled.alternatives(
        delivered,
        now.isBefore(since.plus(Duration.ofDays(order.returnDays()))),
        withdrawal != null && now.isBefore(withdrawal),
        order.completedAt() == null && now.isBefore(since.plus(policies.current().protection())));
  }

  /**
   * A decision with its reason in words and what it brings back.
   *
   * @param facts what was decided on
   * @param policy the version that decided; null: what came with the code
   * @param given the reason that was given, as it was understood
   */
  record Decided(
      Decision decision,
      CancellationFacts facts,
      @Nullable UUID policy,
      ReasonEntry given,
      Finding finding,
      Undone undone) {

    /** What the rule itself settles, else what the evidence says. */
    Finding settledFinding() {
      return switch (decision) {
        case Decision.Settled settled when isSellersOwn() && isInTime(settled) -> finding;
        case Decision.Settled settled when settled.fault() != null ->
            finding.fault() == settled.fault()
                ? finding
                : new Finding(settled.fault(), "fault." + key(settled.rule()), List.of());
        case Decision.Settled _, Decision.Asked _, Decision.Refused _ -> finding;
      };
    }

    private boolean isSellersOwn() {
      return given.rule().giver() == Asker.SELLER;
    }

    /** A seller's own cancellation is its fault by evidence, and by rule once it is late. */
    private static boolean isInTime(Decision.Settled settled) {
      return settled.rule() != Rule.SHIP_BY_PASSED;
    }

    private static String key(Rule rule) {
      return rule == Rule.SHIP_BY_PASSED ? "ship-by-passed-plain" : "seller-canceled";
    }
  }
}
