package dev.unbuy.cancellations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.checkout.Cart;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.orders.FulfillOrder;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Purchases;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Goods taken back from many orders at once: previewed, done in the background, reported. */
@UnbuyTest
class RecallIT {

  private static final String PATH = "/api/v1/admin/recalls";
  private static final int BUYERS = 130;

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private Purchases purchases;
  @Autowired private Cart cart;
  @Autowired private FulfillOrder fulfillment;
  @Autowired private DueDates dueDates;
  @Autowired private Books books;
  @Autowired private JdbcClient database;

  @Test
  void allThatHasNotShippedIsCanceledOnceAndWhatElseIsInTheOrdersStays() {
    Scene scene = new Scene(BUYERS);
    scene.packs(scene.orders.get(0));
    scene.ships(scene.orders.get(1));
    dueDates.graceIsOver(scene.orders);
    Api operator = shopping.operator();
    scene.waitForTheSellersList();

    JsonNode preview = operator.post(PATH + "/preview", scene.scope()).body(200);
    assertThat(preview.path("settled").asInt()).isEqualTo(BUYERS - 2);
    assertThat(preview.path("asked").asInt()).isEqualTo(1);
    assertThat(preview.path("outThere").asInt()).isEqualTo(1);
    JsonNode started = operator.post(PATH, scene.scope()).body(201);
    String one = PATH + "/" + Shopping.id(started);

    Eventually.holds(() -> operator.get(one).body(200).path("status").asString().equals("DONE"));
    JsonNode done = operator.get(one).body(200);
    assertThat(sum(done, "CANCELED").path("orders").asInt()).isEqualTo(BUYERS - 2);
    assertThat(sum(done, "ASKED").path("orders").asInt()).isEqualTo(1);
    assertThat(done.path("looked").asInt()).isEqualTo(done.path("orders").asInt());
    assertThat(
            sum(done, "CANCELED").path("refund").path("amount").asLong()
                + sum(done, "ASKED").path("refund").path("amount").asLong())
        .isEqualTo(preview.path("refunds").get(0).path("amount").asLong());
    assertThat(scene.units(scene.bad, "canceled")).isEqualTo(2 * (BUYERS - 2));
    assertThat(scene.units(scene.good, "canceled")).isZero();
    books.areRight(scene.orders.stream());
    assertThat(operator.get(one + "/orders?outcome=ASKED").body(200).path("items")).hasSize(1);
  }

  @Test
  void unitsThatAChangeHoldsAreReachedAndTheChangeEnds() {
    UUID bad = marketplace.variant(marketplace.shop(), 1_299, 5);
    Customer buyer = shopping.customer();
    JsonNode order =
        buyer.buyIn("CH", Map.of(bad, 1), Shopping.by("CARD", "sandbox-ok")).getFirst();
    dueDates.graceIsOver(List.of(UUID.fromString(Shopping.id(order))));
    Map<String, Object> wish =
        Map.of(
            "lines",
            List.of(
                Map.of(
                    "lineId",
                    Shopping.id(order.path("lines").get(0)),
                    "quantity",
                    1,
                    "variantId",
                    marketplace.sibling(bad, "another", 1_299, 5))));
    JsonNode change =
        buyer.api().post("/api/v1/orders/" + Shopping.id(order) + "/changes", wish).body(201);
    assertThat(statusOf(buyer, change)).isEqualTo("ASKED");
    Map<String, Object> scope = scope(List.of(marketplace.listingOf(bad)));
    Api operator = shopping.operator();
    Eventually.holds(
        () -> operator.post(PATH + "/preview", scope).body(200).path("settled").asInt() == 1);

    JsonNode started = operator.post(PATH, scope).body(201);

    String one = PATH + "/" + Shopping.id(started);
    Eventually.holds(() -> operator.get(one).body(200).path("status").asString().equals("DONE"));
    assertThat(buyer.order(order).path("status").asString()).isEqualTo("CANCELED");
    assertThat(statusOf(buyer, change)).isEqualTo("OVERTAKEN");
    books.areRight(Stream.of(UUID.fromString(Shopping.id(order))));
  }

  @Test
  void itWaitsAndGoesOnWhereItWas() {
    Scene scene = new Scene(120);
    scene.waitForTheSellersList();
    Api operator = shopping.operator();
    JsonNode started = operator.post(PATH, scene.scope()).body(201);
    String one = PATH + "/" + Shopping.id(started);

    var _ = operator.post(one + "/pause", Map.of()).body(200);
    assertThat(operator.post(one + "/pause", Map.of()).status()).isEqualTo(409);
    JsonNode waiting = operator.get(one).body(200);
    assertThat(waiting.path("status").asString()).isEqualTo("PAUSED");
    assertThat(sum(waiting, "WAITING").path("orders").asInt()).isPositive();
    var _ = operator.post(one + "/resume", Map.of()).body(200);

    Eventually.holds(() -> operator.get(one).body(200).path("status").asString().equals("DONE"));
    assertThat(scene.units(scene.bad, "canceled")).isEqualTo(2 * 120);
    assertThat(operator.post(one + "/resume", Map.of()).status()).isEqualTo(409);
    books.areRight(scene.orders.stream());
  }

