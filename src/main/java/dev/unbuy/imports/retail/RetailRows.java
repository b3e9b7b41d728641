package dev.unbuy.imports.retail;

import dev.unbuy.imports.copy.CopyRows;
import dev.unbuy.imports.files.CsvFile.Row;
import dev.unbuy.imports.files.Why;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a line and lays them into the table, or says why it is not used. */
final class RetailRows {

  static final ZoneId LONDON = ZoneId.of("Europe/London");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final Pattern ARTICLE = Pattern.compile("[0-9]{5}[A-Za-z]{0,4}|DCGS.*|PADS");
  private static final BigDecimal MOST = new BigDecimal("1000000");
  private static final int LONGEST = 1_000;

  private RetailRows() {}

  /**
   * Lays it.
   *
   * @return null when it was laid
   */
  static @Nullable Why lay(Row row, CopyRows into) {
    try {
      return read(row, into);
    } catch (DateTimeException | NumberFormatException unreadable) {
      return Why.UNREADABLE;
    }
  }

  private static @Nullable Why read(Row row, CopyRows into) {
    String invoice = row.get(0).strip();
    String code = row.get(1).strip();
    String title = row.get(2).strip();
    int quantity = Integer.parseInt(row.get(3).strip());
    Instant at = LocalDateTime.parse(row.get(4).strip(), TIME).atZone(LONDON).toInstant();
    BigDecimal price = new BigDecimal(row.get(5).strip()).stripTrailingZeros();
    String customer = customer(row.get(6).strip());
    if (invoice.isEmpty() || code.isEmpty() || title.length() > LONGEST) {
      return Why.UNREADABLE;
    }
    Why why = why(invoice, code, quantity, price, customer);
    if (why == null) {
      long pence = price.movePointRight(2).longValueExact();
      into.row().int8(row.number()).text(invoice).text(code).text(title).int4(quantity).at(at);
      into.int8(pence).text(customer).text(row.get(7).strip()).end();
    }
    return why;
  }

  private static @Nullable Why why(
      String invoice, String code, int quantity, BigDecimal price, String customer) {
    boolean takesBack = invoice.startsWith("C");
    if (!takesBack && !Character.isDigit(invoice.charAt(0))) {
      return Why.NOT_A_SALE;
    }
    if (quantity == 0) {
      return Why.NO_UNITS;
    }
    if (quantity < 0 && !takesBack) {
      return Why.STOCK_WRITE_OFF;
    }
    if (quantity > 0 && takesBack) {
      return Why.UNREADABLE;
    }
    if (!ARTICLE.matcher(code).matches()) {
      return Why.NOT_AN_ARTICLE;
    }
    if (customer.isEmpty()) {
      return Why.NO_CUSTOMER;
    }
    boolean isPrice = price.signum() >= 0 && price.scale() <= 2 && price.compareTo(MOST) <= 0;
    return isPrice ? null : Why.NOT_A_PRICE;
  }

  /** Written as a number with a fraction of nothing. */
  private static String customer(String written) {
    return written.endsWith(".0") ? written.substring(0, written.length() - 2) : written;
  }
}
