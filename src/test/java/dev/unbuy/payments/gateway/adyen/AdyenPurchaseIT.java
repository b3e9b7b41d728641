package dev.unbuy.payments.gateway.adyen;

import static dev.unbuy.testing.Eventually.holds;
import static dev.unbuy.testing.Shopping.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.UnbuyApplication;
import dev.unbuy.accounts.Role;
import dev.unbuy.payments.gateway.GatewaySettings;
import dev.unbuy.payments.gateway.ProviderAtWork.Sent;
import dev.unbuy.payments.gateway.adyen.AdyenBusiness.Item;
import dev.unbuy.sandbox.SandboxGateway;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
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

/** The whole application on Adyen: bought, captured and given back as its webhooks tell. */
class AdyenPurchaseIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private Path data;
  private AdyenStandIn adyen;
  private ConfigurableApplicationContext application;
  private Marketplace marketplace;
  private Api buyer;

  @BeforeEach
  void start() throws IOException {
    adyen = AdyenStandIn.start();
    application =
        new SpringApplicationBuilder(UnbuyApplication.class)
            .initializers(AdyenPurchaseIT::withoutSandbox)
            .run(
                "--server.port=0",
                "--unbuy.demo=false",
                "--testing.refunds-at-once=true",
                "--unbuy.data=" + data,
                "--unbuy.gateway.adyen.api-key=" + AdyenStandIn.KEY,
                "--unbuy.gateway.adyen.merchant-account=Shop",
                "--unbuy.gateway.adyen.hmac-key=" + AdyenAtWork.HMAC,
                "--unbuy.gateway.adyen.api-base=" + adyen.url());
    marketplace = application.getBean(Marketplace.class);
    buyer = api(marketplace.person(Role.BUYER));
  }

  @AfterEach
  void stop() {
    application.close();
    adyen.close();
  }

  @Test
  void whatIsHeldIsReleasedAndWhatIsCapturedIsSentBackAsTheWebhooksTell() {
    assertThat(application.getBeanProvider(SandboxGateway.class).stream()).isEmpty();
    UUID shop = marketplace.shop();
    UUID mug = marketplace.variant(shop, 1299, 10);
    JsonNode released = buy(mug);
    JsonNode captured = buy(mug);
    assertThat(adyen.business().payments()).isEqualTo(2);

    JsonNode first = cancel(released);

    heard(() -> refundStatus(first).equals("SUCCEEDED"));
    Api seller = api(marketplace.seller(shop));
    seller.post("/api/v1/seller/orders/" + id(captured) + "/fulfillments", Map.of()).body(201);
    heard(() -> amount(captured, "captured") == 1798);
    JsonNode second =
        seller
            .post(
                "/api/v1/seller/orders/" + id(captured) + "/cancellations",
                Map.of("reason", "OUT_OF_STOCK"))
            .body(201);
    String refund = id(second.path("refund"));
    heard(
        () ->
            buyer
                .get("/api/v1/refunds/" + refund)
                .body(200)
                .path("status")
                .asString()
                .equals("SUCCEEDED"));
    assertThat(adyen.business().refunds()).isEqualTo(1);
    Item forged = new Item("REFUND_FAILED", "X", "Y", refund, 1, "EUR", true, "");
    assertThat(tell(AdyenAtWork.sent(forged, "00".repeat(32)))).isEqualTo(401);
  }

  /** Waits for something, and has Adyen tell meanwhile what there is to tell. */
  private void heard(java.util.function.BooleanSupplier so) {
    holds(
        java.time.Duration.ofSeconds(90),
        () -> {
          for (Item item : adyen.business().told()) {
            assertThat(tell(AdyenAtWork.sent(item, AdyenAtWork.HMAC))).isEqualTo(200);
          }
          return so.getAsBoolean();
        });
  }

  private int tell(Sent sent) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/webhooks/gateway"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(sent.body()))
            .build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Parts of other tests ask where the sandbox is; here it is nowhere. */
  private static void withoutSandbox(ConfigurableApplicationContext context) {
    context
        .getBeanFactory()
        .registerSingleton(
            "nowhere",
            new GatewaySettings(URI.create("http://127.0.0.1:1"), "none", "whsec_bm9uZQ=="));
  }

  private JsonNode buy(UUID variant) {
    buyer.post("/api/v1/cart/lines", Map.of("variantId", variant, "quantity", 1)).body(201);
    Map<String, Object> card = Map.of("method", "CARD", "token", "shopper_1/agrees");
    return buyer
        .post(
            "/api/v1/checkout",
            Map.of(
                "address", Marketplace.addressIn("DE"), "payments", List.of(card), "confirm", true))
        .body(201)
        .path("orders")
        .get(0);
  }

  private JsonNode cancel(JsonNode order) {
    return buyer
        .post("/api/v1/orders/" + id(order) + "/cancellations", Map.of("reason", "CHANGE_OF_MIND"))
        .body(201);
  }

  private String refundStatus(JsonNode cancellation) {
    return buyer
        .get("/api/v1/refunds/" + id(cancellation.path("refund")))
        .body(200)
        .path("status")
        .asString();
  }

  private long amount(JsonNode order, String what) {
    return buyer
        .get("/api/v1/orders/" + id(order))
        .body(200)
        .path("payments")
        .get(0)
        .path(what)
        .path("amount")
        .asLong();
  }

  private String port() {
    return application.getEnvironment().getProperty("local.server.port", "0");
  }

  private Api api(Marketplace.Person person) {
    return Api.at(Integer.parseInt(port())).with(person.token());
  }
}
