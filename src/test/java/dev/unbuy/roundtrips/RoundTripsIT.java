package dev.unbuy.roundtrips;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.accounts.Sessions;
import dev.unbuy.checkout.Cart;
import dev.unbuy.payments.gateway.GatewaySettings;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.Purchases;
import dev.unbuy.testing.SecondNode;
import dev.unbuy.testing.Site;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Wire.RoundTrip;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import tools.jackson.databind.JsonNode;

/**
 * Counts on the wire how often a request waits for the database, commits included, and that the
 * number does not grow with lines, orders or sellers. Finding out whose token or session it is
 * costs one more, which a node remembers for tokens; it is counted by a test of its own and left
 * out of the others. A number that has become smaller is welcome: lower it here.
 */
@UnbuyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundTripsIT {

  private static final Map<String, Object> CHECKOUT =
      Map.of(
          "address", Marketplace.addressIn("CH"),
          "payments", List.of(Map.of("method", "CARD", "token", "sandbox-ok")),
          "confirm", true);

  @Autowired private Marketplace marketplace;
  @Autowired private Purchases purchases;
  @Autowired private Cart cart;
  @Autowired private Sessions sessions;
  @Autowired private JdbcConnectionDetails database;
  @Autowired private GatewaySettings gateway;
  private SecondNode node;

  @BeforeAll
  void startTheSecondNode() throws IOException {
    node = new SecondNode(database, gateway);
  }

  @AfterAll
  void stopTheSecondNode() throws IOException {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 20})
  void aSettledCancellationOfTwoLinesTakesThree(int lines) {
    Scene scene = new Scene(lines);
    JsonNode order = scene.bought();

    takes(3, () -> scene.cancel(order, null));
    takes(3, () -> scene.cancel(order, UUID.randomUUID().toString()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void aSettledCancellationOfEverythingTakesThree(int lines) {
    Scene scene = new Scene(lines);
    JsonNode order = scene.bought();

    takes(
        3,
        () ->
            scene
                .buyer
                .post(
                    "/api/v1/orders/" + id(order) + "/cancellations",
                    Map.of("reason", "CHANGE_OF_MIND"))
                .body(201));
  }

  /** The numbers of the policy are read along with the order when a node's have become old. */
  @Test
  void aSettledCancellationTakesThreeAlsoWhenThePolicyIsReadAnew() throws InterruptedException {
    Scene scene = new Scene(2);
    JsonNode order = scene.bought();
    Thread.sleep(3_100);

    List<RoundTrip> trips = takes(3, () -> scene.cancel(order, null));

    assertThat(trips).anyMatch(trip -> trip.mentions("policies.policy_versions"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void myOrdersTakeTwo(int orders) {
    Scene scene = new Scene(1);
    for (int i = 0; i < orders; i++) {
      scene.fillTheCart(1);
      purchases.place(scene.me());
    }

    takes(2, () -> scene.buyer.get("/api/v1/orders").body(200));
    takes(2, () -> scene.pages.get("/orders"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void anOrderTakesOne(int lines) {
    Scene scene = new Scene(lines);
    JsonNode order = scene.bought();

    takes(1, () -> scene.buyer.get("/api/v1/orders/" + id(order)).body(200));
    takes(1, () -> scene.pages.get("/orders/" + id(order)));
    takes(1, () -> scene.sellersPages.get("/seller/orders/" + id(order)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void whatCancelingWouldDoTakesTwo(int lines) {
    Scene scene = new Scene(lines);
    JsonNode order = scene.bought();

    takes(
        2,
        () -> scene.buyer.get("/api/v1/orders/" + id(order) + "/cancellation-options").body(200));
  }

  /** Three to quote, and one for what may not be meant. */
  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void theCartTakesTwoAndItsQuoteFour(int lines) {
    Scene scene = new Scene(lines);
    scene.fillTheCart(lines);

    takes(2, () -> scene.buyer.get("/api/v1/cart").body(200));
    takes(4, () -> scene.buyer.post("/api/v1/checkout/preview", CHECKOUT).body(200));
  }

  /** Six to place, eight to have it authorized and written down, one to show it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void checkingOutTakesFifteen(int lines) {
    Scene scene = new Scene(lines);
    scene.fillTheCart(lines);

    takes(15, () -> scene.buyer.post("/api/v1/checkout", CHECKOUT).body(201));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void checkingOutTakesFifteenHoweverManySellersSell(int sellers) {
    Scene scene = new Scene(1);
    marketplace
        .variants(Stream.generate(marketplace::shop).limit(sellers).toList(), 1_299, 1)
        .forEach(variant -> cart.add(scene.me(), variant, 1));

    takes(15, () -> scene.buyer.post("/api/v1/checkout", CHECKOUT).body(201));
  }

  @Test
  void searchTakesOneAndOneMoreWhenOnlySimilarWordsAreFound() {
    Scene scene = new Scene(1);

    takes(1, () -> scene.buyer.get("/api/v1/listings").body(200));
    takes(2, () -> scene.buyer.get("/api/v1/listings?q=zzzzzz").body(200));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void aSellersListsTakeOne(int orders) {
    Scene scene = new Scene(1);
    for (int i = 0; i < orders; i++) {
      scene.fillTheCart(1);
      purchases.place(scene.me());
    }

    takes(1, () -> scene.seller.get("/api/v1/seller/orders").body(200));
    takes(1, () -> scene.seller.get("/api/v1/seller/cancellations").body(200));
    takes(1, () -> scene.sellersPages.get("/seller"));
    takes(1, () -> scene.sellersPages.get("/seller/orders"));
  }

  /** A parcel's id has first to be followed to its order, which is locked before all else. */
  @ParameterizedTest
  @ValueSource(ints = {1, 20})
  void packingTakesThreeAndEachStepOfTheParcelFour(int lines) {
    Scene scene = new Scene(lines);
    JsonNode order = scene.bought();
    String orders = "/api/v1/seller/orders/" + id(order) + "/fulfillments";
    takes(3, () -> scene.seller.post(orders, Map.of()).body(201));
    String parcel =
        "/api/v1/seller/fulfillments/"
            + scene
                .seller
                .get("/api/v1/seller/orders/" + id(order))
                .body(200)
                .path("fulfillments")
                .get(0)
                .path("id")
                .asString();

    takes(4, () -> scene.seller.post(parcel + "/label", Map.of()).body(200));
    takes(
        4,
        () ->
            scene
                .seller
                .post(parcel + "/ship", Map.of("carrier", "DHL", "trackingNumber", "00340"))
                .body(200));
    takes(4, () -> scene.seller.post(parcel + "/deliver", Map.of()).body(200));
    takes(
        3,
        () ->
            scene
                .buyer
                .post("/api/v1/orders/" + id(order) + "/confirm-receipt", Map.of())
                .body(200));
  }

  @Test
  void whoseSessionOrTokenItIsTakesOneAndTokensAreRemembered() {
    Scene scene = new Scene(1);
    Api stranger = Api.at(node.port()).with(marketplace.person(Role.BUYER).token());

    assertThat(node.roundTrips(() -> stranger.get("/api/v1/me").body(200))).hasSize(1);
    assertThat(node.roundTrips(() -> stranger.get("/api/v1/me").body(200))).isEmpty();
    assertThat(node.roundTrips(() -> scene.pages.get("/sign-in")))
        .filteredOn(trip -> !isBesideRequests(trip))
        .hasSize(1);
  }

  private List<RoundTrip> takes(int expected, Runnable request) {
    List<RoundTrip> trips =
        node.roundTrips(request).stream()
            .filter(trip -> !asksWhoItIs(trip) && !isBesideRequests(trip))
            .toList();
    assertThat(trips).hasSize(expected);
    return trips;
  }

  private static boolean asksWhoItIs(RoundTrip trip) {
    return trip.mentions("accounts.api_tokens") || trip.mentions("accounts.sessions");
  }

  /**
   * What arrivals tell is looked up every ten minutes, and how many notices somebody has not read
   * every few seconds, by threads of their own.
   */
  private static boolean isBesideRequests(RoundTrip trip) {
    return trip.mentions("arrival_days") || trip.mentions("notifications.notices");
  }

  private static String id(JsonNode thing) {
    return thing.path("id").asString();
  }

  /** A buyer, a shop and its seller, all of whose requests go to the second node. */
  private final class Scene {

    private final UUID shop = marketplace.shop();
    private final Person me = marketplace.person(Role.BUYER);
    private final Person salesperson = marketplace.seller(shop);
    private final int lines;
    private final Api buyer = Api.at(node.port()).with(me.token());
    private final Api seller = Api.at(node.port()).with(salesperson.token());
    private final Site pages = Site.at(node.port()).with(sessions.begin(me(), "test"));
    private final Site sellersPages =
        Site.at(node.port()).with(sessions.begin(salesperson.account().id(), "test"));

    Scene(int lines) {
      this.lines = lines;
    }

    UUID me() {
      return me.account().id();
    }

    void fillTheCart(int variants) {
      marketplace
          .variants(Collections.nCopies(variants, shop), 1_299, 2)
          .forEach(variant -> cart.add(me(), variant, 2));
    }

    JsonNode bought() {
      fillTheCart(lines);
      purchases.place(me());
      return buyer.get("/api/v1/orders").body(200).path("items").get(0);
    }

    /** One unit of the first two lines, or of the only one. */
    void cancel(JsonNode order, @Nullable String key) {
      List<Map<String, Object>> some =
          order
              .path("lines")
              .valueStream()
              .limit(2)
              .map(line -> Map.<String, Object>of("lineId", id(line), "quantity", 1))
              .toList();
      var _ =
          buyer
              .post(
                  "/api/v1/orders/" + id(order) + "/cancellations",
                  Map.of("reason", "CHANGE_OF_MIND", "lines", some),
                  key)
              .body(201);
    }
  }
}
