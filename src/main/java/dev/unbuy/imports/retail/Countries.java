package dev.unbuy.imports.retail;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Codes of the countries that the file names in English. */
final class Countries {

  /** What stands for a country of which the code is not known: the shop's own. */
  static final String UNKNOWN = "GB";

  private final Map<String, String> codes = new HashMap<>();

  Countries() {
    for (String code : Locale.getISOCountries()) {
      codes.put(Locale.of("", code).getDisplayCountry(Locale.ENGLISH), code);
    }
    codes.put("EIRE", "IE");
    codes.put("USA", "US");
    codes.put("RSA", "ZA");
    codes.put("Channel Islands", "JE");
    codes.put("Hong Kong", "HK");
    codes.put("Czech Republic", "CZ");
  }

  boolean isKnown(String name) {
    return codes.containsKey(name);
  }

  String code(String name) {
    return codes.getOrDefault(name, UNKNOWN);
  }
}
