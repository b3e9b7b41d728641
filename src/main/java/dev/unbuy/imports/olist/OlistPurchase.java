package dev.unbuy.imports.olist;

import dev.unbuy.kernel.PaymentMethod;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the files say of one purchase. Amounts are centavos. */
record OlistPurchase(Head head, List<Item> items, List<Payment> payments, @Nullable Review review) {

  OlistPurchase {
    items = List.copyOf(items);
    payments = List.copyOf(payments);
  }

  /** What was paid, by all means. */
  long paid() {
    return payments.stream().mapToLong(Payment::amount).sum();
  }

  /** Its row among the orders, joined with its customer's. */
  record Head(
      long row,
      String orderId,
      String status,
      Instant bought,
      @Nullable Instant approved,
      @Nullable Instant handed,
      @Nullable Instant delivered,
      Instant promised,
      long customerRow,
      String person,
      String zip,
      String city,
      String state) {}

  /** One unit. */
  record Item(
      String orderId, long row, OlistGoods goods, Instant shipBy, long price, long freight) {}

  /** A means of payment. */
  record Payment(String orderId, long row, int sequence, PaymentMethod method, long amount) {}

  /**
   * The last review.
   *
   * @param ofSeveral whether it stands for several purchases
   */
  record Review(
      String orderId, long row, int stars, String comment, Instant at, boolean ofSeveral) {}
}
