package dev.unbuy.search;

import dev.unbuy.catalog.Listings.Listing;
import dev.unbuy.catalog.Listings.Variant;
import dev.unbuy.catalog.Offers;
import dev.unbuy.catalog.Offers.Offer;
import dev.unbuy.catalog.Offers.Promise;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Money;
import dev.unbuy.platform.Transactions;
import dev.unbuy.promises.DeliveryEstimates;
import dev.unbuy.promises.DeliveryEstimates.Estimate;
import dev.unbuy.promises.PromiseRecord;
import dev.unbuy.promises.PromiseRecords;
import dev.unbuy.standing.SellerCard;
import dev.unbuy.standing.Standings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The same item, by its number and in the same condition and currency, at up to four sellers side
 * by side: the one that was looked at, and the cheapest others with what it costs to have it sent.
 */
@Component
public class CompareSellers {

  /** How many stand side by side. */
  public static final int MOST = 4;

  private final Transactions transactions;
  private final DeliveryEstimates deliveries;
  private final Standings standings;

  CompareSellers(Transactions transactions, DeliveryEstimates deliveries, Standings standings) {
    this.transactions = transactions;
    this.deliveries = deliveries;
    this.standings = standings;
  }

  /**
   * The sellers of a variant, the one that was looked at first.
   *
   * @param country where it is sent, ISO 3166-1 alpha-2
   */
  public List<Seller> of(Listing listing, Variant variant, String country) {
    List<Seller> found =
        transactions.read(
            work -> {
              var mine = work.ask(Offers.of(Set.of(variant.id())));
              var same = work.ask(Offers.sameItem(variant.id(), variant.price().currency()));
              List<Offer> offers =
                  cheapestOfEach(Stream.concat(mine.rows().stream(), same.rows().stream()));
              List<UUID> shops = offers.stream().map(Offer::shopId).toList();
              var terms = work.ask(Offers.promises(shops, country));
              var records = work.ask(PromiseRecords.of(shops, country));
              var stock = work.ask(Stock.shown(offers.stream().map(Offer::variantId).toList()));
              Map<UUID, Promise> promises =
                  terms.rows().stream()
                      .collect(Collectors.toMap(Promise::shopId, Function.identity()));
              Map<UUID, PromiseRecord> known =
                  records.rows().stream()
                      .collect(
                          Collectors.toMap(
                              PromiseRecords.OfShop::shopId, PromiseRecords.OfShop::record));
              Map<UUID, Integer> left =
                  stock.rows().stream()
                      .collect(Collectors.toMap(Units::variantId, Units::quantity));
              return offers.stream()
                  .map(
                      offer ->
                          seller(
                              offer,
                              left.getOrDefault(offer.variantId(), 0),
                              promises.get(offer.shopId()),
                              known.getOrDefault(offer.shopId(), PromiseRecord.NONE)))
                  .toList();
            });
    return withCards(chosen(found, listing.shopId()));
  }

  private static List<Offer> cheapestOfEach(Stream<Offer> offers) {
    Map<UUID, Offer> cheapest = new LinkedHashMap<>();
    offers.forEach(offer -> cheapest.putIfAbsent(offer.shopId(), offer));
    return List.copyOf(cheapest.values());
  }

  private Seller seller(Offer offer, int available, @Nullable Promise terms, PromiseRecord record) {
    Estimate delivery = terms == null ? null : deliveries.of(terms, record);
    return new Seller(offer, available, delivery, SellerCard.UNKNOWN);
  }

  /** The one that was looked at, and the cheapest of those who have it and send it there. */
  private static List<Seller> chosen(List<Seller> found, UUID lookedAt) {
    List<Seller> chosen = new ArrayList<>();
    found.stream().filter(one -> one.offer().shopId().equals(lookedAt)).forEach(chosen::add);
    found.stream()
        .filter(one -> !one.offer().shopId().equals(lookedAt))
        .filter(one -> one.available() > 0 && one.delivery() != null)
        .sorted(Comparator.comparingLong(one -> Objects.requireNonNull(one.total()).minor()))
        .limit(MOST - chosen.size())
        .forEach(chosen::add);
    return chosen;
  }

  private List<Seller> withCards(List<Seller> sellers) {
    Map<UUID, SellerCard> cards =
        standings.cards(
            sellers.stream().map(one -> one.offer().shopId()).collect(Collectors.toSet()));
    return sellers.stream()
        .map(
            one ->
                new Seller(
                    one.offer(),
                    one.available(),
                    one.delivery(),
                    Objects.requireNonNull(cards.get(one.offer().shopId()))))
        .toList();
  }

  /**
   * One of them.
   *
   * @param available how many can be bought now
   * @param delivery what sending costs and when it arrives, or null where it is not sent there
   */
  public record Seller(Offer offer, int available, @Nullable Estimate delivery, SellerCard card) {

    /** What one unit costs. */
    public Money price() {
      return new Money(offer.price(), offer.currency());
    }

    /** What one unit costs with sending it, or null where it is not sent there. */
    public @Nullable Money total() {
      return delivery == null
          ? null
          : new Money(offer.price() + delivery.shipping().minor(), offer.currency());
    }
  }
}
