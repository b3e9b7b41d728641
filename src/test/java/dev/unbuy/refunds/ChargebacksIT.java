package dev.unbuy.refunds;

import static dev.unbuy.testing.Eventually.holds;
import static dev.unbuy.testing.Shopping.by;
import static dev.unbuy.testing.Shopping.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.GatewayTelling;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a bank takes back: booked as the money moves, and borne by whom a person says. */
@UnbuyTest
class ChargebacksIT {

  private static final String CHARGEBACKS = "/api/v1/admin/chargebacks";
  private static final long PAID = 1299 + 499;

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private GatewayTelling gateway;
  @Autowired private JdbcClient database;
  @Autowired private Books books;

  @Test
  void aLostOneIsSplitBetweenTwoSellersAndBorneByEither() {
    Customer buyer = shopping.customer();
    Api operator = shopping.operator();
    UUID first = marketplace.shop();
    List<JsonNode> orders = delivered(buyer, first, marketplace.shop());
    JsonNode one = orderOf(orders, first);
    JsonNode other = orders.stream().filter(order -> order != one).findFirst().orElseThrow();
    String name = "cb_" + UUID.randomUUID();

    tell("opened", one, name, 2 * PAID);
    tell("taken", one, name, 2 * PAID);
    tell("taken", one, name, 2 * PAID);

    for (JsonNode order : orders) {
      holds(() -> balance(order, "chargebacks") == -PAID);
      assertThat(balance(order, "buyer-card")).isZero();
      assertThat(confirm(buyer, order).body(409).path("rule").asString())
          .isEqualTo("a-chargeback-is-open");
    }
    assertThat(decide(operator, found(operator, one), "SELLER").body(409).path("rule").asString())
        .isEqualTo("the-bank-has-not-decided");
    tell("lost", one, name, 2 * PAID);
    holds(() -> found(operator, one).path("status").asString().equals("LOST"));
    decideOnAPhone(one);
    assertThat(decide(operator, found(operator, other), "MARKETPLACE").status()).isEqualTo(200);

    assertThat(List.of(balance(one, "chargebacks"), balance(one, "escrow")))
        .containsExactly(0L, 0L);
    assertThat(List.of(balance(other, "chargebacks"), balance(other, "escrow")))
        .containsExactly(-PAID, PAID);
    orders.forEach(order -> confirm(buyer, order).body(200));
    assertThat(balance(one, "seller-payable")).isZero();
    assertThat(balance(other, "seller-payable")).isPositive();
    assertThat(operator.get(CHARGEBACKS + "?limit=200").response().body()).doesNotContain(name);
    books.ledgerSumsToZero();
  }

  @Test
  void aWonOneLeavesEverythingAsItWasInWhateverOrderItIsTold() {
    Customer buyer = shopping.customer();
    JsonNode order = delivered(buyer, marketplace.shop()).getFirst();
    String name = "cb_" + UUID.randomUUID();

    tell("returned", order, name, PAID);
    tell("won", order, name, PAID);
    tell("taken", order, name, PAID);

    holds(() -> history(buyer, order).contains("CHARGEBACK_WON"));
    holds(() -> moves(order) == 2);
    assertThat(balance(order, "chargebacks")).isZero();
    assertThat(balance(order, "escrow")).isEqualTo(PAID);
    confirm(buyer, order).body(200);
    assertThat(balance(order, "seller-payable")).isPositive();
  }

  private void decideOnAPhone(JsonNode one) {
    try (Visitor visitor =
        Visitor.at(port, Screen.PHONE)
            .with(marketplace.session(marketplace.person(Role.OPERATOR)))) {
      visitor.go("/admin/chargebacks");
      visitor.look("chargebacks");
      Locator card =
          visitor
              .page()
              .locator("section.card", new Page.LocatorOptions().setHasText(id(one)))
              .first();
      card.locator("input[value=SELLER]").check();
      card.getByLabel("Why").fill("no proof of delivery");
      card.locator("button").click();
    }
  }

  /** An order of each shop, in one purchase with one card, captured and delivered. */
  private List<JsonNode> delivered(Customer buyer, UUID... shops) {
    Map<UUID, Integer> goods = new HashMap<>();
    for (UUID shop : shops) {
      goods.put(marketplace.variant(shop, 1299, 3), 1);
    }
    List<JsonNode> orders = buyer.buy(goods, by("CARD", "sandbox-ok"));
    for (JsonNode order : orders) {
      Api seller = shopping.seller(UUID.fromString(order.path("seller").path("id").asString()));
      String path = "/api/v1/seller/orders/%s/fulfillments".formatted(id(order));
      String parcel = "/api/v1/seller/fulfillments/" + id(seller.post(path, Map.of()).body(201));
      holds(() -> balance(order, "escrow") == PAID);
      seller
          .post(parcel + "/ship", Map.of("carrier", "DHL", "trackingNumber", "JD014600003"))
          .body(200);
      seller.post(parcel + "/deliver", Map.of()).body(200);
    }
    return orders;
  }

  private static JsonNode orderOf(List<JsonNode> orders, UUID shop) {
    return orders.stream()
        .filter(order -> order.path("seller").path("id").asString().equals(shop.toString()))
        .findFirst()
        .orElseThrow();
  }

  private void tell(String what, JsonNode order, String name, long amount) {
    String tender =
        database
            .sql("SELECT tender_id FROM payments.tender_shares WHERE order_id = ?::uuid")
            .param(id(order))
            .query(String.class)
            .single();
    String body =
        """
        {"type":"chargeback.%s","data":{"idempotencyKey":"%s","operationId":"%s","amount":%d,\
        "currency":"EUR","reason":"product_not_received"}}\
        """
            .formatted(what, tender, name, amount);
    assertThat(gateway.tell(name + what, Instant.now(), body)).isEqualTo(200);
  }

  private static Api.Answer confirm(Customer buyer, JsonNode order) {
    return buyer.api().post("/api/v1/orders/" + id(order) + "/confirm-receipt", Map.of());
  }

  private static Api.Answer decide(Api operator, JsonNode chargeback, String bearer) {
    return operator.post(
        CHARGEBACKS + "/" + id(chargeback) + "/decision",
        Map.of("borneBy", bearer, "note", "as agreed"));
  }

  private static JsonNode found(Api operator, JsonNode order) {
    return operator
        .get(CHARGEBACKS + "?limit=200")
        .body(200)
        .path("items")
        .valueStream()
        .filter(one -> one.path("orderId").asString().equals(id(order)))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> history(Customer buyer, JsonNode order) {
    return buyer
        .order(order)
        .path("timeline")
        .valueStream()
        .map(event -> event.path("event").asString())
        .toList();
  }

  private long moves(JsonNode order) {
    return database
        .sql(
            """
            SELECT count(*) FROM payments.ledger_transfers
            WHERE order_id = ?::uuid AND kind LIKE 'CHARGEBACK%'\
            """)
        .param(id(order))
        .query(Long.class)
        .single();
  }

  private long balance(JsonNode order, String account) {
    return database
        .sql(
            """
            SELECT coalesce(sum(CASE WHEN credit = :account THEN amount ELSE -amount END), 0)
            FROM payments.ledger_transfers
            WHERE order_id = :order::uuid AND :account IN (credit, debit)\
            """)
        .param("account", account)
        .param("order", id(order))
        .query(Long.class)
        .single();
  }
}
