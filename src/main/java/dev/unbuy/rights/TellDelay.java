package dev.unbuy.rights;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderPayment;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.policies.DelayRule;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyPacks;
import dev.unbuy.rights.DelayOutcome.Done;
import dev.unbuy.rights.DelayOutcome.Refused;
import dev.unbuy.rights.rules.DelayTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shipping slips: the buyer is told a new date, with a free way to cancel. A seller who knows in
 * time says when; of one who has said nothing by the date, the marketplace tells it, with its own
 * further grace as the new date. From that moment canceling is free and the fault is the seller's.
 */
@Component
public class TellDelay implements DeadlineHandler {

  private static final int LONGEST_DAYS = 180;
  private static final String NOTICE =
      """
      INSERT INTO rights.delay_notices (id, order_id, buyer_id, shop_id, position, ship_by,
        new_ship_by, silence_consents, ends_at, told_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private final Transactions transactions;
  private final Orders orders;
  private final PolicyPacks packs;
  private final Policies policies;
  private final OrderHistory history;
  private final Outbox outbox;
  private final InstantSource clock;

  TellDelay(
      Transactions transactions,
      Orders orders,
      PolicyPacks packs,
      Policies policies,
      OrderHistory history,
      Outbox outbox,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.packs = packs;
    this.policies = policies;
    this.history = history;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * The seller says until when it ships now.
   *
   * @param newDate the last day on which it ships, later than what is promised
   * @throws NotFound when it is not an order of this seller's shop
   * @throws InvalidInput when the date is not later, or further away than 180 days
   */
  public DelayOutcome tell(Actor.Seller seller, UUID orderId, LocalDate newDate) {
    Instant proposed = newDate.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return transactions.run(
        work -> {
          Facts facts = read(work, seller, orderId);
          if (facts.rule() == null) {
            return new Refused(refusal(facts.order(), "NO_RULE_ABOUT_DELAYS"));
          }
          if (!facts.waitsToShip()) {
            return new Refused(refusal(facts.order(), "NOTHING_WAITS_TO_BE_SHIPPED"));
          }
          Instant now = clock.instant();
          requireLater(proposed, facts.promised(), now);
          return new Done(write(work, seller, facts, facts.rule(), proposed, now));
        });
  }

  @Override
  public String kind() {
    return OrderDeadlines.DELAY;
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    Actor platform = new Actor.Platform();
    policies.ask(work);
    Facts facts = read(work, platform, subject);
    Instant now = clock.instant();
    DelayRule rule = facts.rule();
    if (rule == null || !facts.waitsToShip() || !facts.earlier().isEmpty()) {
      return;
    }
    if (now.isBefore(facts.order().shipBy())) {
      work.plan(Deadlines.set(OrderDeadlines.DELAY, subject, facts.order().shipBy()));
      return;
    }
    Duration grace = policies.current().platformWaitsAfterShipBy();
    Instant proposed = facts.order().shipBy().plus(grace);
    var _ = write(work, platform, facts, rule, proposed, now);
  }

  private Facts read(UnitOfWork work, Actor actor, UUID orderId) {
    var locked = work.ask(orders.lock(orderId, actor));
    var earlier = work.ask(DelayNotice.ofOrder(orderId));
    Order order = locked.first().orElseThrow(() -> new NotFound("order"));
    return new Facts(order, order.rights().packOf(packs).delay(), earlier.rows());
  }

  private DelayNotice write(
      UnitOfWork work, Actor actor, Facts facts, DelayRule rule, Instant proposed, Instant now) {
    Order order = facts.order();
    DelayTerms terms =
        DelayTerms.decide(rule, facts.first(), facts.promised(), facts.earlier().size(), proposed);
    DelayNotice notice =
        new DelayNotice(
            Ids.next(),
            order.id(),
            order.buyerId(),
            order.shopId(),
            facts.earlier().size() + 1,
            facts.promised(),
            proposed,
            terms.silenceConsents(),
            terms.endsAt(),
            now,
            null);
    insert(work, notice);
    work.plan(OrderWrites.delayTold(order.id(), now));
    work.plan(Deadlines.set(OrderDeadlines.NOT_SHIPPED, order.id(), terms.endsAt()));
    work.plan(Deadlines.clear(order.id(), OrderDeadlines.DELAY));
    history.record(
        work,
        order,
        OrderChange.DELAY_TOLD,
        actor,
        Map.of("shipBy", proposed.toString()),
        notice.id(),
        now);
    outbox.publish(work, new DelayTold(now, notice.id(), order.id(), order.buyerId()));
    return notice;
  }

  private static void insert(UnitOfWork work, DelayNotice one) {
    work.plan(
        Write.expecting(
            1,
            NOTICE,
            one.id(),
            one.orderId(),
            one.buyerId(),
            one.shopId(),
            one.position(),
            one.shipBy(),
            one.newShipBy(),
            one.silenceConsents(),
            one.endsAt(),
            one.toldAt()));
  }

  private static void requireLater(Instant proposed, Instant promised, Instant now) {
    if (!proposed.isAfter(promised)
        || !proposed.isAfter(now)
        || proposed.isAfter(now.plus(Duration.ofDays(LONGEST_DAYS)))) {
      throw new InvalidInput(
          "shipBy", "must be later than promised, within %d days".formatted(LONGEST_DAYS));
    }
  }

  static Refusal refusal(Order order, String rule) {
    return new Refusal("no-delay", rule, order.status().name(), List.of());
  }

  /** What a delay turns on; the newest notice first. */
  private record Facts(Order order, @Nullable DelayRule rule, List<DelayNotice> earlier) {

    boolean waitsToShip() {
      return order.payment() == OrderPayment.PAID
          && order.unitsShipped() + order.unitsCanceled() < order.unitsOrdered();
    }

    /** What was promised at first. */
    Instant first() {
      return earlier.isEmpty() ? order.shipBy() : earlier.getLast().shipBy();
    }

    /** What is promised now, agreed or not. */
    Instant promised() {
      return earlier.isEmpty() ? order.shipBy() : earlier.getFirst().newShipBy();
    }
  }
}
