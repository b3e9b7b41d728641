package dev.unbuy.payments;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** One hold over the orders of two sellers: what is done to one leaves the other's share alone. */
@UnbuyTest
class SharedHoldIT {

  private static final long FIRST = 1299 + 499;
  private static final long SECOND = 2500 + 499;

  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private GatewayDesk gateway;
  @Autowired private Books books;

  private Customer buyer;
  private JsonNode first;
  private JsonNode second;
  private String hold = "";

  @BeforeEach
  void onePurchaseFromTwoSellers() {
    buyer = shopping.customer();
    UUID mug = marketplace.variant(marketplace.shop(), 1299, 5);
    UUID vase = marketplace.variant(marketplace.shop(), 2500, 5);
    List<JsonNode> orders = buyer.buy(Map.of(mug, 1, vase, 1), by("CARD", "sandbox-ok"));
    first = withTotal(orders, FIRST);
    second = withTotal(orders, SECOND);
    hold = gateway.authorizationOf(first, "CARD");
    assertThat(gateway.authorizationOf(second, "CARD")).isEqualTo(hold);
    assertThat(gateway.amount(hold, "amount")).isEqualTo(FIRST + SECOND);
  }

  @Test
  void cancelingOneGivesUpItsShareAndTheOtherIsStillCaptured() {
    JsonNode cancellation = buyer.cancel(first, 1);
    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));

    assertThat(amounts()).containsExactly(0L, FIRST, 0L);
    capture(second);

    holds(() -> amounts().equals(List.of(SECOND, FIRST, 0L)));
    assertThat(buyer.order(second).path("status").asString()).isEqualTo("AWAITING_SHIPMENT");
    agree();
  }

  @Test
  void cancelingOneThatIsCapturedSendsItsShareBackAndTheOtherStaysHeld() {
    capture(first);
    holds(() -> amounts().equals(List.of(FIRST, 0L, 0L)));

    JsonNode cancellation = buyer.cancel(first, 1);
    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));

    assertThat(amounts()).containsExactly(FIRST, 0L, FIRST);
    capture(second);
    holds(() -> amounts().equals(List.of(FIRST + SECOND, 0L, FIRST)));
    agree();
  }

  @Test
  void cancelingOneAsTheOtherIsCapturedEndsWithBothDone() {
    capture(first);
    JsonNode cancellation = buyer.cancel(second, 1);

    holds(() -> buyer.refundStatus(cancellation).equals("SUCCEEDED"));
    holds(() -> amounts().equals(List.of(FIRST, SECOND, 0L)));
    agree();
  }

  @Test
  void cancelingBothGivesUpTheWholeHold() {
    JsonNode one = buyer.cancel(first, 1);
    JsonNode other = buyer.cancel(second, 1);

    holds(
        () -> Stream.of(one, other).allMatch(each -> buyer.refundStatus(each).equals("SUCCEEDED")));
    assertThat(amounts()).containsExactly(0L, FIRST + SECOND, 0L);
    agree();
  }

  private void capture(JsonNode order) {
    shopping.makeDue("order.capture", id(order));
  }

  private List<Long> amounts() {
    return Stream.of("captured", "voided", "refunded")
        .map(what -> gateway.amount(hold, what))
        .toList();
  }

  private void agree() {
    books.agreeWithTheGateway(
        Stream.of(first, second).map(order -> UUID.fromString(id(order))).toList());
  }

  private static JsonNode withTotal(List<JsonNode> orders, long total) {
    return orders.stream()
        .filter(order -> order.path("totals").path("total").path("amount").asLong() == total)
        .findFirst()
        .orElseThrow();
  }
}
