package dev.unbuy.cancellations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.notifications.Mails;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whose fault a cancellation was: found by evidence, contested once by either side, decided. */
@UnbuyTest
class FaultIT {

  private static final Map<String, Object> CARD = Shopping.by("CARD", "sandbox-ok");

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private Mails mails;
  @Autowired private Books books;
  @Autowired private JdbcClient database;

  private final class Sale {
    final UUID shop = marketplace.shop();
    final UUID mug = marketplace.variant(shop, 1_299, 9);
    final Person seller = marketplace.seller(shop);
    final Api sells = api(seller);
    final Customer buyer = shopping.customer();
    final JsonNode order = buyer.buy(Map.of(mug, 2), CARD).getFirst();

    JsonNode sellerCancels(String reason) {
      return sells
          .post(
              "/api/v1/seller/orders/" + Shopping.id(order) + "/cancellations",
              Map.of("reason", reason))
          .body(201);
    }

    JsonNode file(JsonNode canceled) {
      return buyer.api().get("/api/v1/cancellations/" + Shopping.id(canceled) + "/file").body(200);
    }

    String fault(JsonNode canceled) {
      return file(canceled).path("cancellation").path("fault").asString();
    }

    boolean countsAgainstTheSeller() {
      return database
          .sql("SELECT seller_fault FROM standing.order_facts WHERE order_id = ?::uuid")
          .param(Shopping.id(order))
          .query(Boolean.class)
          .optional()
          .orElse(false);
    }
  }

  @Test
  void theBuyerContestsAnAgentDecidesAndTheStandingFollows() {
    Sale sale = new Sale();
    JsonNode canceled = sale.buyer.cancel(sale.order, 2);
    assertThat(sale.fault(canceled)).isEqualTo("BUYER");
    String path = "/api/v1/cancellations/" + Shopping.id(canceled) + "/contest";

    JsonNode contest =
        sale.buyer.api().post(path, Map.of("statement", "They told me it is broken")).body(201);
    assertThat(contest.path("faultBefore").asString()).isEqualTo("BUYER");
    assertThat(sale.buyer.api().post(path, Map.of("statement", "Again")).body(409).path("rule"))
        .hasToString("\"CONTEST_CONTESTED_BEFORE\"");
    Eventually.holds(() -> isTold(sale.seller, "contests whose fault"));
    assertThat(sale.fault(canceled)).as("until it is decided").isEqualTo("BUYER");

    Api agent = api(marketplace.person(Role.AGENT));
    assertThat(ids(agent.get("/api/v1/admin/contests?limit=200").body(200)))
        .contains(Shopping.id(contest));
    JsonNode decided = decide(agent, contest, "SELLER", "The seller’s own note says so").body(200);
    assertThat(decided.path("verdict").path("fault").asString()).isEqualTo("SELLER");
    assertThat(decide(agent, contest, "BUYER", "On second thoughts").body(409).path("rule"))
        .hasToString("\"CONTEST_DECIDED_BEFORE\"");

    JsonNode file = sale.file(canceled);
    assertThat(file.path("cancellation").path("fault").asString()).isEqualTo("SELLER");
    assertThat(file.path("cancellation").path("faultBecause").asString())
        .isEqualTo("An agent decided: The seller’s own note says so");
    assertThat(file.path("contests").get(0).path("faultBefore").asString()).isEqualTo("BUYER");
    Eventually.holds(sale::countsAgainstTheSeller);
    Eventually.holds(
        () ->
            isTold(sale.seller, "Decided: whose fault")
                && isTold(sale.buyer.person(), "Decided: whose fault"));
    Eventually.holds(() -> sellersEffect(sale, canceled).path("countsAsCanceled").asBoolean());
    Eventually.holds(() -> sellersEffect(sale, canceled).path("points").asDouble() < 0);
  }

  @Test
  void aVerdictThatItWasNotTheBuyerBringsTheShareOfShippingBackOnce() {
    UUID mug = marketplace.variant(marketplace.shop(), 1_299, 9);
    Customer buyer = shopping.customer();
    JsonNode order = buyer.buyIn("US", Map.of(mug, 2), CARD).getFirst();
    JsonNode canceled = buyer.cancel(order, 1);
    JsonNode contest =
        buyer
            .api()
            .post(
                "/api/v1/cancellations/" + Shopping.id(canceled) + "/contest",
                Map.of("statement", "The seller asked me to"))
            .body(201);
    Api agent = api(marketplace.person(Role.AGENT));

    var _ = decide(agent, contest, "SELLER", "So it was").body(200);
    assertThat(decide(agent, contest, "SELLER", "Once more").status()).isEqualTo(409);

    assertThat(
            buyer
                .order(order)
                .path("refunds")
                .valueStream()
                .map(one -> one.path("amount").path("amount").asLong()))
        .contains(249L)
        .hasSize(2);
    books.areRight(List.of(UUID.fromString(Shopping.id(order))).stream());
  }

