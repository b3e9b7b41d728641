package dev.unbuy.refunds;

import dev.unbuy.kernel.InvalidInput;
import java.math.BigInteger;
import java.util.Locale;

/**
 * A bank account that a buyer gave for a refund.
 *
 * @param holder 1 to 100 characters
 * @param account an IBAN in capitals without spaces, or 4 to 34 letters and digits
 * @param bank BIC, routing code or name, up to 100 characters; empty with an IBAN
 */
public record BankAccount(String holder, String account, String bank) {

  private static final int LONGEST = 100;
  private static final int SHOWN = 4;
  private static final String IBAN = "[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}";
  private static final BigInteger CHECK = BigInteger.valueOf(97);

  /**
   * Reads what was typed.
   *
   * @throws InvalidInput on {@code holder}, {@code account} or {@code bank}
   */
  public static BankAccount of(String holder, String account, String bank) {
    String number = account.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    require("holder", holder.strip());
    if (!number.matches("[A-Z0-9]{4,34}")) {
      throw new InvalidInput("account", "must have 4 to 34 letters and digits");
    }
    boolean iban = number.matches("[A-Z]{2}[0-9]{2}.*");
    if (iban && !isIban(number)) {
      throw new InvalidInput("account", "is no IBAN: a character is wrong or missing");
    }
    if (!iban) {
      require("bank", bank.strip());
    }
    return new BankAccount(holder.strip(), number, iban ? "" : bank.strip());
  }

  /** The end of the number, by which its holder knows it. */
  public String end() {
    return "…" + account.substring(Math.max(0, account.length() - SHOWN));
  }

  /** Its name and number do not stand in logs. */
  @Override
  public String toString() {
    return "bank account " + end();
  }

  /** The check digits of ISO 13616. */
  private static boolean isIban(String number) {
    if (!number.matches(IBAN)) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    String turned = number.substring(4) + number.substring(0, 4);
    turned.chars().map(Character::getNumericValue).forEach(digits::append);
    return new BigInteger(digits.toString()).mod(CHECK).equals(BigInteger.ONE);
  }

  private static void require(String field, String text) {
    if (text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
      throw new InvalidInput(field, "must have 1 to %d characters".formatted(LONGEST));
    }
  }
}
