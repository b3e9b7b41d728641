package dev.unbuy.changes;

import dev.unbuy.catalog.Offers;
import dev.unbuy.catalog.Offers.Offer;
import dev.unbuy.catalog.ShopShipping;
import dev.unbuy.changes.rules.ShippedFaster;
import dev.unbuy.changes.rules.Wish.Faster;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Money;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What an order could be instead: the variants of what was ordered, and a faster way. */
@Component
public class ChangeChoices {

  private static final int MOST_SUBSTITUTES = 12;

  private final Transactions transactions;
  private final InstantSource clock;

  ChangeChoices(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The choices by line; a line of whose listing there is nothing else has only itself. */
  public Map<UUID, List<Choice>> of(List<OrderLine> lines) {
    return transactions.read(
        work -> {
          List<UUID> listings = lines.stream().map(OrderLine::listingId).distinct().toList();
          List<Offer> offers = work.ask(Offers.ofListings(listings)).rows();
          Map<UUID, Integer> left =
              work.ask(Stock.shown(offers.stream().map(Offer::variantId).toList())).rows().stream()
                  .collect(Collectors.toMap(Units::variantId, Units::quantity));
          return lines.stream()
              .collect(Collectors.toMap(OrderLine::id, line -> of(line, offers, left)));
        });
  }

  /** How an order would be shipped faster, where its shop has such a way. */
  public Optional<Faster> faster(Order order) {
    return transactions.read(work -> faster(work, order, clock.instant()));
  }

  /** The same, for a unit of work that has other things to read. */
  public static Optional<Faster> faster(UnitOfWork work, Order order, Instant now) {
    return work.ask(ShopShipping.fasterTo(order.shopId(), order.shipTo().country()))
        .first()
        .flatMap(way -> ShippedFaster.of(order, way, order.shipping(), order.transitMax(), now));
  }

  /**
   * What a shop has so many units of in place of what a line was to be.
   *
   * @param words that its titles have in them; empty for all
   */
  public List<Substitute> inPlaceOf(OrderLine line, String words) {
    return transactions.read(
        work -> {
          List<Offer> offers = work.ask(Offers.inPlaceOf(line.variantId(), words)).rows();
          Map<UUID, Integer> left =
              work.ask(Stock.shown(offers.stream().map(Offer::variantId).toList())).rows().stream()
                  .collect(Collectors.toMap(Units::variantId, Units::quantity));
          return offers.stream()
              .filter(offer -> left.getOrDefault(offer.variantId(), 0) > 0)
              .limit(MOST_SUBSTITUTES)
              .map(
                  offer ->
                      new Substitute(
                          offer.variantId(),
                          offer.title(),
                          offer.variant(),
                          offer.art(),
                          new Money(Math.min(offer.price(), line.unitPrice()), offer.currency()),
                          left.getOrDefault(offer.variantId(), 0)))
              .toList();
        });
  }

  private static List<Choice> of(OrderLine line, List<Offer> offers, Map<UUID, Integer> left) {
    return offers.stream()
        .filter(offer -> offer.listingId().equals(line.listingId()))
        .filter(offer -> offer.active() || offer.variantId().equals(line.variantId()))
        .map(
            offer ->
                new Choice(
                    offer.variantId(),
                    offer.variant(),
                    new Money(offer.price(), offer.currency()),
                    left.getOrDefault(offer.variantId(), 0)))
        .toList();
  }

  /**
   * Something that could take the place of what is missing.
   *
   * @param price that the buyer would pay, at most what they paid
   * @param left how many are there that nobody has
   */
  public record Substitute(
      UUID variantId, String title, String variant, String art, Money price, int left) {}

  /**
   * A variant.
   *
   * @param left how many are there that nobody has
   */
  public record Choice(UUID variantId, String name, Money price, int left) {}
}