  @Test
  void theSellerContestsToo() {
    Sale sale = new Sale();
    JsonNode canceled = sale.sellerCancels("PRICING_ERROR");
    Eventually.holds(sale::countsAgainstTheSeller);
    JsonNode contest =
        sale.sells
            .post(
                "/api/v1/seller/cancellations/" + Shopping.id(canceled) + "/contest",
                Map.of("statement", "The marketplace showed the wrong currency"))
            .body(201);
    Eventually.holds(() -> isTold(sale.buyer.person(), "contests whose fault"));

    var _ =
        decide(api(marketplace.person(Role.AGENT)), contest, "PLATFORM", "Our mistake").body(200);

    assertThat(sale.fault(canceled)).isEqualTo("PLATFORM");
    Eventually.holds(() -> !sale.countsAgainstTheSeller());
    Eventually.holds(() -> insightsFault(canceled).equals("PLATFORM"));
  }

  @Test
  void onlyWhatIsInEffectCanBeContested() {
    Sale sale = new Sale();
    JsonNode canceled = sale.buyer.cancel(sale.order, 1);
    Person other = marketplace.person(Role.BUYER);
    String path = "/api/v1/cancellations/" + Shopping.id(canceled) + "/contest";

    assertThat(api(other).post(path, Map.of("statement", "Mine")).status()).isEqualTo(404);
    assertThat(sale.buyer.api().post(path, Map.of("statement", " ")).status()).isEqualTo(422);
    assertThat(
            sale.sells
                .post("/api/v1/admin/contests/" + UUID.randomUUID() + "/decide", Map.of())
                .status())
        .isEqualTo(403);
  }

  @Test
  void aReasonThatIsChangedAfterTheSellerWroteKeepsTheFirstFaultAndIsMarked() {
    Sale sale = new Sale();
    JsonNode canceled = cancel(sale, "OUT_OF_STOCK_TOLD");
    assertThat(sale.fault(canceled)).isEqualTo("SELLER");

    var _ = note(sale.sells, "/api/v1/seller", canceled, "Please say you changed your mind");
    JsonNode changed = changeReason(sale, canceled, "CHANGE_OF_MIND");

    assertThat(changed.path("reason").asString()).isEqualTo("CHANGE_OF_MIND");
    assertThat(changed.path("fault").asString()).isEqualTo("SELLER");
    JsonNode file = sale.file(canceled);
    assertThat(file.path("pressed").asBoolean()).isTrue();
    assertThat(file.path("reasons").findValuesAsString("reason"))
        .containsExactly("OUT_OF_STOCK_TOLD", "CHANGE_OF_MIND");
    assertThat(file.path("reasons").findValuesAsString("fault"))
        .containsExactly("SELLER", "SELLER");
    Eventually.holds(sale::countsAgainstTheSeller);
  }

  @Test
  void aReasonThatIsChangedOfOnesOwnAccordIsLookedAtAnew() {
    Sale sale = new Sale();
    JsonNode canceled = cancel(sale, "CHANGE_OF_MIND");

    JsonNode changed = changeReason(sale, canceled, "OUT_OF_STOCK_TOLD");

    assertThat(changed.path("fault").asString()).isEqualTo("SELLER");
    assertThat(sale.file(canceled).path("pressed").asBoolean()).isFalse();
    Eventually.holds(sale::countsAgainstTheSeller);
  }

  @Test
  void aSuspicionOfFraudCountsAgainstTheSellerUntilAnAgentUpholdsIt() {
    Sale sale = new Sale();
    JsonNode canceled = sale.sellerCancels("SUSPECTED_FRAUD");
    assertThat(sale.fault(canceled)).isEqualTo("SELLER");
    JsonNode review = sale.file(canceled).path("contests").get(0);
    assertThat(review.path("cause").asString()).isEqualTo("FRAUD_REVIEW");

    var _ = decide(api(marketplace.person(Role.AGENT)), review, "BUYER", "Stolen card").body(200);

    assertThat(sale.fault(canceled)).isEqualTo("BUYER");
    Eventually.holds(() -> !sale.countsAgainstTheSeller());
  }

