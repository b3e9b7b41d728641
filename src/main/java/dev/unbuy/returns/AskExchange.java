package dev.unbuy.returns;

import dev.unbuy.catalog.Offers;
import dev.unbuy.catalog.Offers.Offer;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderLines;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.returns.ExchangeCommand.Swap;
import dev.unbuy.returns.ExchangeOptions.Choice;
import dev.unbuy.returns.ExchangeOptions.Other;
import dev.unbuy.returns.ReturnAuthorization.Instead;
import dev.unbuy.returns.ReturnAuthorization.Line;
import dev.unbuy.returns.ReturnDecisions.Decided;
import dev.unbuy.returns.rules.ExchangeWorth;
import dev.unbuy.returns.rules.ReturnDecision;
import dev.unbuy.returns.rules.ReturnReason;
import dev.unbuy.returns.rules.ReturnRule;
import dev.unbuy.returns.rules.ReturnValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A buyer asks for another variant of what was delivered. It is a return whose units are replaced:
 * the same table says whether it is possible, the same steps bring it back. The other units are
 * promised at once, so that they are there when the goods are.
 */
@Component
public class AskExchange {

  private final Transactions transactions;
  private final Orders orders;
  private final Policies policies;
  private final ReturnDecisions decisions;
  private final AskReturn asking;
  private final InstantSource clock;

  AskExchange(
      Transactions transactions,
      Orders orders,
      Policies policies,
      ReturnDecisions decisions,
      AskReturn asking,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.policies = policies;
    this.decisions = decisions;
    this.asking = asking;
    this.clock = clock;
  }

  /**
   * What can be exchanged for what.
   *
   * @throws NotFound when there is no such order of this buyer
   */
  public ExchangeOptions options(Actor.Buyer buyer, UUID orderId) {
    return transactions.read(
        work -> {
          policies.ask(work);
          ReturningOrder facts = ReturningOrder.read(work, orders.find(orderId, buyer), orderId);
          List<Offer> offers = offers(work, facts);
          Map<UUID, Integer> left =
              work.ask(Stock.shown(offers.stream().map(Offer::variantId).toList())).rows().stream()
                  .collect(Collectors.toMap(Units::variantId, Units::quantity));
          Decided decided =
              decide(facts, facts.chosen(List.of()), ReturnReason.WRONG_SIZE, clock.instant());
          return new ExchangeOptions(
              decided.decision(),
              facts.order(),
              facts.lines().stream().map(line -> choice(facts, line, offers, left)).toList());
        });
  }

  private static Choice choice(
      ReturningOrder facts, OrderLine line, List<Offer> offers, Map<UUID, Integer> left) {
    long now = costsNow(line, offers);
    long share = line.returnable() == 0 ? 0 : shareOfOne(facts, line);
    return new Choice(
        line,
        line.returnable(),
        offers.stream()
            .filter(offer -> isOther(line, offer))
            .filter(offer -> ExchangeWorth.isCovered(line.unitPrice(), now, offer.price()))
            .map(
                offer ->
                    new Other(
                        offer.variantId(),
                        offer.variant(),
                        left.getOrDefault(offer.variantId(), 0),
                        facts
                            .order()
                            .money(
                                share
                                    - ExchangeWorth.of(
                                        share, line.unitPrice(), now, offer.price()))))
            .toList());
  }

  private static long shareOfOne(ReturningOrder facts, OrderLine line) {
    return facts.value(Map.of(line.id(), 1), dev.unbuy.returns.rules.CausedBy.BUYER, false).total();
  }

  /**
   * Asks for it.
   *
   * @throws NotFound when there is no such order of this buyer
   * @throws InvalidInput when a line is not of the order, a quantity is out of range, or a variant
   *     is not another one of the same listing
   */
  public ReturnOutcome ask(ExchangeCommand command) {
    return transactions.run(
        work -> {
          policies.ask(work);
          ReturningOrder locked =
              ReturningOrder.lock(work, orders, command.orderId(), command.buyer());
          Map<UUID, Integer> chosen = OrderLines.chosen(locked.lines(), command.units());
          Instant now = clock.instant();
          Decided decided = decide(locked, chosen, command.reason(), now);
          if (decided.decision() instanceof ReturnDecision.Refused refused) {
            return refused(locked.order(), refused.rule());
          }
          List<Offer> offers = offers(work, locked);
          List<Line> lines = new ArrayList<>();
          for (ReturnValue.LineValue value : decided.value().lines()) {
            Line line = line(locked, command.swaps(), value, offers);
            if (line == null) {
              return refused(locked.order(), ReturnRule.OTHER_COSTS_MORE);
            }
            lines.add(line);
          }
          return isThere(work, lines)
              ? new ReturnOutcome.Done(
                  asking.openExchange(work, command, locked, decided, lines, now))
              : refused(locked.order(), ReturnRule.OTHER_IS_SOLD_OUT);
        });
  }

