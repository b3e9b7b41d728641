package dev.unbuy.cancellations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A labeled parcel is stopped step by step; the money follows as soon as the goods are certain. */
@UnbuyTest
class InterceptIT {

  private static final String KIND = "intercept.carrier-answers";
  private static final Map<String, String> TRACKING =
      Map.of("carrier", "DHL", "trackingNumber", "00340");

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private DueDates dueDates;
  @Autowired private Books books;
  @Autowired private JdbcClient database;

  @Test
  void aLabelThatIsVoidedStopsItAndTheMoneyGoesBack() {
    Scene scene = new Scene();
    JsonNode begun = scene.begin().body(201);
    assertThat(begun.path("state").asString()).isEqualTo("VOIDING");
    assertThat(scene.begin().body(409).path("rule").asString()).isEqualTo("INTERCEPT_RUNS_ALREADY");
    assertThat(scene.status()).isEqualTo("ASKED");

    JsonNode stopped = scene.hears(begun, "LABEL_VOIDED").body(200);

    assertThat(stopped.path("state").asString()).isEqualTo("STOPPED");
    assertThat(scene.status()).isEqualTo("SETTLED");
    assertThat(scene.hears(begun, "LABEL_VOIDED").body(200).path("state").asString())
        .as("said twice")
        .isEqualTo("STOPPED");
    assertThat(scene.hears(begun, "TURNED_ROUND").status()).isEqualTo(409);
    assertThat(scene.free()).isEqualTo(2);
    books.agreeWithTheGateway(List.of(scene.order));
  }

  @Test
  void oneThatIsTurnedRoundIsPaidBackAtOnceAndSoldAgainWhenItIsThere() {
    Scene scene = new Scene();
    JsonNode begun = scene.begin().body(201);
    UUID id = UUID.fromString(begun.path("id").asString());
    dueDates.fire(KIND, id);
    assertThat(scene.state(id)).as("before the carrier's time is over").isEqualTo("VOIDING");
    var _ =
        database
            .sql("UPDATE cancellations.intercepts SET answer_by = now() WHERE id = ?")
            .param(id)
            .update();
    dueDates.again(KIND, id);
    Eventually.holds(() -> scene.state(id).equals("RECALLING"));
    var _ = scene.hears(begun, "RECALL_REFUSED").body(200);

    var _ = scene.hears(begun, "TURNED_ROUND").body(200);

    assertThat(scene.status()).isEqualTo("SETTLED");
    assertThat(scene.free()).as("still on its way").isZero();
    books.agreeWithTheGateway(List.of(scene.order));
    var _ = scene.hears(begun, "CAME_BACK").body(200);
    assertThat(scene.free()).isEqualTo(2);
    books.areRight(List.of(scene.order).stream());
  }

  @Test
  void oneThatCannotBeStoppedGoesToTheBuyerWithItsProof() {
    Scene scene = new Scene();
    JsonNode begun = scene.begin().body(201);
    var _ = scene.hears(begun, "VOID_REFUSED").body(200);
    var _ = scene.hears(begun, "RECALL_REFUSED").body(200);

    var _ = scene.hears(begun, "STOP_REFUSED").body(200);

    assertThat(scene.status()).isEqualTo("DECLINED");
    JsonNode order = scene.buyer.get("/api/v1/orders/" + scene.order).body(200);
    assertThat(order.path("status").asString()).isEqualTo("SHIPPED");
    String parcel =
        order
            .path("fulfillments")
            .valueStream()
            .filter(one -> one.path("status").asString().equals("SHIPPED"))
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();
    scene.seller.post("/api/v1/seller/fulfillments/" + parcel + "/deliver", Map.of()).body(200);
    Eventually.holds(() -> scene.returns().size() == 1);
    JsonNode back = scene.returns().get(0);
    assertThat(back.path("status").asString()).isEqualTo("APPROVED");
    books.areRight(List.of(scene.order).stream());
  }

  @Test
  void withoutALabelThereIsNothingToStop() {
    Scene scene = new Scene(false);

    assertThat(scene.begin().body(409).path("rule").asString()).isEqualTo("INTERCEPT_NO_LABEL");
    Api other = Api.at(port).with(marketplace.seller(marketplace.shop()).token());
    assertThat(
            other
                .post("/api/v1/seller/cancellations/" + scene.canceled + "/intercept", TRACKING)
                .status())
        .isEqualTo(404);
  }

  @Test
  void theSellerStopsItOnItsPage() {
    Scene scene = new Scene();
    try (Visitor visitor =
        Visitor.at(port, Screen.DESK).with(marketplace.session(scene.sellerPerson))) {
      visitor.go("/seller/cancellations/" + scene.canceled);
      visitor.page().getByLabel("Carrier").first().fill("DHL");
      visitor.page().getByLabel("Tracking number").first().fill("00340");
      visitor.button("Stop the parcel").click();
      visitor.look("intercept");
      visitor.button("The label is voided").click();
      visitor.look("intercept-stopped");
    }
    assertThat(scene.status()).isEqualTo("SETTLED");
  }

  /** An order of two mugs in a labeled parcel, and a wish to cancel them that waits. */
  private final class Scene {
    final UUID shop = marketplace.shop();
    final UUID mug = marketplace.variant(shop, 1_299, 2);
    final Marketplace.Person sellerPerson = marketplace.seller(shop);
    final Api seller = Api.at(port).with(sellerPerson.token());
    final Api buyer = Api.at(port).with(marketplace.person(Role.BUYER).token());
    final UUID order;
    final UUID canceled;

    Scene() {
      this(true);
    }

    Scene(boolean labeled) {
      buyer.post("/api/v1/cart/lines", Map.of("variantId", mug, "quantity", 2)).body(201);
      order =
          id(
              buyer
                  .post(
                      "/api/v1/checkout",
                      Map.of(
                          "address", Marketplace.addressIn("CH"),
                          "payments", List.of(Map.of("method", "CARD", "token", "sandbox-ok")),
                          "confirm", true))
                  .body(201)
                  .path("orders")
                  .get(0));
      dueDates.graceIsOver(List.of(order));
      UUID parcel =
          id(seller.post("/api/v1/seller/orders/" + order + "/fulfillments", Map.of()).body(201));
      if (labeled) {
        seller.post("/api/v1/seller/fulfillments/" + parcel + "/label", Map.of()).body(200);
      }
      canceled =
          id(
              buyer
                  .post(
                      "/api/v1/orders/" + order + "/cancellations",
                      Map.of("reason", "CHANGE_OF_MIND"))
                  .body(201));
    }

    Api.Answer begin() {
      return seller.post("/api/v1/seller/cancellations/" + canceled + "/intercept", TRACKING);
    }

    Api.Answer hears(JsonNode intercept, String event) {
      return seller.post(
          "/api/v1/seller/intercepts/" + intercept.path("id").asString() + "/events",
          Map.of("event", event));
    }

    JsonNode returns() {
      return buyer.get("/api/v1/orders/" + order).body(200).path("returns");
    }

    String status() {
      return buyer.get("/api/v1/cancellations/" + canceled).body(200).path("status").asString();
    }

    String state(UUID intercept) {
      return database
          .sql("SELECT state FROM cancellations.intercepts WHERE id = ?")
          .param(intercept)
          .query(String.class)
          .single();
    }

    int free() {
      return database
          .sql("SELECT on_hand - reserved FROM inventory.stock WHERE variant_id = ?")
          .param(mug)
          .query(Integer.class)
          .single();
    }

    private static UUID id(JsonNode thing) {
      return UUID.fromString(thing.path("id").asString());
    }
  }
}