  @Test
  void whatIsOutOfStockIsSoldToNobodyElseAndWhoWaitsForItIsNamed() {
    Sale sale = new Sale();
    Customer other = shopping.customer();
    JsonNode waiting = other.buy(Map.of(sale.mug, 3), CARD).getFirst();
    Eventually.holds(
        () ->
            sale.sells
                .get("/api/v1/seller/orders?limit=200")
                .body(200)
                .path("items")
                .findValuesAsString("status")
                .equals(List.of("AWAITING_SHIPMENT", "AWAITING_SHIPMENT")));

    JsonNode canceled = sale.sellerCancels("OUT_OF_STOCK");

    JsonNode endangered = sellersFile(sale, canceled).path("endangered");
    assertThat(endangered.findValuesAsString("orderId")).containsExactly(Shopping.id(waiting));
    assertThat(endangered.get(0).path("units").asInt()).isEqualTo(3);
    assertThat(free(sale.mug)).isZero();
    books.areRight(
        List.of(sale.order, waiting).stream().map(one -> UUID.fromString(Shopping.id(one))));
  }

  @Test
  void cannotShipIsBelievedWhereTheMarketplaceKnowsThatNobodyGoesThere() {
    Sale refused = new Sale();
    JsonNode claimed = refused.sellerCancels("CANNOT_SHIP_TO_ADDRESS");
    assertThat(refused.fault(claimed)).isEqualTo("SELLER");
    Map<String, Object> area = new HashMap<>();
    area.put("country", "DE");
    area.put("postalPrefix", "123");
    area.put("source", "DHL, notice of 24 November: island cut off");
    Sale sale = new Sale();
    JsonNode kept = shopping.operator().post("/api/v1/admin/unserved-areas", area).body(201);

    JsonNode canceled = sale.sellerCancels("CANNOT_SHIP_TO_ADDRESS");

    assertThat(sale.fault(canceled)).isEqualTo("NOBODY");
    assertThat(sale.file(canceled).path("cancellation").path("faultBecause").asString())
        .contains("island cut off");
    var _ =
        shopping
            .operator()
            .post("/api/v1/admin/unserved-areas/" + Shopping.id(kept) + "/end", Map.of())
            .body(200);
    Sale later = new Sale();
    assertThat(later.fault(later.sellerCancels("CANNOT_SHIP_TO_ADDRESS"))).isEqualTo("SELLER");
  }

  @Test
  void theBuyerAskedIsBelievedWhenTheBuyerWrote() {
    Sale sale = new Sale();
    JsonNode first = sale.buyer.cancel(sale.order, 1);
    var _ = note(sale.buyer.api(), "/api/v1", first, "Please cancel the other one, too");

    JsonNode canceled = sale.sellerCancels("BUYER_ASKED");

    assertThat(sale.fault(canceled)).isEqualTo("BUYER");
    Sale silent = new Sale();
    assertThat(silent.fault(silent.sellerCancels("BUYER_ASKED"))).isEqualTo("SELLER");
  }

  private static JsonNode cancel(Sale sale, String reason) {
    return sale.buyer
        .api()
        .post(
            "/api/v1/orders/" + Shopping.id(sale.order) + "/cancellations",
            Map.of("reason", reason))
        .body(201);
  }

  private static JsonNode note(Api api, String place, JsonNode canceled, String text) {
    return api.post(
            place + "/cancellations/" + Shopping.id(canceled) + "/notes", Map.of("text", text))
        .body(201);
  }

  private static JsonNode changeReason(Sale sale, JsonNode canceled, String reason) {
    return sale.buyer
        .api()
        .post(
            "/api/v1/cancellations/" + Shopping.id(canceled) + "/reason", Map.of("reason", reason))
        .body(200);
  }

  private static Api.Answer decide(Api agent, JsonNode contest, String fault, String because) {
    return agent.post(
        "/api/v1/admin/contests/" + Shopping.id(contest) + "/decide",
        Map.of("fault", fault, "because", because));
  }

  private static JsonNode sellersFile(Sale sale, JsonNode canceled) {
    return sale.sells.get("/api/v1/seller/cancellations/" + Shopping.id(canceled)).body(200);
  }

  private static JsonNode sellersEffect(Sale sale, JsonNode canceled) {
    return sellersFile(sale, canceled).path("effect");
  }

  private static List<String> ids(JsonNode page) {
    return page.path("items").valueStream().map(Shopping::id).toList();
  }

  private Api api(Person person) {
    return Api.at(port).with(person.token());
  }

  private boolean isTold(Person person, String words) {
    return mails.of(person.account().email(), null, 50).items().stream()
        .anyMatch(mail -> mail.subject().contains(words));
  }

  private String insightsFault(JsonNode canceled) {
    return database
        .sql("SELECT fault FROM standing.cancellation_facts WHERE cancellation_id = ?::uuid")
        .param(Shopping.id(canceled))
        .query(String.class)
        .optional()
        .orElse("");
  }

  private int free(UUID variant) {
    return database
        .sql("SELECT on_hand - reserved FROM inventory.stock WHERE variant_id = ?")
        .param(variant)
        .query(Integer.class)
        .single();
  }
}
