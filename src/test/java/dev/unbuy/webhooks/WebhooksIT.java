package dev.unbuy.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.Api;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import dev.unbuy.webhooks.Receiver.Received;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What happens is told to other systems: a real HTTP server on this machine takes it. */
@UnbuyTest
class WebhooksIT {

  private static final String HOOKS = "/api/v1/seller/webhooks";

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;

  private UUID shop = new UUID(0, 0);
  private UUID mug = new UUID(0, 0);
  private String session = "";
  private Api seller = Api.at(0);

  @BeforeEach
  void aShop() {
    shop = marketplace.shop();
    mug = marketplace.variant(shop, 1_299, 100);
    Person person = marketplace.seller(shop);
    session = marketplace.session(person);
    seller = Api.at(port).with(person.token());
  }

  @Test
  void whatHappensToAnOrderIsToldSignedToWhomItConcerns() {
    try (Receiver receiver = new Receiver(200);
        Receiver all = new Receiver(200);
        Receiver foreign = new Receiver(200)) {
      JsonNode hook = register(seller, receiver, "order.placed", "order.canceled", "refund.sent");
      Api operator = shopping.operator();
      String everything =
          operator
              .post("/api/v1/admin/webhooks", Map.of("url", all.url(), "name", "Warehouse"))
              .body(201)
              .path("id")
              .asString();
      var _ = register(shopping.seller(marketplace.shop()), foreign);
      Customer buyer = shopping.customer();
      JsonNode order = buyer.buy(Map.of(mug, 2), Shopping.by("CARD", "sandbox-ok")).getFirst();
      buyer.cancel(order, 2);

      Eventually.holds(() -> receiver.received().size() >= 2 && hears(all, order));

      Received placed = receiver.received("order.placed").getFirst();
      assertThat(placed.isBy(hook.path("secret").asString())).isTrue();
      assertThat(placed.path()).isEqualTo("/in?x=1");
      assertThat(placed.data().path("orderId").asString()).isEqualTo(Shopping.id(order));
      assertThat(placed.data().path("orderNumber").asString())
          .isEqualTo(order.path("number").asString());
      assertThat(placed.body()).doesNotContain("Pat").doesNotContain("people.test");
      assertThat(receiver.received("order.canceled").getFirst().data().path("orderStatus"))
          .hasToString("\"CANCELED\"");
      assertThat(foreign.received()).isEmpty();
      assertThat(
              operator.send("DELETE", "/api/v1/admin/webhooks/" + everything, null, null).status())
          .isEqualTo(204);
      assertThat(seller.get("/api/v1/admin/webhooks").status()).isEqualTo(403);
      assertThat(seller.get(path(hook)).body(200).path("secret").isNull()).isTrue();
    }
  }

  @Test
  void whatFailsIsTriedAgainGivenUpShownAndReplayed() {
    try (Receiver receiver = new Receiver(500)) {
      JsonNode hook = register(seller, receiver, "order.placed");
      JsonNode test = seller.post(path(hook) + "/test", Map.of()).body(202);
      Eventually.holds(() -> status(hook, test).equals("DEAD"));

      JsonNode dead = seller.get(path(hook) + "/deliveries?status=DEAD").body(200);

      assertThat(dead.path("items")).hasSize(1);
      assertThat(dead.at("/items/0/attempts/0/answered").asInt()).isEqualTo(500);
      assertThat(dead.at("/items/0/attempts/0/excerpt").asString()).isEqualTo("so it is");
      assertThat(seller.get(delivery(hook, test)).body(200).path("attempts")).hasSize(4);
      assertThat(receiver.received())
          .hasSize(4)
          .extracting(Received::id)
          .containsOnly(test.path("messageId").asString());
      receiver.answers(200);
      seller.post(delivery(hook, test) + "/replay", Map.of()).body(202);
      Eventually.holds(() -> status(hook, test).equals("DELIVERED"));
      assertThat(receiver.received()).hasSize(5);
      assertThat(
              seller
                  .post(path(hook) + "/deliveries/" + UUID.randomUUID() + "/replay", Map.of())
                  .status())
          .isEqualTo(404);
      Api other = shopping.seller(marketplace.shop());
      assertThat(other.get(delivery(hook, test)).status()).isEqualTo(404);
      assertThat(other.post(path(hook) + "/test", Map.of()).status()).isEqualTo(404);
    }
  }

