package dev.unbuy.imports.generated;

import dev.unbuy.imports.GeneratedSize;
import dev.unbuy.imports.generated.Words.Kind;
import dev.unbuy.imports.past.SourceIds;
import dev.unbuy.kernel.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Every shop, listing and buyer of a generated marketplace, each made of its number. */
final class Blueprint {

  /** How far back orders go, in days. */
  static final int DAYS = 540;

  /** Shops with higher numbers have more listings: the last tenth has a sixth of them. */
  private static final double GROWTH = 1.6;

  /** Scatters ranks over numbers, so that what sells most is not one shop's. */
  private static final long SCATTER = 2_147_483_647L;

  private final GeneratedSize size;
  private final SourceIds ids;
  private final Instant now;

  Blueprint(GeneratedSize size, Instant now) {
    this.size = size;
    this.ids = new SourceIds(GeneratedSize.SOURCE + " " + size.seed());
    this.now = now;
  }

  GeneratedSize size() {
    return size;
  }

  SourceIds ids() {
    return ids;
  }

  Instant now() {
    return now;
  }

  Instant begin() {
    return now.minus(Duration.ofDays(DAYS));
  }

  Dice dice(String kind, long number) {
    return Dice.of(size.seed(), kind, number);
  }

  /**
   * A shop.
   *
   * @param handling working days that it names
   * @param slow how much longer it takes than it names; 1 for most
   * @param fails how often it cancels by its own fault
   * @param liked what its buyers think of it, about 1 to 5
   */
  record Shop(
      int number,
      UUID id,
      String name,
      String country,
      int handling,
      double slow,
      double fails,
      double liked,
      boolean accepts) {}

  /**
   * A listing.
   *
   * @param misfits how much likelier than usual it is the wrong size or color; 1 for most
   * @param runsOut how much likelier than usual it is out of stock; 1 for most
   * @param prices from the first on
   */
  record Listing(
      int number,
      UUID id,
      int shop,
      String title,
      Kind kind,
      List<String> variants,
      String art,
      double misfits,
      double runsOut,
      List<Price> prices) {

    /** What it cost then. */
    long priceAt(Instant at) {
      long price = prices.getFirst().price();
      for (Price one : prices) {
        if (!one.from().isAfter(at)) {
          price = one.price();
        }
      }
      return price;
    }
  }

  /** A price, and since when. */
  record Price(Instant from, long price) {}

  /** A buyer. */
  record Buyer(int number, UUID id, String name, Address address) {}

  Shop shop(int number) {
    Dice dice = dice("shop", number);
    String name = dice.one(Words.MAKERS) + " " + dice.one(Words.TRADES) + " " + (number + 1);
    double reliability = dice.logNormal(1, 0.8);
    return new Shop(
        number,
        ids.of("shop", String.valueOf(number)),
        name,
        Words.country(dice),
        dice.weighted(5, 30, 35, 20, 5, 5),
        Math.clamp(dice.logNormal(0.95, 0.18) * Math.pow(reliability, 0.3), 0.5, 3),
        Math.clamp(0.007 * reliability, 0.0005, 0.25),
        Math.clamp(4.7 - 0.25 * reliability, 2.5, 4.9),
        dice.chance(0.2));
  }

  /** The number of the first listing of a shop; of the one after the last, how many there are. */
  int firstListing(int shop) {
    double share = Math.pow((double) shop / size.shops(), GROWTH);
    return (int) Math.round(share * size.listings());
  }

  Listing listing(int number) {
    Dice dice = dice("listing", number);
    Kind kind = dice.one(Words.KINDS);
    String title =
        "%s %s %s by %s"
            .formatted(
                dice.one(Words.ADJECTIVES),
                dice.one(Words.MATERIALS),
                kind.noun(),
                dice.one(Words.MAKERS));
    int kept = Math.max(1, dice.below(kind.variants().size() + 1));
    String art = kind.drawing() + "-" + dice.one(Words.COLOR_CODES);
    double misfits = kind.variants().size() > 5 && dice.chance(0.02) ? 6 : 1;
    double runsOut = dice.chance(0.01) ? 8 : 1;
    return new Listing(
        number,
        ids.of("listing", String.valueOf(number)),
        shopOf(number),
        title,
        kind,
        kind.variants().subList(0, kept),
        art,
        misfits,
        runsOut,
        prices(dice, kind.medianPrice()));
  }

  private List<Price> prices(Dice dice, int median) {
    long price = Math.max(100, Math.round(dice.logNormal(median, 0.5)) / 10 * 10 - 1);
    List<Price> prices = new ArrayList<>(List.of(new Price(begin(), price)));
    int changes = dice.weighted(50, 25, 15, 10);
    long span = Duration.ofDays(DAYS).toSeconds();
    for (int i = 0; i < changes; i++) {
      long after = (long) (span * (i + dice.unit()) / changes);
      long next = Math.max(99, Math.round(price * (0.8 + 0.35 * dice.unit())) / 10 * 10 - 1);
      if (next != prices.getLast().price()) {
        prices.add(new Price(begin().plusSeconds(Math.max(60, after)), next));
      }
    }
    return prices;
  }

  /** The listing that has this rank among those that sell. */
  int listingOfRank(int rank) {
    return (int) (rank * SCATTER % size.listings());
  }

  private int shopOf(int listing) {
    int guess = (int) (Math.pow((double) listing / size.listings(), 1 / GROWTH) * size.shops());
    int shop = Math.clamp(guess, 0, size.shops() - 1);
    while (shop > 0 && firstListing(shop) > listing) {
      shop--;
    }
    while (shop < size.shops() - 1 && firstListing(shop + 1) <= listing) {
      shop++;
    }
    return shop;
  }

  UUID variant(Listing listing, int place) {
    return ids.part(listing.id(), "variant", place);
  }

  Buyer buyer(int number) {
    Dice dice = dice("buyer", number);
    String name = dice.one(Words.FIRST_NAMES) + " " + dice.one(Words.LAST_NAMES);
    Address address =
        new Address(
            name,
            (1 + dice.below(240)) + " " + dice.one(Words.MAKERS) + " Street",
            null,
            dice.one(Words.LAST_NAMES) + "ville",
            null,
            String.valueOf(10_000 + dice.below(89_999)),
            Words.country(dice));
    return new Buyer(number, ids.of("buyer", String.valueOf(number)), name, address);
  }
}
