package dev.unbuy.cancellations;

import static dev.unbuy.testing.Race.Winner.FIRST;
import static dev.unbuy.testing.Race.Winner.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.checkout.Payment;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.orders.FulfillOrder;
import dev.unbuy.orders.FulfillmentOutcome;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Purchases;
import dev.unbuy.testing.Purchases.Bought;
import dev.unbuy.testing.Race;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The same item from a better-rated seller: one of the two orders, never both, never neither. */
@UnbuyTest
class BetterSellerIT {

  private static final int ROUNDS = 100;

  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private Purchases purchases;
  @Autowired private JdbcClient database;
  @Autowired private CancellationOptions options;
  @Autowired private TakeRemedy remedies;
  @Autowired private SwapSellers swaps;
  @Autowired private FulfillOrder fulfillment;
  @Autowired private Books books;

  @Test
  void itIsBoughtThereAndCanceledHereInOneStep() {
    Scene scene = new Scene();
    JsonNode remedy = scene.offered();
    assertThat(remedy.path("title").asString()).contains("4.8");
    assertThat(scene.take(remedy).body(422).path("errors").get(0).path("field").asString())
        .isEqualTo("payments");

    JsonNode taken = scene.take(remedy, Shopping.by("CARD", "sandbox-ok")).body(201);

    assertThat(taken.path("status").asString()).isEqualTo("TAKEN");
    String there = taken.path("newOrderId").asString();
    assertThat(scene.status(Shopping.id(scene.order))).isEqualTo("CANCELED");
    assertThat(scene.status(there)).isEqualTo("AWAITING_SHIPMENT");
    assertThat(
            database
                .sql("SELECT outcome FROM cancellations.remedy_offers WHERE id = ?::uuid")
                .param(Shopping.id(remedy))
                .query(String.class)
                .single())
        .isEqualTo("TAKEN");
    UUID canceled =
        database
            .sql("SELECT id FROM cancellations.cancellations WHERE order_id = ?::uuid")
            .param(Shopping.id(scene.order))
            .query(UUID.class)
            .single();
    assertThat(
            scene
                .buyer
                .api()
                .post("/api/v1/cancellations/" + canceled + "/undo", Map.of())
                .body(409)
                .path("rule")
                .asString())
        .isEqualTo("UNDO_BOUGHT_ELSEWHERE");
    books.areRight(
        List.of(UUID.fromString(Shopping.id(scene.order)), UUID.fromString(there)).stream());
  }

  @Test
  void untilItIsPaidThereNothingChangesHereAndWhatWasShippedStays() {
    Scene scene = new Scene();
    JsonNode waiting =
        scene.take(scene.offered(), Shopping.by("CARD", "sandbox-declined")).body(201);
    assertThat(waiting.path("status").asString()).isEqualTo("PAYING");
    String there = waiting.path("newOrderId").asString();
    assertThat(scene.status(Shopping.id(scene.order))).isEqualTo("AWAITING_SHIPMENT");
    assertThat(
            scene
                .take(scene.offered(), Shopping.by("CARD", "sandbox-ok"))
                .body(409)
                .path("rule")
                .asString())
        .isEqualTo("a-swap-is-waiting");
    Api seller = shopping.seller(scene.shop);
    JsonNode parcel =
        seller
            .post(
                "/api/v1/seller/orders/" + Shopping.id(scene.order) + "/fulfillments",
                Map.of(
                    "lines",
                    List.of(
                        Map.of(
                            "lineId",
                            scene.order.path("lines").get(0).path("id").asString(),
                            "quantity",
                            1))))
            .body(201);
    seller
        .post(
            "/api/v1/seller/fulfillments/" + Shopping.id(parcel) + "/ship",
            Map.of("carrier", "DHL", "trackingNumber", "00340"))
        .body(200);

    scene
        .buyer
        .api()
        .post(
            "/api/v1/orders/" + there + "/changes",
            Map.of("payments", List.of(Shopping.by("CARD", "sandbox-ok"))))
        .body(201);

    assertThat(scene.status(Shopping.id(scene.order))).isEqualTo("SHIPPED");
    assertThat(scene.status(there)).isEqualTo("CANCELED");
    assertThat(swaps.status(UUID.fromString(there))).isEqualTo("GIVEN_UP");
    books.areRight(List.of(UUID.fromString(Shopping.id(scene.order))).stream());
  }

