package dev.unbuy.checkout;

import dev.unbuy.checkout.Doubt.Bought;
import dev.unbuy.checkout.Doubt.Kind;
import dev.unbuy.kernel.Address;
import dev.unbuy.orders.OrderLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Decides what to point out. No database, no clock. */
final class Doubting {

  /** Within this time the same thing may have been ordered twice by mistake. */
  static final Duration RECENTLY = Duration.ofDays(4);

  /** How postal codes look, where every one of a country looks alike; blanks and dashes are off. */
  private static final Map<String, String> POSTAL_CODES =
      Map.ofEntries(
          Map.entry("AT", "\\d{4}"),
          Map.entry("AU", "\\d{4}"),
          Map.entry("BE", "\\d{4}"),
          Map.entry("BR", "\\d{8}"),
          Map.entry("CA", "[A-Z]\\d[A-Z]\\d[A-Z]\\d"),
          Map.entry("CH", "\\d{4}"),
          Map.entry("CZ", "\\d{5}"),
          Map.entry("DE", "\\d{5}"),
          Map.entry("DK", "\\d{4}"),
          Map.entry("ES", "\\d{5}"),
          Map.entry("FI", "\\d{5}"),
          Map.entry("FR", "\\d{5}"),
          Map.entry("GB", "[A-Z]{1,2}\\d[A-Z\\d]?\\d[A-Z]{2}"),
          Map.entry("IN", "\\d{6}"),
          Map.entry("IT", "\\d{5}"),
          Map.entry("JP", "\\d{7}"),
          Map.entry("NL", "\\d{4}[A-Z]{2}"),
          Map.entry("NO", "\\d{4}"),
          Map.entry("PL", "\\d{5}"),
          Map.entry("PT", "\\d{7}"),
          Map.entry("SE", "\\d{5}"),
          Map.entry("US", "\\d{5}(\\d{4})?"));

  private Doubting() {}

  /**
   * What may not be meant.
   *
   * @param bought lines of the same listings that were bought before, the latest first
   * @param sentTo where the buyer's orders went, each once
   */
  static List<Doubt> of(
      List<OrderLine> lines, Address to, List<Bought> bought, List<Place> sentTo, Instant now) {
    List<Doubt> doubts = new ArrayList<>();
    lines.forEach(line -> of(line, bought, now).ifPresent(doubts::add));
    if (!fits(to)) {
      doubts.add(new Doubt(Kind.POSTAL_CODE, null, null));
    } else if (!sentTo.isEmpty() && !sentTo.contains(Place.of(to))) {
      doubts.add(new Doubt(Kind.NEW_ADDRESS, null, null));
    }
    return doubts;
  }

  private static Optional<Doubt> of(OrderLine line, List<Bought> bought, Instant now) {
    List<Bought> same =
        bought.stream().filter(one -> one.listingId().equals(line.listingId())).toList();
    Optional<Doubt> twice =
        same.stream()
            .filter(one -> one.variantId().equals(line.variantId()))
            .filter(one -> one.at().isAfter(now.minus(RECENTLY)))
            .findFirst()
            .map(one -> new Doubt(Kind.ORDERED_BEFORE, line.variantId(), one));
    return twice.or(
        () ->
            lastOther(same, line.variantId())
                .map(one -> new Doubt(Kind.OTHER_VARIANT, line.variantId(), one)));
  }

  /** What was bought the last time, where that was another variant. */
  private static Optional<Bought> lastOther(List<Bought> same, UUID variant) {
    return same.stream().findFirst().filter(one -> !one.variantId().equals(variant));
  }

  /** Whether a postal code may be one of its country. */
  static boolean fits(Address address) {
    String looks = POSTAL_CODES.get(address.country());
    return looks == null || plain(address.postalCode()).matches(looks);
  }

  private static String plain(String code) {
    return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  /** A place as it is compared: the street's wording does not matter. */
  record Place(String country, String postalCode) {

    static Place of(Address address) {
      return new Place(address.country(), plain(address.postalCode()));
    }

    static Place of(String country, String postalCode) {
      return new Place(country, plain(postalCode));
    }
  }
}
