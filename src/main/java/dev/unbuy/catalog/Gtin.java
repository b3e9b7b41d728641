package dev.unbuy.catalog;

import dev.unbuy.kernel.InvalidInput;

/**
 * The number under which the trade knows an item, whoever sells it (GS1 General Specifications: 8,
 * 12, 13 or 14 digits, the last one checks the others).
 *
 * @param digits all 14 of them, shorter numbers padded with zeros in front
 */
public record Gtin(String digits) {

  private static final int LENGTH = 14;

  /**
   * Reads it as it is printed, blanks and hyphens left out.
   *
   * @throws InvalidInput when it is none
   */
  public static Gtin of(String field, String printed) {
    String digits = printed.replaceAll("[ -]", "");
    if (!digits.matches("[0-9]{8}|[0-9]{12,14}") || !isRight(padded(digits))) {
      throw new InvalidInput(
          field, "must have 8, 12, 13 or 14 digits, of which the last checks the others");
    }
    return new Gtin(padded(digits));
  }

  private static String padded(String digits) {
    return "0".repeat(LENGTH - digits.length()) + digits;
  }

  private static boolean isRight(String digits) {
    int sum = 0;
    for (int i = 0; i < LENGTH; i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
    }
    return sum % 10 == 0;
  }
}
