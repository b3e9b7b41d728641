package dev.unbuy.changes;

import dev.unbuy.catalog.Offers;
import dev.unbuy.catalog.Offers.Offer;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Money;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.platform.Transactions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What lines of an order could be instead: the variants of what was ordered. */
@Component
public class ChangeChoices {

  private final Transactions transactions;

  ChangeChoices(Transactions transactions) {
    this.transactions = transactions;
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
   * A variant.
   *
   * @param left how many are there that nobody has
   */
  public record Choice(UUID variantId, String name, Money price, int left) {}
}
