package dev.unbuy.imports.olist;

import dev.unbuy.imports.copy.CopyRows;
import dev.unbuy.imports.files.CsvFile.Row;
import dev.unbuy.kernel.PaymentMethod;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a row and lays them into its table, or says that they cannot be read. */
final class OlistRows {

  /** Olist's times are local and say so nowhere. */
  static final ZoneId BRAZIL = ZoneId.of("America/Sao_Paulo");

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final Set<String> STATUSES =
      Set.of(
          "created",
          "approved",
          "invoiced",
          "processing",
          "shipped",
          "delivered",
          "canceled",
          "unavailable");
  private static final int LONGEST = 10_000;
  private static final BigDecimal MOST = new BigDecimal("10000000");

  private OlistRows() {}

  /** Whether the status of an order is one that is known. */
  static boolean isKnown(Row row) {
    return STATUSES.contains(row.get(2));
  }

  /**
   * Lays it.
   *
   * @return false when a field is missing or cannot be read; then nothing was laid
   */
  static boolean lay(OlistFile file, Row row, CopyRows into) {
    try {
      switch (file) {
        case CUSTOMERS -> texts(row, into, 2);
        case SELLERS, PRODUCTS -> texts(row, into, 1);
        case TRANSLATIONS -> texts(row, into, 2);
        case ORDERS -> order(row, into);
        case ITEMS -> item(row, into);
        case PAYMENTS -> payment(row, into);
        case REVIEWS -> review(row, into);
      }
      return true;
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException unreadable) {
      return false;
    }
  }

  private static void texts(Row row, CopyRows into, int needed) {
    for (int i = 0; i < needed; i++) {
      var _ = needed(row, i);
    }
    into.row().int8(row.number());
    for (int i = 0; i < row.size(); i++) {
      into.text(text(row, i));
    }
    into.end();
  }

  private static void order(Row row, CopyRows into) {
    String id = needed(row, 0);
    String customer = needed(row, 1);
    Instant bought = time(needed(row, 3));
    Instant approved = timeOrNull(row, 4);
    Instant handed = timeOrNull(row, 5);
    Instant delivered = timeOrNull(row, 6);
    Instant promised = time(needed(row, 7));
    into.row().int8(row.number()).text(id).text(customer).text(row.get(2));
    into.at(bought).at(approved).at(handed).at(delivered).at(promised).end();
  }

  private static void item(Row row, CopyRows into) {
    String order = needed(row, 0);
    int number = Integer.parseInt(row.get(1));
    String product = needed(row, 2);
    String seller = needed(row, 3);
    Instant shipBy = time(needed(row, 4));
    long price = cents(row.get(5));
    long freight = cents(row.get(6));
    into.row().int8(row.number()).text(order).int4(number).text(product).text(seller).at(shipBy);
    into.int8(price).int8(freight).end();
  }

  private static void payment(Row row, CopyRows into) {
    String order = needed(row, 0);
    int sequence = Integer.parseInt(row.get(1));
    long amount = cents(row.get(3));
    PaymentMethod method = method(row.get(2), amount);
    into.row().int8(row.number()).text(order).int4(sequence).text(method).int8(amount).end();
  }

  private static void review(Row row, CopyRows into) {
    String id = needed(row, 0);
    String order = needed(row, 1);
    int stars = Integer.parseInt(row.get(2));
    if (stars < 1 || stars > 5) {
      throw new IllegalArgumentException("stars");
    }
    Instant at = time(needed(row, 5));
    into.row().int8(row.number()).text(id).text(order).int4(stars);
    into.text(text(row, 3)).text(text(row, 4)).at(at).end();
  }

  /** A boleto is a slip that is paid at a bank; Olist's vouchers are credit of the shop. */
  private static PaymentMethod method(String type, long amount) {
    return switch (type) {
      case "credit_card", "debit_card" -> PaymentMethod.CARD;
      case "boleto" -> PaymentMethod.VOUCHER;
      case "voucher" -> PaymentMethod.STORE_CREDIT;
      default -> {
        if (amount > 0) {
          throw new IllegalArgumentException("method");
        }
        yield PaymentMethod.CARD;
      }
    };
  }

  private static String needed(Row row, int index) {
    String value = text(row, index);
    if (value.isEmpty()) {
      throw new IllegalArgumentException("missing");
    }
    return value;
  }

  private static String text(Row row, int index) {
    String value = row.get(index).strip();
    if (value.length() > LONGEST) {
      throw new IllegalArgumentException("too long");
    }
    return value;
  }

  private static @Nullable Instant timeOrNull(Row row, int index) {
    return row.get(index).isBlank() ? null : time(row.get(index));
  }

  private static Instant time(String value) {
    return LocalDateTime.parse(value, TIME).atZone(BRAZIL).toInstant();
  }

  private static long cents(String value) {
    BigDecimal amount = new BigDecimal(value);
    if (amount.signum() < 0 || amount.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("amount");
    }
    return amount.movePointRight(2).longValueExact();
  }
}