  @Test
  void eitherItIsShippedHereOrBoughtThere() {
    List<Bought> here = purchases.buy(ROUNDS, 1);
    UUID better = rated(marketplace.shop());
    List<UUID> there = marketplace.variants(Collections.nCopies(ROUNDS, better), 900, 5);
    List<RemedyOutcome.Ordered> ordered = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      numbered("%014d".formatted(700_000 + i), here.get(i).variants().getFirst(), there.get(i));
      ordered.add(order(here.get(i)));
    }
    Race.run(
        ROUNDS,
        round -> swap(ordered.get(round)),
        round -> ship(here.get(round)),
        (round, swapped, shipped) -> {
          boolean isShipped = shipped instanceof FulfillmentOutcome.Done;
          assertThat(swapped.equals("SWAPPED")).isNotEqualTo(isShipped);
          return isShipped ? SECOND : FIRST;
        },
        rounds -> books.areRight(rounds.mapToObj(here::get).map(Bought::id)));

    books.areRight(ordered.stream().map(RemedyOutcome.Ordered::newOrderId));
  }

  private RemedyOutcome.Ordered order(Bought order) {
    UUID offer =
        options
            .preview(order.buyer(), order.id(), Reason.SELLER_CONCERN, List.of())
            .remedies()
            .getFirst()
            .id();
    return (RemedyOutcome.Ordered)
        remedies.take(
            new TakeRemedyCommand(
                order.buyer(),
                order.id(),
                offer,
                List.of(),
                null,
                null,
                null,
                List.of(new Payment(PaymentMethod.CARD, "sandbox-ok", null))));
  }

  private String swap(RemedyOutcome.Ordered ordered) {
    swaps.pay(ordered.toBePaid());
    return swaps.status(ordered.newOrderId());
  }

  private FulfillmentOutcome ship(Bought order) {
    return switch (fulfillment.prepare(order.seller(), order.id(), List.of())) {
      case FulfillmentOutcome.Done done ->
          fulfillment.ship(order.seller(), done.fulfillmentId(), "DHL", "00340");
      case FulfillmentOutcome.NotAllowed no -> no;
    };
  }

  private UUID rated(UUID shop) {
    database
        .sql(
            """
            INSERT INTO standing.shops (shop_id, standing, quality, rating, ratings,
              cancellation_rate, late_rate, defect_rate, since, scored_at)
            VALUES (?, 'TOP', 1, 4.8, 90, 0, 0, 0, now(), now())\
            """)
        .param(shop)
        .update();
    return shop;
  }

  private void numbered(String gtin, UUID... variants) {
    for (UUID variant : variants) {
      database
          .sql("UPDATE catalog.variants SET gtin = ? WHERE id = ?")
          .params(gtin, variant)
          .update();
    }
  }

  /** An order of an item that a better-rated shop sells, too. */
  private final class Scene {
    final UUID shop = marketplace.shop();
    final Customer buyer = shopping.customer();
    final JsonNode order;

    Scene() {
      UUID better = rated(marketplace.shop());
      UUID mug = marketplace.variant(shop, 2000, 5);
      UUID same = marketplace.variant(better, 1800, 5);
      number(shop, mug);
      number(better, same);
      order = buyer.buyIn("US", Map.of(mug, 1), Shopping.by("CARD", "sandbox-ok")).getFirst();
    }

    private void number(UUID of, UUID variant) {
      String gtin = "978%09d".formatted(Math.abs(shop.hashCode() % 1_000_000_000));
      int sum = 0;
      for (int i = 0; i < gtin.length(); i++) {
        sum += (gtin.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
      }
      shopping
          .seller(of)
          .send(
              "PUT",
              "/api/v1/seller/variants/" + variant + "/gtin",
              Map.of("gtin", gtin + (10 - sum % 10) % 10))
          .body(200);
    }

    JsonNode offered() {
      return buyer
          .api()
          .get(
              "/api/v1/orders/"
                  + Shopping.id(order)
                  + "/cancellation-options?reason=SELLER_CONCERN")
          .body(200)
          .path("remedies")
          .get(0);
    }

    Api.Answer take(JsonNode remedy, Map<?, ?>... payments) {
      Map<String, Object> body = new HashMap<>();
      body.put("remedyId", Shopping.id(remedy));
      if (payments.length > 0) {
        body.put("payments", List.of(payments));
      }
      return buyer.api().post("/api/v1/orders/" + Shopping.id(order) + "/remedies", body);
    }

    String status(String id) {
      return buyer.api().get("/api/v1/orders/" + id).body(200).path("status").asString();
    }
  }
}
