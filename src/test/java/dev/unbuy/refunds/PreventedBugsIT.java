package dev.unbuy.refunds;

import static dev.unbuy.testing.Eventually.holds;
import static dev.unbuy.testing.Shopping.by;
import static dev.unbuy.testing.Shopping.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.Books;
import dev.unbuy.testing.GatewayDesk;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Bugs that other shops had in public; {@code docs/prevented-bugs.md} says which. */
@UnbuyTest
class PreventedBugsIT {

  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private GatewayDesk gateway;
  @Autowired private JdbcClient database;
  @Autowired private Books books;

  private UUID shop = new UUID(0, 0);
  private Customer buyer;

  @BeforeEach
  void aShop() {
    shop = marketplace.shop();
    buyer = shopping.customer();
  }

  @Test
  void aHoldThatWasGivenUpIsNoRefundAndComesBackOnce() {
    JsonNode order = buyer.buy(Map.of(mug(1_000), 2), by("CARD", "sandbox-ok")).getFirst();
    String authorization = gateway.authorizationOf(order, "CARD");

    JsonNode cancellation = buyer.cancel(order, 1);

    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));
    long back = cancellation.path("amount").path("amount").asLong();
    assertThat(gateway.amount(authorization, "voided")).isEqualTo(back);
    assertThat(gateway.amount(authorization, "refunded")).isZero();
    shopping.makeDue("order.capture", id(order));
    holds(() -> gateway.amount(authorization, "captured") == 2_499 - back);
    JsonNode rest = buyer.cancel(order, 1);
    holds(() -> buyer.refundStatus(rest).equals("SUCCEEDED"));
    assertThat(gateway.amount(authorization, "refunded")).isEqualTo(2_499 - back);
    books.agreeWithTheGateway(List.of(UUID.fromString(id(order))));
  }

  @Test
  void aCouponsShareGoesWithItsLine() {
    String coupon = "C" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    database
        .sql("INSERT INTO checkout.coupons (code, percent, currency) VALUES (?, 10, 'EUR')")
        .param(coupon)
        .update();
    JsonNode order = buyWith(coupon, Map.of(mug(3_000), 1, mug(1_000), 1));
    assertThat(order.path("totals").path("discount").path("amount").asLong()).isEqualTo(400);

    JsonNode line =
        order
            .path("lines")
            .valueStream()
            .filter(one -> one.path("unitPrice").path("amount").asLong() == 3_000)
            .findFirst()
            .orElseThrow();
    JsonNode cancellation = cancel(order, line);

    assertThat(cancellation.path("lines").get(0).path("refund").path("amount").asLong())
        .isEqualTo(2_700);
  }

  @Test
  void everythingCanceledBringsTaxAndShippingBackToTheCent() {
    buyer
        .api()
        .post("/api/v1/cart/lines", Map.of("variantId", mug(1_333), "quantity", 3))
        .body(201);
    JsonNode order = checkOut("US", Map.of());
    long total = order.path("totals").path("total").path("amount").asLong();
    assertThat(order.path("totals").path("tax").path("amount").asLong()).isPositive();
    assertThat(order.path("totals").path("shipping").path("amount").asLong()).isEqualTo(499);

    JsonNode cancellation = buyer.cancel(order, 3);

    assertThat(cancellation.path("amount").path("amount").asLong()).isEqualTo(total);
    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));
    assertThat(gateway.amount(gateway.authorizationOf(order, "CARD"), "voided")).isEqualTo(total);
  }

  @Test
  void aPartialRefundLeavesTheRestOfTheOrderToBeShipped() {
    JsonNode order = buyer.buy(Map.of(mug(1_000), 2), by("CARD", "sandbox-ok")).getFirst();
    shopping.makeDue("order.capture", id(order));
    String authorization = gateway.authorizationOf(order, "CARD");
    holds(() -> gateway.amount(authorization, "captured") == 2_499);

    JsonNode cancellation = buyer.cancel(order, 1);

    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));
    assertThat(buyer.order(order).path("status").asString()).isEqualTo("AWAITING_SHIPMENT");
    var _ =
        shopping
            .seller(shop)
            .post("/api/v1/seller/orders/" + id(order) + "/fulfillments", Map.of())
            .body(201);
  }

  private UUID mug(long price) {
    return marketplace.variant(shop, price, 10);
  }

  private JsonNode buyWith(String coupon, Map<UUID, Integer> goods) {
    goods.forEach(
        (variant, quantity) ->
            buyer
                .api()
                .post("/api/v1/cart/lines", Map.of("variantId", variant, "quantity", quantity))
                .body(201));
    return checkOut("DE", Map.of("coupon", coupon));
  }

  private JsonNode checkOut(String country, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("address", Marketplace.addressIn(country));
    body.put("payments", List.of(by("CARD", "sandbox-ok")));
    body.put("confirm", true);
    return buyer.api().post("/api/v1/checkout", body).body(201).path("orders").get(0);
  }

  private JsonNode cancel(JsonNode order, JsonNode line) {
    return buyer
        .api()
        .post(
            "/api/v1/orders/" + id(order) + "/cancellations",
            Map.of(
                "reason",
                "CHANGE_OF_MIND",
                "lines",
                List.of(Map.of("lineId", id(line), "quantity", 1))))
        .body(201);
  }
}
