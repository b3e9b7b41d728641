package dev.unbuy.imports.tau2;

import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.PaymentMethod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads fields, or throws {@link Unreadable}. */
final class Tau2Values {

  static final String CURRENCY = "USD";

  private static final String COUNTRY = "US";
  private static final int LONGEST = 500;
  private static final BigDecimal MOST = new BigDecimal("1000000");
  private static final BigDecimal NOISE = new BigDecimal("0.000001");
  private static final Map<String, String> COUNTRIES = countries();

  private Tau2Values() {}

  static String text(JsonNode node, String field) {
    String text = node.path(field).asString("").strip();
    if (text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
      throw new Unreadable();
    }
    return text;
  }

  static @Nullable String textOrNull(JsonNode node, String field) {
    return node.path(field).asString("").isBlank() ? null : text(node, field);
  }

  /** In cents; what floating point adds beyond them is dropped. */
  static long cents(JsonNode node) {
    if (!node.isNumber()) {
      throw new Unreadable();
    }
    BigDecimal value = node.decimalValue();
    BigDecimal rounded = value.setScale(2, RoundingMode.HALF_EVEN);
    boolean isPrice = value.signum() >= 0 && value.compareTo(MOST) <= 0;
    if (!isPrice || value.subtract(rounded).abs().compareTo(NOISE) > 0) {
      throw new Unreadable();
    }
    return rounded.movePointRight(2).longValueExact();
  }

  static String name(JsonNode user) {
    JsonNode name = user.path("name");
    return text(name, "first_name") + " " + text(name, "last_name");
  }

  static Address address(String name, JsonNode address) {
    return new Address(
        name,
        text(address, "address1"),
        textOrNull(address, "address2"),
        text(address, "city"),
        textOrNull(address, "state"),
        text(address, "zip"),
        COUNTRIES.getOrDefault(text(address, "country"), COUNTRY));
  }

  static boolean isKnownCountry(JsonNode address) {
    return COUNTRIES.containsKey(address.path("country").asString(""));
  }

  /** By the beginning of its id, such as {@code gift_card_1725971}; null for another kind. */
  static @Nullable PaymentMethod method(String id) {
    return id.startsWith("gift_card")
        ? PaymentMethod.STORE_CREDIT
        : id.startsWith("credit_card")
            ? PaymentMethod.CARD
            : id.startsWith("paypal") ? PaymentMethod.WALLET : null;
  }

  /** By name, as they stand. */
  static Map<String, String> options(JsonNode options) {
    Map<String, String> all = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(options.propertyNames());
    names.forEach(name -> all.put(name, text(options, name)));
    return all;
  }

  private static Map<String, String> countries() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = Locale.of("", code);
      codes.put(code, code);
      codes.put(country.getDisplayCountry(Locale.ENGLISH), code);
      try {
        codes.put(country.getISO3Country(), code);
      } catch (MissingResourceException none) {
        // it has no code of three letters
      }
    }
    return codes;
  }

  /** A field is missing or is not what it must be. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable() {
      super(null, null, false, false);
    }
  }
}