  @Test
  void whatIsNoRecallIsRefused() {
    Scene scene = new Scene(1);
    Api operator = shopping.operator();
    UUID elsewhere = marketplace.listingOf(marketplace.variant(marketplace.shop(), 100, 1));

    assertThat(
            operator
                .post(PATH, scope(List.of(marketplace.listingOf(scene.bad), elsewhere)))
                .body(422)
                .path("errors")
                .get(0)
                .path("field")
                .asString())
        .isEqualTo("listings");
    assertThat(operator.get(PATH + "/" + UUID.randomUUID()).status()).isEqualTo(404);
  }

  @Test
  void anOperatorSeesWhatItDoesBeginsItAndFollowsIt() {
    Scene scene = new Scene(2);
    scene.waitForTheSellersList();
    for (Screen screen : List.of(Screen.DESK, Screen.PHONE)) {
      try (Visitor visitor =
          Visitor.at(port, screen).with(marketplace.session(marketplace.person(Role.OPERATOR)))) {
        visitor.go("/admin/recalls");
        visitor.look("recalls");
        var page = visitor.page();
        page.getByLabel("Listings").fill(marketplace.listingOf(scene.bad).toString());
        page.getByLabel("Ordered from").fill("2020-01-01");
        page.getByLabel("Ordered until").fill("2100-01-01");
        page.getByLabel("Why").fill("The handle comes off");
        visitor.button("See what it does").click();
        visitor.look("recall-preview");
        if (screen == Screen.DESK) {
          visitor.button("Cancel in 2 orders").click();
          String path = page.url().replaceAll(".*://[^/]*", "");
          Eventually.holds(
              () -> {
                visitor.go(path);
                return page.locator(".lead .status").innerText().equals("Done");
              });
          visitor.look("recall");
        } else {
          assertThat(page.getByText("There is nothing left to cancel.").count()).isEqualTo(1);
        }
      }
    }
    assertThat(scene.units(scene.bad, "canceled")).isEqualTo(4);
  }

  private static String statusOf(Customer buyer, JsonNode change) {
    return buyer
        .api()
        .get("/api/v1/changes/" + Shopping.id(change))
        .body(200)
        .path("status")
        .asString();
  }

  private static Map<String, Object> scope(List<UUID> listings) {
    return Map.of(
        "reason",
        "RECALL",
        "listings",
        new ArrayList<>(listings),
        "from",
        Instant.now().minusSeconds(86_400),
        "to",
        Instant.now().plusSeconds(86_400),
        "note",
        "The handle comes off");
  }

  private static JsonNode sum(JsonNode recall, String outcome) {
    return recall
        .path("sums")
        .valueStream()
        .filter(one -> one.path("outcome").asString().equals(outcome))
        .findFirst()
        .orElseThrow();
  }

  /** A shop whose bad thing is in everybody's order, two of them, beside a good one. */
  private final class Scene {
    final UUID shop = marketplace.shop();
    final UUID bad;
    final UUID good;
    final List<UUID> orders;

    Scene(int buyers) {
      bad = marketplace.variant(shop, 1_299, 2 * buyers);
      good = marketplace.variant(shop, 700, buyers);
      orders =
          IntStream.range(0, buyers)
              .mapToObj(
                  number -> {
                    UUID buyer = Ids.next();
                    cart.add(buyer, bad, 2);
                    cart.add(buyer, good, 1);
                    return purchases.place(buyer).orders().getFirst();
                  })
              .toList();
    }

    Map<String, Object> scope() {
      return RecallIT.scope(List.of(marketplace.listingOf(bad)));
    }

    void packs(UUID order) {
      var _ = fulfillment.prepare(seller(), order, List.of());
    }

    void ships(UUID order) {
      packs(order);
      UUID parcel =
          database
              .sql("SELECT id FROM orders.fulfillments WHERE order_id = ?")
              .param(order)
              .query(UUID.class)
              .single();
      var _ = fulfillment.ship(seller(), parcel, "DHL", "00340");
    }

    private Actor.Seller seller() {
      return new Actor.Seller(Ids.next(), shop);
    }

    /** Events keep it, a moment later. */
    void waitForTheSellersList() {
      Eventually.holds(
          () ->
              database
                      .sql(
                          """
                          SELECT count(*) FROM orders.seller_orders s JOIN orders.orders o
                            ON o.id = s.order_id
                          WHERE s.shop_id = ? AND s.status = o.status\
                          """)
                      .param(shop)
                      .query(Integer.class)
                      .single()
                  == orders.size());
    }

    int units(UUID variant, String column) {
      return database
          .sql("SELECT sum(%s) FROM orders.order_lines WHERE variant_id = ?".formatted(column))
          .param(variant)
          .query(Integer.class)
          .single();
    }
  }
}
