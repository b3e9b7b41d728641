package dev.unbuy.checkout;

import dev.unbuy.catalog.Offers;
import dev.unbuy.catalog.Offers.Offer;
import dev.unbuy.catalog.Offers.ShippingOffer;
import dev.unbuy.catalog.ShopShipping;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyPacks;
import dev.unbuy.policies.SellerTerms;
import dev.unbuy.promises.PromiseRecord;
import dev.unbuy.promises.PromiseRecords;
import dev.unbuy.promises.Promising;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads all that a quote is made of, and has it worked out: the same to preview and to buy. */
@Component
class PurchaseQuotes {

  private final Policies policies;
  private final PolicyPacks packs;
  private final InstantSource clock;

  PurchaseQuotes(Policies policies, PolicyPacks packs, InstantSource clock) {
    this.policies = policies;
    this.packs = packs;
    this.clock = clock;
  }

  /**
   * What these units would come to.
   *
   * @throws InvalidInput when they cannot be bought so
   */
  Quote of(UnitOfWork work, CheckoutCommand command, List<Units> units, UUID purchaseId) {
    Map<UUID, Offer> offers =
        work.ask(Offers.of(units.stream().map(Units::variantId).toList())).rows().stream()
            .collect(Collectors.toMap(Offer::variantId, Function.identity()));
    List<Quoting.Item> items = items(units, offers);
    List<UUID> shops = items.stream().map(item -> item.offer().shopId()).distinct().toList();
    Instant now = clock.instant();
    var shipping = work.ask(Offers.shipping(shops, command.shipTo().country()));
    var records = work.ask(PromiseRecords.of(shops, command.shipTo().country()));
    var notThere = work.ask(ShopShipping.notShippedTo(shops, command.shipTo()));
    var notice = work.ask(UnservedAreas.noticeFor(command.shipTo(), now));
    var terms = work.ask(SellerTerms.of(shops));
    Coupon coupon =
        command.coupon() == null || command.coupon().isBlank()
            ? null
            : work.ask(Coupon.byCode(command.coupon()))
                .first()
                .orElseThrow(() -> new InvalidInput("coupon", "is not one that we know"));
    requireServed(command, notice.rows());
    Quote quote =
        Quoting.quote(
            new Quoting.Facts(
                purchaseId,
                command.buyerId(),
                command.buyerName(),
                items,
                promised(shipping.rows(), records.rows(), items),
                Set.copyOf(notThere.rows()),
                terms.rows().stream()
                    .collect(Collectors.toMap(SellerTerms::shopId, Function.identity())),
                coupon,
                command.shipTo(),
                packs.forCountry(command.shipTo().country(), now),
                policies.current(),
                now));
    command.requireCurrency(quote.currency());
    return quote;
  }

  /** Each shop's way of shipping, with the time that parcels are known to take. */
  private Map<UUID, ShippingOffer> promised(
      List<ShippingOffer> ways, List<PromiseRecords.OfShop> records, List<Quoting.Item> items) {
    Map<UUID, Integer> handling =
        items.stream()
            .map(Quoting.Item::offer)
            .collect(Collectors.toMap(Offer::shopId, Offer::handlingDays, Math::max));
    Map<UUID, PromiseRecord> known =
        records.stream()
            .collect(
                Collectors.toMap(PromiseRecords.OfShop::shopId, PromiseRecords.OfShop::record));
    return ways.stream()
        .map(
            way ->
                Promising.learned(
                    way,
                    handling.getOrDefault(way.shopId(), 0),
                    known.getOrDefault(way.shopId(), PromiseRecord.NONE),
                    policies.current().promises()))
        .collect(Collectors.toMap(ShippingOffer::shopId, Function.identity()));
  }

  /** Asks for what every quote turns on, along with what else is read for it. */
  void ask(UnitOfWork work) {
    policies.ask(work);
  }

  private static void requireServed(CheckoutCommand command, List<String> notices) {
    if (!notices.isEmpty()) {
      throw new InvalidInput(
          "address.postalCode",
          "No carrier goes to %s %s at present: %s"
              .formatted(
                  command.shipTo().country(), command.shipTo().postalCode(), notices.getFirst()));
    }
  }

  private static List<Quoting.Item> items(List<Units> units, Map<UUID, Offer> offers) {
    List<Quoting.Item> items = new ArrayList<>();
    for (Units one : units) {
      Offer offer = offers.get(one.variantId());
      if (offer == null || !offer.active()) {
        throw new InvalidInput("cart", "has something that is no longer offered; take it out");
      }
      items.add(new Quoting.Item(offer, one.quantity()));
    }
    return items;
  }
}