  @Test
  void secretsAreReplacedWithBothSigningAndWhoIsGoneIsLeftAlone() {
    try (Receiver receiver = new Receiver(200)) {
      JsonNode hook = register(seller, receiver);
      String old = hook.path("secret").asString();
      String fresh =
          seller.post(path(hook) + "/rotate-secret", Map.of()).body(200).path("secret").asString();
      JsonNode test = seller.post(path(hook) + "/test", Map.of()).body(202);
      Eventually.holds(() -> status(hook, test).equals("DELIVERED"));

      assertThat(fresh).startsWith("whsec_").isNotEqualTo(old);
      assertThat(receiver.received().getFirst().isBy(old)).isTrue();
      assertThat(receiver.received().getFirst().isBy(fresh)).isTrue();
      receiver.answers(410);
      JsonNode last = seller.post(path(hook) + "/test", Map.of()).body(202);
      Eventually.holds(() -> status(hook, last).equals("DEAD"));
      JsonNode gone = seller.get(path(hook)).body(200);
      assertThat(gone.path("gone").asBoolean()).isTrue();
      assertThat(gone.path("active").asBoolean()).isFalse();
      assertThat(
              seller
                  .send("PATCH", path(hook), Map.of("active", true, "kinds", List.of("order.paid")))
                  .body(200)
                  .path("gone")
                  .asBoolean())
          .isFalse();
      assertThat(
              seller.send("PATCH", path(hook), Map.of("kinds", List.of("order.nonsense"))).status())
          .isEqualTo(422);
      assertThat(seller.post(HOOKS, Map.of("url", "ftp://example.com")).status()).isEqualTo(422);
    }
  }

  @Test
  void onPagesItIsSetUpTestedSeenAndSentAgain() {
    try (Receiver receiver = new Receiver(200);
        Visitor visitor = Visitor.at(port, Screen.PHONE).with(session)) {
      visitor.go("/seller/webhooks");
      visitor.page().locator("[name=url]").fill("ftp://example.com");
      visitor.button("Set it up").click();
      assertThat(visitor.page().content()).contains("must begin with https://");
      visitor.page().locator("[name=url]").fill(receiver.url());
      visitor.button("Set it up").click();
      assertThat(visitor.page().content()).contains("whsec_");
      visitor.button("Send a test").click();
      Eventually.holds(() -> receiver.received().size() == 1);
      visitor.look("webhook");
      visitor.page().locator("#deliveries li a").click();
      visitor.button("Send it again").click();
      Eventually.holds(() -> receiver.received().size() == 2);
      visitor.look("webhook-delivery");
    }
  }

  private JsonNode register(Api who, Receiver receiver, String... kinds) {
    return who.post(HOOKS, Map.of("url", receiver.url(), "kinds", List.of(kinds))).body(201);
  }

  private static boolean hears(Receiver receiver, JsonNode order) {
    return receiver.received("cancellation.settled").stream()
        .anyMatch(one -> one.data().path("orderId").asString().equals(Shopping.id(order)));
  }

  private String status(JsonNode hook, JsonNode test) {
    return seller.get(delivery(hook, test)).body(200).path("status").asString();
  }

  private static String delivery(JsonNode hook, JsonNode one) {
    return path(hook) + "/deliveries/" + Shopping.id(one);
  }

  private static String path(JsonNode hook) {
    return HOOKS + "/" + Shopping.id(hook);
  }
}
