package dev.unbuy.resale;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.ShopOwners;
import dev.unbuy.catalog.Condition;
import dev.unbuy.catalog.ListingChanged;
import dev.unbuy.catalog.ListingContent;
import dev.unbuy.catalog.ListingWrites;
import dev.unbuy.catalog.OfferedNow;
import dev.unbuy.catalog.Provenance;
import dev.unbuy.catalog.SetPrice;
import dev.unbuy.catalog.Shop;
import dev.unbuy.catalog.ShopShipping;
import dev.unbuy.catalog.SmallShop;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.EscrowHolds;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderWrites;
import dev.unbuy.orders.Orders;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.resale.ResaleOptions.Choice;
import dev.unbuy.resale.rules.ResaleRule;
import dev.unbuy.resale.rules.SuggestedPrice;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A buyer offers what arrived to others: lock and read in two round trips, decide, flush in one.
 */
@Component
public class Resell {

  private static final int HANDLING_DAYS = 3;
  private static final ShopShipping.Option UNKNOWN_WAY = new ShopShipping.Option("*", 0, 2, 7);

  private final Transactions transactions;
  private final Orders orders;
  private final ShopOwners owners;
  private final OrderHistory history;
  private final Outbox outbox;
  private final InstantSource clock;

  Resell(
      Transactions transactions,
      Orders orders,
      ShopOwners owners,
      OrderHistory history,
      Outbox outbox,
      InstantSource clock) {
    this.transactions = transactions;
    this.orders = orders;
    this.owners = owners;
    this.history = history;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * What can be offered, and for how much.
   *
   * @param ownShop the shop that the buyer acts for, or null
   * @throws NotFound when there is no such order of this buyer
   */
  public ResaleOptions options(Actor.Buyer buyer, @Nullable UUID ownShop, UUID orderId) {
    return transactions.read(
        work -> {
          Facts facts = Facts.read(work, orders.find(orderId, buyer), orderId);
          List<UUID> variants = facts.lines().stream().map(OrderLine::variantId).toList();
          var now = work.ask(OfferedNow.of(variants));
          var earlier = work.ask(Provenance.pastOf(variants));
          String currency =
              ownShop == null
                  ? facts.order().currency()
                  : work.ask(Shop.of(ownShop)).first().orElseThrow().currency();
          Map<UUID, OfferedNow> offered =
              now.rows().stream()
                  .collect(Collectors.toMap(OfferedNow::variantId, Function.identity()));
          return new ResaleOptions(
              facts.rule(facts.lines().stream().mapToInt(OrderLine::returnable).sum()),
              facts.order(),
              currency,
              ownShop != null,
              facts.lines().stream()
                  .map(
                      line -> choice(line, offered.get(line.variantId()), earlier.rows(), currency))
                  .toList());
        });
  }

  private static Choice choice(
      OrderLine line, @Nullable OfferedNow now, List<Provenance> earlier, String currency) {
    if (now == null || !now.price().currency().equals(currency)) {
      return new Choice(line, line.returnable(), null, null, null);
    }
    return new Choice(
        line,
        line.returnable(),
        now.price(),
        suggested(now, Condition.LIKE_NEW, earlier),
        suggested(now, Condition.USED, earlier));
  }

  private static SuggestedPrice suggested(
      OfferedNow now, Condition condition, List<Provenance> earlier) {
    return SuggestedPrice.of(
        now.price().minor(),
        condition == Condition.LIKE_NEW,
        Provenance.prices(earlier, now.variantId(), condition, now.price().currency()));
  }

  /**
   * Offers it.
   *
   * @throws NotFound when there is no such order of this buyer
   * @throws InvalidInput when the line is not of the order, the quantity is out of range, or the
   *     price is not one that the buyer's shop can ask for
   */
  public ResaleOutcome resell(ResellCommand command) {
    ResaleOutcome outcome =
        transactions.run(
            work -> {
              Facts facts =
                  Facts.read(
                      work, orders.lock(command.orderId(), command.buyer()), command.orderId());
              OrderLine line = facts.line(command.lineId());
              if (command.quantity() > line.ordered()) {
                throw new InvalidInput("quantity", "must be 1 to " + line.ordered());
              }
              ResaleRule rule =
                  facts.rule(command.quantity() > line.returnable() ? 0 : command.quantity());
              return rule == ResaleRule.MAY_RESELL
                  ? offer(work, command, facts.order(), line)
                  : new ResaleOutcome.Refused(refusal(facts.order(), rule));
            });
    if (outcome instanceof ResaleOutcome.Done done && done.newShop()) {
      owners.changed();
    }
    return outcome;
  }

  private ResaleOutcome offer(UnitOfWork work, ResellCommand command, Order order, OrderLine line) {
    var locked = work.ask(owners.locked(command.buyer().accountId()));
    var source = work.ask(OfferedNow.of(List.of(line.variantId())));
    var way = work.ask(ShopShipping.usualTo(order.shopId(), order.shipTo().country()));
    Account owner = locked.first().orElseThrow(() -> new NotFound("account"));
    OfferedNow now = source.first().orElseThrow(() -> new NotFound("listing"));
    Instant at = clock.instant();
    Optional<Shop> own =
        owner.shopId() == null ? Optional.empty() : work.ask(Shop.of(owner.shopId())).first();
    Shop shop = own.orElseGet(() -> smallShop(owner, order));
    SetPrice.requireUsable(command.price(), shop.currency(), "price.");
    if (own.isEmpty()) {
      SmallShop.open(work, shop, way(way.first(), shop), at);
      work.plan(owners.actsFor(owner.id(), shop.id()));
    }
    Resale one = resale(command, order, line, shop, at);
    list(work, command, order, line, now, one);
    history.record(
        work,
        order,
        OrderChange.RESOLD,
        command.buyer(),
        Map.of("units", one.quantity(), "title", one.title()),
        one.id(),
        at);
    return new ResaleOutcome.Done(one, own.isEmpty());
  }

  private void list(
      UnitOfWork work,
      ResellCommand command,
      Order order,
      OrderLine line,
      OfferedNow now,
      Resale one) {
    Instant at = one.offeredAt();
    work.plan(
        ListingWrites.listing(
            one.listingId(),
            one.shopId(),
            new ListingContent(
                line.title(),
                now.description(),
                now.category(),
                command.condition(),
                line.art(),
                now.exception()),
            at));
    work.plan(
        ListingWrites.variant(
            one.variantId(),
            one.listingId(),
            one.shopId(),
            0,
            null,
            line.variant(),
            now.attributes(),
            one.price()));
    work.plan(ListingWrites.pricePoint(one.variantId(), at, one.price()));
    work.plan(Stock.receive(one.id(), new Units(one.variantId(), one.quantity()), at));
    work.plan(
        new Provenance(
                one.listingId(),
                one.variantId(),
                line.variantId(),
                command.condition(),
                command.note(),
                order.placedAt().atZone(ZoneOffset.UTC).toLocalDate(),
                order.shopName(),
                one.price(),
                one.quantity())
            .kept());
    work.plan(Resales.insert(one));
    work.plan(OrderWrites.resold(line.id(), one.quantity()));
    outbox.publish(work, new ListingChanged(at, one.listingId(), one.shopId()));
  }

  private static Resale resale(
      ResellCommand command, Order order, OrderLine line, Shop shop, Instant at) {
    return new Resale(
        Ids.next(),
        order.id(),
        line.id(),
        order.buyerId(),
        shop.id(),
        Ids.next(),
        Ids.next(),
        line.title(),
        command.quantity(),
        0,
        command.price(),
        at,
        command.quantity());
  }

  /** A shop in the country where the goods are, named as people are called among strangers. */
  private static Shop smallShop(Account owner, Order order) {
    return new Shop(
        Ids.next(),
        shortName(owner.name()),
        order.shipTo().country(),
        order.currency(),
        HANDLING_DAYS);
  }

  private static String shortName(String name) {
    int blank = name.lastIndexOf(' ');
    return blank < 0 || blank == name.length() - 1
        ? name
        : "%s %s.".formatted(name.substring(0, blank), name.substring(blank + 1, blank + 2));
  }

  private static ShopShipping.Option way(Optional<ShopShipping.Option> known, Shop shop) {
    ShopShipping.Option way = known.orElse(UNKNOWN_WAY);
    return new ShopShipping.Option(shop.country(), way.price(), way.transitMin(), way.transitMax());
  }

  private static Refusal refusal(Order order, ResaleRule rule) {
    return new Refusal(
        "not-resellable", rule.name(), order.status().name(), List.of("MESSAGE_SELLER"));
  }

  /** An order with all that decides what of it can be offered. */
  private record Facts(Order order, List<OrderLine> lines, List<EscrowHolds.Why> holds) {

    static Facts read(UnitOfWork work, Query<Order> query, UUID orderId) {
      var order = work.ask(query);
      var lines = work.ask(Orders.lines(orderId));
      var holds = work.ask(EscrowHolds.of(orderId));
      return new Facts(
          order.first().orElseThrow(() -> new NotFound("order")), lines.rows(), holds.rows());
    }

    OrderLine line(UUID id) {
      return lines.stream()
          .filter(line -> line.id().equals(id))
          .findFirst()
          .orElseThrow(() -> new InvalidInput("lineId", "is not a line of this order"));
    }

    ResaleRule rule(int units) {
      return ResaleRule.decide(units, holds.stream().anyMatch(EscrowHolds.Why::isArgument));
    }
  }
}
