package dev.unbuy.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unbuy.testing.UnbuyTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database itself holds the equation of quantities, and derives the order's status from it. */
@UnbuyTest
class OrderEquationIT {

  private static final UUID NOBODY = UUID.randomUUID();

  @Autowired private JdbcClient database;

  private UUID order = NOBODY;

  @BeforeEach
  void anOrderOfThree() {
    order = UUID.randomUUID();
    database
        .sql(
            """
            INSERT INTO orders.orders (id, number, purchase_id, buyer_id, buyer_name, shop_id,
              shop_name, currency, items, total, ship_to, placed_at, payment, paid_at, ship_by,
              delivery_from, delivery_to, units_ordered)
            VALUES (:id, :id::text, :id, :id, 'Pat', :id, 'A shop', 'EUR', 3000, 3000, '{}', now(),
              'PAID', now(), now(), current_date, current_date, 3)\
            """)
        .param("id", order)
        .update();
    database
        .sql(
            """
            INSERT INTO orders.order_lines (id, order_id, buyer_id, position, listing_id,
              variant_id, title, variant, unit_price, ordered, open)
            VALUES (:id, :id, :id, 0, :id, :id, 'A mug', 'blue', 1000, 3, 3)\
            """)
        .param("id", order)
        .update();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open = 2",
        "canceled = 1",
        "shipped = 1",
        "in_fulfillment = 1",
        "open = -1, canceled = 4",
        "open = 2, shipped = 1, delivered = 2",
        "open = 2, shipped = 1, delivered = 1, returned = 2",
        "asked = 4",
        "owed_back = 3001",
        "owed_back = -1"
      })
  void aLineThatBreaksItIsRefused(String change) {
    assertThatThrownBy(
            () ->
                database
                    .sql("UPDATE orders.order_lines SET " + change + " WHERE id = ?")
                    .param(order)
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "units_canceled = 2, units_shipped = 2",
        "units_delivered = 1",
        "units_canceled = -1",
        "owed_back = 3001",
        "shipping_owed_back = 1",
        "total = 2999",
        "paid_at = NULL"
      })
  void anOrderThatBreaksItIsRefused(String change) {
    assertThatThrownBy(
            () ->
                database
                    .sql("UPDATE orders.orders SET " + change + " WHERE id = ?")
                    .param(order)
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          units_canceled = 0                                        | AWAITING_SHIPMENT
          payment = 'UNPAID', paid_at = NULL                        | AWAITING_PAYMENT
          payment = 'UNDER_REVIEW', paid_at = NULL                  | PAYMENT_REVIEW
          units_canceled = 2                                        | AWAITING_SHIPMENT
          units_canceled = 3                                        | CANCELED
          units_canceled = 3, payment = 'UNPAID', paid_at = NULL    | CANCELED
          units_shipped = 1                                         | PARTIALLY_SHIPPED
          units_shipped = 1, units_delivered = 1                    | PARTIALLY_SHIPPED
          units_shipped = 3                                         | SHIPPED
          units_canceled = 1, units_shipped = 2                     | SHIPPED
          units_canceled = 1, units_shipped = 2, units_delivered = 2 | DELIVERED
          units_shipped = 3, units_delivered = 3                    | DELIVERED
          units_shipped = 3, units_delivered = 3, completed_at = now() | COMPLETED
          """)
  void itsStatusFollows(String change, String status) {
    database.sql("UPDATE orders.orders SET " + change + " WHERE id = ?").param(order).update();

    assertThat(statusOfTheOrder()).isEqualTo(status);
  }

  @Test
  void nobodyCanSetAStatus() {
    assertThatThrownBy(
            () ->
                database
                    .sql("UPDATE orders.orders SET status = 'CANCELED' WHERE id = ?")
                    .param(order)
                    .update())
        .hasMessageContaining("status");
    assertThat(statusOfTheOrder()).isEqualTo("AWAITING_SHIPMENT");
  }

  private String statusOfTheOrder() {
    return database
        .sql("SELECT status FROM orders.orders WHERE id = ?")
        .param(order)
        .query(String.class)
        .single();
  }
}
