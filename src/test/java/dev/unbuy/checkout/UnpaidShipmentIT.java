package dev.unbuy.checkout;

import static dev.unbuy.testing.Eventually.holds;
import static dev.unbuy.testing.Shopping.by;
import static dev.unbuy.testing.Shopping.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.Api;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.GatewayDesk;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.UnpaidParcels;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** An order that has left and whose hold has ended is never completed in silence. */
@UnbuyTest
class UnpaidShipmentIT {

  private static final long PAID = 2 * 1299 + 499;

  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private UnpaidParcels parcels;
  @Autowired private DueDates due;
  @Autowired private Books books;
  @Autowired private GatewayDesk gateway;

  @Test
  void allSidesAreToldAndItCompletesOnceItIsPaidInAnotherWay() {
    UUID shop = marketplace.shop();
    Person seller = marketplace.seller(shop);
    Customer buyer = shopping.customer();
    Api operator = shopping.operator();

    JsonNode order = parcels.shipped(buyer, shop);

    assertThat(order.path("status").asString()).isEqualTo("DELIVERED");
    assertThat(order.path("toPay").path("amount").asLong()).isEqualTo(PAID);
    assertThat(order.path("payments").get(0).path("status").asString()).isEqualTo("LOST");
    assertThat(texts(order.path("actions"))).contains("pay").doesNotContain("confirm-receipt");
    JsonNode refused =
        buyer.api().post("/api/v1/orders/" + id(order) + "/confirm-receipt", Map.of()).body(409);
    assertThat(refused.path("rule").asString()).isEqualTo("payment-could-not-be-taken");
    due.again("order.protection-over", UUID.fromString(id(order)));
    assertThat(buyer.order(order).path("status").asString()).isEqualTo("DELIVERED");
    assertThat(waiting(operator)).contains(id(order));
    told(operator, buyer.person(), "Your order %s is not paid", order);
    told(operator, seller, "The payment for %s could not be taken", order);

    buyer
        .api()
        .post(
            "/api/v1/orders/" + id(order) + "/changes",
            Map.of("payments", List.of(by("WALLET", "sandbox-ok"))))
        .body(201);

    holds(() -> buyer.order(order).path("payments").size() == 2);
    holds(
        () ->
            buyer.order(order).path("payments").get(1).path("captured").path("amount").asLong()
                == PAID);
    assertThat(buyer.order(order).path("payment").asString()).isEqualTo("PAID");
    assertThat(buyer.order(order).path("toPay").isNull()).isTrue();
    assertThat(buyer.order(order).path("shipBy")).isEqualTo(order.path("shipBy"));
    assertThat(waiting(operator)).doesNotContain(id(order));
    buyer.api().post("/api/v1/orders/" + id(order) + "/confirm-receipt", Map.of()).body(200);
    assertThat(payable(operator, order)).isPositive();
    assertThat(gateway.amount(gateway.authorizationOf(order, "WALLET"), "captured"))
        .isEqualTo(PAID);
    books.ledgerSumsToZero();
  }

  @Test
  void aPersonGivesItUpAndSaysWhy() {
    UUID shop = marketplace.shop();
    Person seller = marketplace.seller(shop);
    Customer buyer = shopping.customer();
    Api operator = shopping.operator();
    JsonNode order = parcels.shipped(buyer, shop);
    String path = "/api/v1/admin/unpaid-orders/" + id(order) + "/give-up";
    assertThat(operator.post(path, Map.of("note", " ")).status()).isEqualTo(422);

    operator.post(path, Map.of("note", "the buyer cannot be reached")).body(200);

    assertThat(operator.post(path, Map.of("note", "again")).status()).isEqualTo(409);
    assertThat(waiting(operator)).doesNotContain(id(order));
    var _ = due.fire("order.protection-over", UUID.fromString(id(order)));
    holds(() -> buyer.order(order).path("status").asString().equals("COMPLETED"));
    assertThat(payable(operator, order)).isZero();
    told(operator, seller, "The missing payment for %s was given up", order);
    assertThat(events(buyer.order(order)))
        .containsSubsequence("PAYMENT_LOST", "PAYMENT_GIVEN_UP", "COMPLETED");
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static List<String> events(JsonNode order) {
    return order.path("timeline").valueStream().map(one -> one.path("event").asString()).toList();
  }

  private static List<String> waiting(Api operator) {
    return operator
        .get("/api/v1/admin/unpaid-orders?limit=200")
        .body(200)
        .path("items")
        .valueStream()
        .map(one -> one.path("orderId").asString())
        .toList();
  }

  /** Waits until somebody was told, by a mail of this subject. */
  private static void told(Api operator, Person to, String subject, JsonNode order) {
    String whole = subject.formatted(order.path("number").asString());
    holds(() -> mails(operator, to).contains(whole));
  }

  private static List<String> mails(Api operator, Person to) {
    return operator
        .get("/api/v1/admin/mails?to=" + to.account().email())
        .body(200)
        .path("items")
        .valueStream()
        .map(mail -> mail.path("subject").asString())
        .toList();
  }

  private static long payable(Api operator, JsonNode order) {
    return operator
        .get("/api/v1/admin/orders/" + id(order) + "/ledger")
        .body(200)
        .path("balances")
        .valueStream()
        .filter(one -> one.path("account").asString().equals("seller-payable"))
        .mapToLong(one -> one.path("balance").path("amount").asLong())
        .sum();
  }
}
