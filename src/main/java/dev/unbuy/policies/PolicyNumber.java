package dev.unbuy.policies;

import dev.unbuy.kernel.InvalidInput;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One number of the policy that an operator may edit, with its limits.
 *
 * @param name where it stands in {@link PolicyNumbers}, such as {@code money.lateAfter}
 * @param group under which heading it is edited
 * @param unit in what it is typed and shown
 * @param least the smallest value, in that unit
 * @param most the largest value, in that unit
 * @param replayed whether a replay of history shows what it does
 */
public record PolicyNumber(
    String name, Group group, Unit unit, double least, double most, boolean replayed) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> AT_EXPIRY = List.of("CAPTURE", "RELEASE");
  private static final int MOST_COUNTRIES = 250;

  /** The headings, in their order. */
  public enum Group {
    CANCELING,
    REDRESS,
    STANDING,
    PRICES,
    MONEY,
    ARRIVAL,
    RETURNS,
    PROMISES
  }

  /** In what a number is typed. */
  public enum Unit {
    SECONDS(Duration.ofSeconds(1)),
    MINUTES(Duration.ofMinutes(1)),
    HOURS(Duration.ofHours(1)),
    DAYS(Duration.ofDays(1)),
    COUNT(Duration.ZERO),
    BASIS_POINTS(Duration.ZERO),
    PERCENT(Duration.ZERO),
    CHOICE(Duration.ZERO),
    BY_COUNTRY(Duration.ZERO),
    /** Minor units of each currency. */
    BY_CURRENCY(Duration.ZERO);

    private final Duration length;

    Unit(Duration length) {
      this.length = length;
    }

    /** Whether it is a time, kept as ISO 8601. */
    public boolean isTime() {
      return length.isPositive();
    }
  }

  /** The field by which its problems are named. */
  public String field() {
    return "numbers." + name;
  }

  /** The message that names it; the days of arrival share theirs. */
  public String label() {
    return isArrival()
        ? "number.arrival" + name.substring(name.lastIndexOf('.'))
        : "number." + name;
  }

  /** The message that says what it does. */
  public String hint() {
    return label() + ".hint";
  }

  /** The means of payment whose arrival it is about; empty for all other numbers. */
  public String method() {
    return isArrival() ? name.split("[.]", -1)[1] : "";
  }

  private boolean isArrival() {
    return group == Group.ARRIVAL;
  }

  /** What a choice is among. */
  public List<String> choices() {
    return unit == Unit.CHOICE ? AT_EXPIRY : List.of();
  }

  /**
   * Reads what a client sent: times as ISO 8601, shares as a fraction, everything else as a number.
   *
   * @throws InvalidInput when it is of another kind or out of its limits
   */
  JsonNode read(JsonNode sent) {
    return switch (unit) {
      case SECONDS, MINUTES, HOURS, DAYS -> time(sent);
      case COUNT, BASIS_POINTS -> whole(sent);
      case PERCENT -> share(sent);
      case CHOICE -> choice(sent);
      case BY_COUNTRY, BY_CURRENCY -> byCode(sent);
    };
  }

  /**
   * Reads what was typed, in its unit.
   *
   * @throws InvalidInput when it cannot be read
   */
  JsonNode typed(String text) {
    return switch (unit) {
      case SECONDS, MINUTES, HOURS, DAYS ->
          NODES.stringNode(unit.length.multipliedBy(number(text).longValue()).toString());
      case COUNT, BASIS_POINTS -> NODES.numberNode(number(text).intValue());
      case PERCENT -> NODES.numberNode(number(text).movePointLeft(2).doubleValue());
      case CHOICE -> NODES.stringNode(text);
      case BY_COUNTRY, BY_CURRENCY -> typedByCode(text);
    };
  }

  /** As it is typed, in its unit. */
  String shown(JsonNode kept) {
    return switch (unit) {
      case SECONDS, MINUTES, HOURS, DAYS ->
          plain(seconds(kept).divide(BigDecimal.valueOf(unit.length.toSeconds())));
      case COUNT, BASIS_POINTS, CHOICE -> kept.asString();
      case PERCENT -> plain(kept.decimalValue().movePointRight(2));
      case BY_COUNTRY, BY_CURRENCY -> {
        StringBuilder all = new StringBuilder();
        new TreeMap<>(Map.copyOf(asMap(kept)))
            .forEach(
                (country, points) -> all.append(country).append(' ').append(points).append(' '));
        yield all.toString().strip();
      }
    };
  }

  private JsonNode time(JsonNode sent) {
    try {
      Duration time = Duration.parse(sent.isString() ? sent.asString() : "");
      requireWithin((double) time.toSeconds() / unit.length.toSeconds());
      return NODES.stringNode(time.toString());
    } catch (DateTimeParseException | ArithmeticException none) {
      throw wrong("must be a duration by ISO 8601, such as PT48H");
    }
  }

  private JsonNode whole(JsonNode sent) {
    if (!sent.isIntegralNumber() || !sent.canConvertToInt()) {
      throw wrong("must be a whole number");
    }
    requireWithin(sent.intValue());
    return NODES.numberNode(sent.intValue());
  }

  private JsonNode share(JsonNode sent) {
    if (!sent.isNumber()) {
      throw wrong("must be a fraction, such as 0.025");
    }
    double share = sent.doubleValue();
    requireWithin(share * 100);
    return NODES.numberNode(share);
  }

  private JsonNode choice(JsonNode sent) {
    if (!sent.isString() || !choices().contains(sent.asString())) {
      throw wrong("must be one of " + String.join(", ", choices()));
    }
    return sent;
  }

  private JsonNode byCode(JsonNode sent) {
    if (!(sent instanceof ObjectNode rates) || rates.size() > MOST_COUNTRIES) {
      throw wrong(
          isByCountry()
              ? "must give basis points by country"
              : "must give minor units by currency");
    }
    Set<String> codes = isByCountry() ? Set.of(Locale.getISOCountries()) : currencies();
    for (var rate : rates.properties()) {
      if (!codes.contains(rate.getKey())) {
        throw wrong(
            isByCountry()
                ? "has a country that is not one of ISO 3166-1"
                : "has a currency that is not one of ISO 4217");
      }
      JsonNode points = rate.getValue();
      if (!points.isIntegralNumber() || !points.canConvertToInt()) {
        throw wrong(
            isByCountry()
                ? "must give whole basis points by country"
                : "must give whole minor units by currency");
      }
      requireWithin(points.intValue());
    }
    return rates;
  }

  private JsonNode typedByCode(String text) {
    ObjectNode rates = NODES.objectNode();
    if (text.isBlank()) {
      return rates;
    }
    String[] words = text.strip().toUpperCase(Locale.ROOT).split("[\\s,=:]+", -1);
    if (words.length % 2 != 0 || words.length > 2 * MOST_COUNTRIES) {
      throw wrong(
          isByCountry()
              ? "must be countries with basis points, such as US 700 CA 500"
              : "must be currencies with minor units, such as EUR 499 USD 599");
    }
    for (int i = 0; i < words.length; i += 2) {
      rates.put(words[i], number(words[i + 1]).intValue());
    }
    return rates;
  }

  private boolean isByCountry() {
    return unit == Unit.BY_COUNTRY;
  }

  private static Set<String> currencies() {
    return Currency.getAvailableCurrencies().stream()
        .map(Currency::getCurrencyCode)
        .collect(Collectors.toSet());
  }

  private BigDecimal number(String text) {
    String plain = text.strip().replace(',', '.');
    boolean fine =
        plain.matches(unit == Unit.PERCENT ? "[0-9]{1,3}([.][0-9]{1,4})?" : "[0-9]{1,9}");
    if (!fine) {
      throw wrong(plain.isEmpty() ? "is required" : "must be a number");
    }
    return new BigDecimal(plain);
  }

  private void requireWithin(double value) {
    if (value < least || value > most) {
      throw wrong(
          "must be %s to %s %s"
              .formatted(
                  plain(BigDecimal.valueOf(least)),
                  plain(BigDecimal.valueOf(most)),
                  unit.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }
  }

  private InvalidInput wrong(String message) {
    return new InvalidInput(field(), message);
  }

  private static BigDecimal seconds(JsonNode kept) {
    return BigDecimal.valueOf(Duration.parse(kept.asString()).toMillis(), 3);
  }

  private static Map<String, String> asMap(JsonNode kept) {
    Map<String, String> rates = new TreeMap<>();
    kept.properties().forEach(rate -> rates.put(rate.getKey(), rate.getValue().asString()));
    return rates;
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0).toPlainString() : stripped.toPlainString();
  }
}
