package dev.unbuy.payments.gateway.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.UnbuyApplication;
import dev.unbuy.accounts.Role;
import dev.unbuy.payments.gateway.GatewaySettings;
import dev.unbuy.sandbox.SandboxGateway;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * The whole application with Stripe in the sandbox's place: a purchase from two sellers on an
 * account whose payments are captured once, one of them canceled in part and shipped.
 */
class StripePurchaseIT {

  @TempDir private Path data;
  private StripeStandIn stripe;
  private ConfigurableApplicationContext application;
  private Marketplace marketplace;
  private Api buyer;

  @BeforeEach
  void start() throws IOException {
    stripe = StripeStandIn.start();
    application =
        new SpringApplicationBuilder(UnbuyApplication.class)
            .initializers(StripePurchaseIT::withoutSandbox)
            .run(
                "--server.port=0",
                "--unbuy.demo=false",
                "--unbuy.data=" + data,
                "--unbuy.gateway.stripe.secret-key=" + StripeStandIn.KEY,
                "--unbuy.gateway.stripe.webhook-secret=" + StripeAtWork.SECRET,
                "--unbuy.gateway.stripe.api-base=" + stripe.url());
    marketplace = application.getBean(Marketplace.class);
    buyer = api(marketplace.person(Role.BUYER));
  }

  @AfterEach
  void stop() {
    application.close();
    stripe.close();
  }

  @Test
  void eachOrderIsAPaymentByItselfAndKeepsToItself() {
    assertThat(application.getBeanProvider(SandboxGateway.class).stream()).isEmpty();
    UUID shop = marketplace.shop();
    put(marketplace.variant(shop, 1299, 10), 2);
    put(marketplace.variant(marketplace.shop(), 4500, 3), 1);

    JsonNode orders = checkOut();
    JsonNode mugs = orders.path("orders").get(0);

    assertThat(stripe.business().all())
        .extracting(intent -> intent.amount)
        .containsExactlyInAnyOrder(total(mugs), total(orders.path("orders").get(1)));
    JsonNode cancellation = cancelOne(mugs);
    long back = cancellation.path("amount").path("amount").asLong();
    Eventually.holds(() -> refundOf(cancellation).path("status").asString().equals("SUCCEEDED"));
    ship(shop, mugs);
    Eventually.holds(() -> of(mugs).received == total(mugs) - back);
    assertThat(of(mugs).status).isEqualTo("succeeded");
    assertThat(of(orders.path("orders").get(1)).metadata.keySet())
        .noneMatch(name -> name.startsWith("capture ") || name.startsWith("release "));
  }

  /** Parts of other tests ask where the sandbox is; here it is nowhere. */
  private static void withoutSandbox(ConfigurableApplicationContext context) {
    context
        .getBeanFactory()
        .registerSingleton(
            "nowhere",
            new GatewaySettings(URI.create("http://127.0.0.1:1"), "none", "whsec_bm9uZQ=="));
  }

  private StripeIntent of(JsonNode order) {
    return stripe.business().all().stream()
        .filter(intent -> intent.amount == total(order))
        .findFirst()
        .orElseThrow();
  }

  private void put(UUID variant, int quantity) {
    buyer.post("/api/v1/cart/lines", Map.of("variantId", variant, "quantity", quantity)).body(201);
  }

  private JsonNode checkOut() {
    Map<String, Object> card = Map.of("method", "CARD", "token", "pm_1ofABrowser");
    return buyer
        .post(
            "/api/v1/checkout",
            Map.of(
                "address", Marketplace.addressIn("US"), "payments", List.of(card), "confirm", true))
        .body(201);
  }

  private JsonNode cancelOne(JsonNode order) {
    String line = order.path("lines").get(0).path("id").asString();
    return buyer
        .post(
            "/api/v1/orders/" + order.path("id").asString() + "/cancellations",
            Map.of(
                "reason",
                "CHANGE_OF_MIND",
                "lines",
                List.of(Map.of("lineId", line, "quantity", 1))))
        .body(201);
  }

  private void ship(UUID shop, JsonNode order) {
    Api seller = api(marketplace.seller(shop));
    String path = "/api/v1/seller/orders/" + order.path("id").asString() + "/fulfillments";
    JsonNode parcel = seller.post(path, Map.of()).body(201);
    seller
        .post(
            "/api/v1/seller/fulfillments/" + parcel.path("id").asString() + "/ship",
            Map.of("carrier", "DHL", "trackingNumber", "00340"))
        .body(200);
  }

  private JsonNode refundOf(JsonNode cancellation) {
    String id = cancellation.path("refund").path("id").asString();
    return buyer.get("/api/v1/refunds/" + id).body(200);
  }

  private static long total(JsonNode order) {
    return order.path("totals").path("total").path("amount").asLong();
  }

  private Api api(Marketplace.Person person) {
    String port = application.getEnvironment().getProperty("local.server.port", "0");
    return Api.at(Integer.parseInt(port)).with(person.token());
  }
}