  /** As a return, without outbound shipping, and never refunded at once. */
  private Decided decide(
      ReturningOrder facts, Map<UUID, Integer> chosen, ReturnReason reason, Instant now) {
    Decided decided = decisions.decide(facts, chosen, reason, now);
    ReturnDecision decision =
        switch (decided.decision()) {
          case ReturnDecision.Kept _ ->
              facts.order().acceptsAutomatically()
                  ? new ReturnDecision.Approved(ReturnRule.SELLER_ACCEPTS_AUTOMATICALLY)
                  : new ReturnDecision.Asked(ReturnRule.SELLER_ANSWERS);
          case ReturnDecision.Approved approved -> approved;
          case ReturnDecision.Asked asked -> asked;
          case ReturnDecision.Refused no -> no;
        };
    boolean over =
        facts.order().completedAt() != null && !(decision instanceof ReturnDecision.Refused);
    return new Decided(
        over ? new ReturnDecision.Refused(ReturnRule.ORDER_IS_OVER) : decision,
        decided.cause(),
        decided.payer(),
        new ReturnValue(decided.value().lines(), 0),
        decided.labelCost());
  }

  private static @Nullable Line line(
      ReturningOrder locked, List<Swap> swaps, ReturnValue.LineValue value, List<Offer> offers) {
    int at = 0;
    while (!swaps.get(at).lineId().equals(value.id())) {
      at++;
    }
    OrderLine line = Objects.requireNonNull(OrderLines.byId(locked.lines()).get(value.id()));
    UUID wanted = swaps.get(at).variantId();
    String field = "lines[%d].variantId".formatted(at);
    Offer other =
        offers.stream()
            .filter(offer -> offer.variantId().equals(wanted) && isOther(line, offer))
            .findFirst()
            .orElseThrow(
                () -> new InvalidInput(field, "is not another variant of what was bought"));
    long now = costsNow(line, offers);
    if (!ExchangeWorth.isCovered(line.unitPrice(), now, other.price())) {
      return null;
    }
    long worth = ExchangeWorth.of(value.refund(), line.unitPrice(), now, other.price());
    Order order = locked.order();
    return new Line(
        line.id(),
        value.quantity(),
        order.money(value.refund()),
        new Instead(other.variantId(), other.variant(), order.money(worth)));
  }

  private static boolean isOther(OrderLine line, Offer offer) {
    return offer.listingId().equals(line.listingId())
        && !offer.variantId().equals(line.variantId())
        && offer.active();
  }

  private static long costsNow(OrderLine line, List<Offer> offers) {
    return offers.stream()
        .filter(offer -> offer.variantId().equals(line.variantId()))
        .mapToLong(Offer::price)
        .findFirst()
        .orElse(0);
  }

  private static List<Offer> offers(UnitOfWork work, ReturningOrder facts) {
    return work
        .ask(
            Offers.ofListings(facts.lines().stream().map(OrderLine::listingId).distinct().toList()))
        .rows()
        .stream()
        .filter(offer -> offer.currency().equals(facts.order().currency()))
        .toList();
  }

  private static boolean isThere(UnitOfWork work, List<Line> lines) {
    Map<UUID, Integer> wanted = new TreeMap<>();
    lines.forEach(
        line ->
            wanted.merge(
                Objects.requireNonNull(line.instead()).variantId(), line.quantity(), Integer::sum));
    Map<UUID, Units> free =
        work.ask(Stock.available(wanted.keySet())).rows().stream()
            .collect(Collectors.toMap(Units::variantId, Function.identity()));
    return wanted.entrySet().stream()
        .allMatch(
            need -> {
              Units units = free.get(need.getKey());
              return units != null && units.quantity() >= need.getValue();
            });
  }

  private static ReturnOutcome refused(Order order, ReturnRule rule) {
    return new ReturnOutcome.Refused(AskReturn.refusal(order, rule));
  }
}
