package dev.unbuy.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.unbuy.accounts.Role;
import dev.unbuy.platform.Transactions;
import dev.unbuy.search.Search;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * What happens to orders moves their seller's standing and place in the search, and only if it
 * should.
 */
@UnbuyTest
class StandingIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Transactions transactions;
  @Autowired private Standings standings;
  @Autowired private DueDates due;
  @Autowired private EvaluateRanking evaluation;
  @Autowired private JdbcClient database;

  private final String word =
      "zq" + UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "x");
  private UUID shop = new UUID(0, 0);
  private UUID rival = new UUID(0, 0);
  private UUID mug = new UUID(0, 0);
  private Marketplace.@Nullable Person keeper;
  private Api buyer = Api.at(0);
  private Api seller = Api.at(0);

  @BeforeEach
  void twoShopsWithTheSameThing() {
    shop = marketplace.shop();
    rival = marketplace.shop();
    mug = marketplace.variant(shop, 2000, 100);
    UUID same = marketplace.variant(rival, 2000, 100);
    for (UUID variant : List.of(mug, same)) {
      database
          .sql("UPDATE catalog.listings SET title = ? WHERE id = ?")
          .params(word + " mug", marketplace.listingOf(variant))
          .update();
    }
    transactions.execute(work -> work.plan(Search.rebuilt(List.of(shop, rival))));
    buyer = Api.at(port).with(marketplace.person(Role.BUYER).token());
    keeper = marketplace.seller(shop);
    seller = Api.at(port).with(keeper.token());
  }

  @Test
  void cancellationsThatAreTheSellersFaultCostItThePlaceInTheSearch() {
    for (int i = 0; i < 4; i++) {
      cancelAsSeller(buy());
    }

    Eventually.holds(() -> standing().path("standing").asString().equals("BELOW"));
    Eventually.holds(() -> incidents() == 4);
    Eventually.holds(() -> firstFound().equals(rival.toString()));
    JsonNode now = standing();
    JsonNode rate = now.path("windows").get(0).path("rates").get(0);
    assertThat(rate.path("measure").asString()).isEqualTo("CANCELLATION");
    assertThat(rate.path("incidents").asInt()).isEqualTo(4);
    assertThat(rate.path("shrunk").asDouble()).isLessThan(rate.path("raw").asDouble());
    assertThat(now.path("score").asDouble()).isBetween(0.0, 0.7);
    assertThat(now.path("recentOrders").get(0).path("points").asDouble()).isNegative();
    JsonNode lift = now.path("lifts").get(0);
    assertThat(lift.path("trouble").asString()).isEqualTo("CANCELED");
    assertThat(lift.path("listingId").asString()).isEqualTo(marketplace.listingOf(mug).toString());
    assertThat(lift.path("reason").asString()).isEqualTo("PRICING_ERROR");
    assertThat(lift.path("score").asDouble()).isGreaterThan(now.path("score").asDouble());
    assertThat(lift.path("places").asInt()).as("the rival's, at least").isPositive();
    assertThat(now.path("history")).isNotEmpty();
    looksAtItsPage();
    Api operator = Api.at(port).with(marketplace.person(Role.OPERATOR).token());
    JsonNode why = operator.get("/api/v1/admin/search?q=" + word).body(200).path("items");
    assertThat(why.at("/0/shopId").asString()).isEqualTo(rival.toString());
    assertThat(why.at("/1/relevance").asDouble() * why.at("/1/quality").asDouble())
        .isCloseTo(why.at("/1/product").asDouble(), within(1e-9));
    assertThat(why.at("/1/factors/STANDING").asDouble()).isEqualTo(0.65);
    assertThat(evaluation.byDecile(3)).isNotNull();
    JsonNode insights =
        seller.get("/api/v1/seller/insights/cancellations?by=fault").body(200).path("items");
    assertThat(insights.get(0).path("key").asString()).isEqualTo("SELLER");
    assertThat(insights.get(0).path("units").asInt()).isEqualTo(4);
  }

  @Test
  void whatALowStandingLeadsToIsAnnouncedAppealedAndEndsWithTheRecord() {
    List<String> bad = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      JsonNode order = buy();
      bad.add(order.path("id").asString());
      cancelAsSeller(order);
    }
    Eventually.holds(() -> state().equals("ANNOUNCED"));
    JsonNode one = consequences().getFirst();
    Eventually.holds(() -> Math.abs(quality() - standing().path("score").asDouble()) < 0.002);
    UUID id = UUID.fromString(one.path("id").asString());

    assertThat(due.fire("standing.consequence", id)).isNotNegative();
    Eventually.holds(() -> state().equals("BEGUN"));
    double before = standing().path("score").asDouble();
    Eventually.holds(() -> quality() < before * one.path("searchFactor").asDouble() + 0.001);
    theDaysOrdersAreTaken();
    assertThat(due.fire("standing.pause", id)).isNotNegative();
    Eventually.holds(() -> shopsFound().equals(List.of(rival.toString())));
    appealsWithWhatDoesNotCount(id, bad);
    Eventually.holds(() -> shopsFound().size() == 2);
    Eventually.holds(() -> incidents() == 0);
    assertThat(state()).isEqualTo("ENDED");
  }

  private void theDaysOrdersAreTaken() {
    limitOrders(4);
    assertThat(tryToBuy().body(409).path("rule").asString()).isEqualTo("NO_MORE_ORDERS_TODAY");
    limitOrders(100);
    assertThat(tryToBuy().status()).isEqualTo(201);
  }

  private void appealsWithWhatDoesNotCount(UUID id, List<String> bad) {
    String appeal = "/api/v1/seller/standing/consequences/" + id + "/appeal";
    Map<String, String> words = Map.of("statement", "The carrier was on strike");
    Api other = Api.at(port).with(marketplace.seller(rival).token());
    assertThat(seller.post(appeal, Map.of("statement", " ")).status()).isEqualTo(422);
    assertThat(other.post(appeal, words).status()).isEqualTo(404);
    seller.post(appeal, words).body(201);
    assertThat(seller.post(appeal, words).body(409).path("rule").asString())
        .isEqualTo("APPEALED_BEFORE");
    Marketplace.Person agent = marketplace.person(Role.AGENT);
    try (Visitor visitor = Visitor.at(port, Screen.DESK)) {
      visitor.with(marketplace.session(agent));
      visitor.go("/agent/appeals/" + id);
      visitor.look("agent-appeal");
      assertThat(visitor.page().content()).contains("The carrier was on strike");
      visitor.with(marketplace.session(Objects.requireNonNull(keeper)));
      visitor.go("/seller/standing");
      visitor.look("seller-standing-paused");
    }
    Api desk = Api.at(port).with(agent.token());
    String decide = "/api/v1/admin/appeals/" + id + "/decide";
    Map<String, Object> lifted =
        Map.of("decision", "LIFTED", "because", "It was the strike", "leaveOut", bad);
    assertThat(
            desk.post(
                    decide,
                    Map.of(
                        "decision",
                        "LIFTED",
                        "because",
                        "x",
                        "leaveOut",
                        List.of(UUID.randomUUID())))
                .status())
        .isEqualTo(422);
    desk.post(decide, lifted).body(200);
    assertThat(desk.post(decide, lifted).body(409).path("rule").asString())
        .isEqualTo("APPEAL_DECIDED_BEFORE");
  }

  @Test
  void aBuyersChangeOfMindCostsTheSellerNothing() {
    double before = standing().path("score").asDouble();
    JsonNode order = buy();
    buyer.post(path(order) + "/cancellations", Map.of("reason", "CHANGE_OF_MIND")).body(201);

    Eventually.holds(() -> ordersCounted() == 1);
    assertThat(standing().path("windows").get(0).path("rates").get(0).path("incidents").asInt())
        .isZero();
    assertThat(standing().path("score").asDouble()).isGreaterThanOrEqualTo(before - 1e-9);
  }

  @Test
  void whatWasCountedStepByStepIsWhatARebuildCounts() {
    cancelAsSeller(buy());
    buyer.post(path(buy()) + "/cancellations", Map.of("reason", "DUPLICATE")).body(201);
    var _ = buy();
    Eventually.holds(() -> ordersCounted() == 3 && incidents() == 1);
    Eventually.holds(() -> waitingFor(shop) == 0);
    List<Map<String, Object>> steps = counted();

    standings.rebuild();

    assertThat(counted()).isEqualTo(steps);
  }

  @Test
  void aBuyerRatesOnceAndOnlyWhatArrivedOrWasCanceled() {
    JsonNode order = buy();
    String rating = path(order) + "/rating";

    assertThat(buyer.post(rating, Map.of("stars", 5)).body(409).path("rule").asString())
        .isEqualTo("NOTHING_DELIVERED_YET");
    cancelAsSeller(order);
    assertThat(buyer.post(rating, Map.of("stars", 6)).status()).isEqualTo(422);
    assertThat(buyer.post(rating, Map.of()).status()).isEqualTo(422);
    JsonNode rated = buyer.post(rating, Map.of("stars", 2, "comment", "Canceled on me")).body(201);
    assertThat(rated.path("orderCanceled").asBoolean()).isTrue();
    assertThat(buyer.post(rating, Map.of("stars", 5)).body(409).path("rule").asString())
        .isEqualTo("RATED_BEFORE");
    Api stranger = Api.at(port).with(marketplace.person(Role.BUYER).token());
    assertThat(stranger.post(rating, Map.of("stars", 5)).status()).isEqualTo(404);
    Eventually.holds(() -> standing().path("rating").path("ratings").asInt() == 1);
  }

  @Test
  void aRatingIsShownAnsweredOnceReportedAndItsWordsTakenDownByAnAgent() {
    JsonNode order = buy();
    cancelAsSeller(order);
    buyer.post(path(order) + "/rating", Map.of("stars", 1, "comment", "You fools")).body(201);
    String id = order.path("id").asString();
    Api everybody = Api.at(port);
    String list = "/api/v1/shops/" + shop + "/ratings";
    JsonNode shown = everybody.get(list).body(200).path("items").get(0);
    assertThat(shown.path("canceled").asBoolean()).isTrue();
    assertThat(shown.path("what").asString()).isEqualTo(word + " mug");
    assertThat(shown.path("comment").asString()).isEqualTo("You fools");

    String reply = "/api/v1/seller/ratings/" + id + "/reply";
    assertThat(seller.post(reply, Map.of("reply", " ")).status()).isEqualTo(422);
    seller.post(reply, Map.of("reply", "We are sorry.")).body(200);
    assertThat(seller.post(reply, Map.of("reply", "Not.")).status()).isEqualTo(409);
    Api other = Api.at(port).with(marketplace.seller(rival).token());
    assertThat(other.post(reply, Map.of("reply", "Ha")).status()).isEqualTo(404);

    Api agent = Api.at(port).with(marketplace.person(Role.AGENT).token());
    String decide = "/api/v1/agent/ratings/" + id + "/decide";
    Map<String, Object> down = Map.of("hide", true, "because", "An insult.");
    assertThat(agent.post(decide, down).status()).as("nobody reported it").isEqualTo(409);
    seller.post("/api/v1/ratings/" + id + "/report", Map.of("because", "Insult")).body(202);
    assertThat(agent.get("/api/v1/agent/ratings?limit=200").body(200).toString()).contains(id);
    agent.post(decide, down).body(200);

    JsonNode left = everybody.get(list).body(200).path("items").get(0);
    assertThat(left.path("comment").isNull()).isTrue();
    assertThat(left.path("stars").asInt()).isEqualTo(1);
    assertThat(left.path("reply").asString()).isEqualTo("We are sorry.");
    Eventually.holds(() -> standing().path("rating").path("ratings").asInt() == 1);
    try (Visitor visitor = Visitor.at(port, Screen.PHONE)) {
      visitor.go("/shops/" + shop);
      visitor.look("shop-ratings");
      visitor.with(marketplace.session(Objects.requireNonNull(keeper)));
      visitor.go("/seller/ratings");
      visitor.look("seller-ratings");
    }
  }

  @Test
  void insightsRefuseWhatTheyCannotShow() {
    String path = "/api/v1/seller/insights/cancellations";

    assertThat(seller.get(path + "?by=weather").status()).isEqualTo(422);
    assertThat(seller.get(path + "?from=2026-02-01&to=2026-01-01").status()).isEqualTo(422);
    assertThat(seller.get(path + "?from=1990-01-01").status()).isEqualTo(422);
    assertThat(seller.get(path + "?from=yesterday").status()).isEqualTo(422);
    assertThat(buyer.get(path).status()).isEqualTo(403);
    assertThat(seller.get(path + "?by=day").body(200).path("items")).isEmpty();
  }

  private void looksAtItsPage() {
    try (Visitor visitor = Visitor.at(port, Screen.PHONE)) {
      visitor.with(marketplace.session(Objects.requireNonNull(keeper)));
      visitor.go("/seller/standing");
      visitor.look("seller-standing-low");
      assertThat(visitor.page().locator("#lifts").textContent())
          .contains("4 orders that you canceled");
    }
  }

  private String state() {
    List<JsonNode> all = consequences();
    return all.isEmpty() ? "" : all.getFirst().path("state").asString();
  }

  /** Those of a shop below standard; it may have been at risk on its way there. */
  private List<JsonNode> consequences() {
    List<JsonNode> all = new ArrayList<>();
    seller.get("/api/v1/seller/standing/consequences").body(200).path("items").forEach(all::add);
    return all;
  }

  private double quality() {
    return database
        .sql("SELECT quality FROM search.listings WHERE shop_id = ? LIMIT 1")
        .param(shop)
        .query(Double.class)
        .single();
  }

  private void limitOrders(int aDay) {
    database
        .sql("UPDATE catalog.shops SET orders_a_day = ? WHERE id = ?")
        .params(aDay, shop)
        .update();
  }

  private JsonNode buy() {
    return tryToBuy().body(201).path("orders").get(0);
  }

  private Api.Answer tryToBuy() {
    buyer.post("/api/v1/cart/lines", Map.of("variantId", mug, "quantity", 1)).body(201);
    return buyer.post(
        "/api/v1/checkout",
        Map.of(
            "address", Marketplace.addressIn("US"),
            "payments", List.of(Map.of("method", "CARD", "token", "sandbox-ok")),
            "confirm", true));
  }

  private void cancelAsSeller(JsonNode order) {
    seller
        .post(
            "/api/v1/seller/orders/" + order.path("id").asString() + "/cancellations",
            Map.of("reason", "PRICING_ERROR"))
        .body(201);
  }

  private JsonNode standing() {
    return seller.get("/api/v1/seller/standing").body(200);
  }

  private int ordersCounted() {
    return standing().path("windows").get(0).path("orders").asInt();
  }

  private int incidents() {
    return standing().path("windows").get(0).path("rates").get(0).path("incidents").asInt();
  }

  private String firstFound() {
    List<String> shops = shopsFound();
    assertThat(shops).hasSize(2);
    return shops.getFirst();
  }

  private List<String> shopsFound() {
    List<String> shops = new ArrayList<>();
    buyer
        .get("/api/v1/listings?q=" + word)
        .body(200)
        .path("items")
        .forEach(hit -> shops.add(hit.path("seller").path("id").asString()));
    return shops;
  }

  private int waitingFor(UUID subject) {
    return database
        .sql("SELECT count(*) FROM platform.deadlines WHERE subject = ?")
        .param(subject)
        .query(Integer.class)
        .single();
  }

  private List<Map<String, Object>> counted() {
    return database
        .sql(
            """
            SELECT day, orders, seller_fault, shipped, late, defects, ratings, stars
            FROM standing.shop_days WHERE shop_id = ? ORDER BY day\
            """)
        .param(shop)
        .query()
        .listOfRows();
  }

  private static String path(JsonNode order) {
    return "/api/v1/orders/" + order.path("id").asString();
  }
}
