package dev.unbuy.returns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.Api;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.Site;
import dev.unbuy.testing.UnbuyTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A return from its question to the money: who answers when, what it brings, where goods go. */
@UnbuyTest
class ReturnsIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private DueDates dueDates;
  @Autowired private JdbcClient database;

  private UUID shop = new UUID(0, 0);
  private UUID mug = new UUID(0, 0);
  private Customer customer;
  private Api seller = Api.at(0);

  @BeforeEach
  void aShopAndABuyer() {
    shop = marketplace.shop();
    mug = marketplace.variant(shop, 1_299, 50);
    customer = shopping.customer();
    seller = shopping.seller(shop);
  }

  @Test
  void whatIsSentBackAndFoundWellBringsBackItsShareAndIsSoldAgain() {
    JsonNode order = delivered(3);
    JsonNode asked = ask(order, "CHANGE_OF_MIND", 2).body(201);
    assertThat(asked.path("status").asString()).isEqualTo("ASKED");
    assertThat(asked.path("payer").asString()).isEqualTo("BUYER");
    assertThat(order(order).path("lines").get(0).path("returned").asInt()).isZero();

    seller.post(sellers(asked) + "/approve", Map.of()).body(200);
    JsonNode sent = send(asked);
    assertThat(sent.path("status").asString()).isEqualTo("SENT");
    seller.post(sellers(asked) + "/received", Map.of()).body(200);
    JsonNode settled =
        seller.post(sellers(asked) + "/inspect", Map.of("outcome", "FULL")).body(200);

    assertThat(settled.path("status").asString()).isEqualTo("SETTLED");
    assertThat(amount(settled.path("back"))).isEqualTo(2 * 1_299);
    assertThat(order(order).path("lines").get(0).path("returned").asInt()).isEqualTo(2);
    assertThat(onHand()).isEqualTo(50 - 3 + 2);
    Eventually.holds(() -> refundStatus(asked).equals("SUCCEEDED"));
  }

  @Test
  void theSellersSilenceApprovesAndAccepts() {
    JsonNode order = delivered(1);
    JsonNode asked = ask(order, "NOT_AS_DESCRIBED", 1).body(201);
    assertThat(asked.path("payer").asString()).isEqualTo("SELLER");

    clock(asked);
    assertThat(now(asked).path("status").asString()).isEqualTo("APPROVED");
    var _ = send(asked);
    clock(asked);

    JsonNode settled = now(asked);
    assertThat(settled.path("status").asString()).isEqualTo("SETTLED");
    assertThat(settled.path("inspection").asString()).isEqualTo("FULL");
    assertThat(amount(settled.path("back"))).isEqualTo(1_299 + 499);
    assertThat(onHand()).as("what was wrong is not sold again").isEqualTo(49);
  }

  @Test
  void whatIsNeverSentStaysWithTheBuyer() {
    JsonNode order = delivered(1);
    JsonNode asked = ask(order, "WRONG_SIZE", 1).body(201);
    clock(asked);
    clock(asked);

    assertThat(now(asked).path("status").asString()).isEqualTo("EXPIRED");
    assertThat(options(order).path("lines").get(0).path("returnable").asInt()).isEqualTo(1);
    assertThat(order(order).path("refunds")).isEmpty();
  }

  @Test
  void aPrepaidLabelIsTakenOffOnceWhereTheBuyerPays() {
    JsonNode order = delivered(1);
    JsonNode asked = ask(order, "CHANGE_OF_MIND", 1).body(201);
    clock(asked);
    customer.api().post(mine(asked) + "/label", Map.of()).body(200);
    JsonNode labeled = customer.api().post(mine(asked) + "/label", Map.of()).body(200);
    assertThat(labeled.path("labelTaken").asBoolean()).isTrue();
    assertThat(amount(labeled.path("amount"))).isEqualTo(1_299 - 499);
    HttpResponse<String> label = customer.api().get(mine(asked) + "/label.pdf").response();
    assertThat(label.statusCode()).isEqualTo(200);
    assertThat(label.body()).startsWith("%PDF");
    var _ = send(asked);
    seller.post(sellers(asked) + "/inspect", Map.of("outcome", "FULL")).body(200);

    assertThat(amount(now(asked).path("back"))).isEqualTo(1_299 - 499);
    assertThat(refunded(order)).isEqualTo(1_299 - 499);
  }

  @Test
  void aPartGoesBackWithAReasonAndTheRestIsKeptForGood() {
    JsonNode order = delivered(2);
    JsonNode asked = ask(order, "CHANGE_OF_MIND", 1).body(201);
    clock(asked);
    var _ = send(asked);
    assertThat(inspect(asked, Map.of("outcome", "PARTIAL")).status()).isEqualTo(422);
    assertThat(
            inspect(asked, Map.of("outcome", "PARTIAL", "amount", euros(1_299), "because", "worn"))
                .status())
        .isEqualTo(422);
    JsonNode settled =
        inspect(asked, Map.of("outcome", "PARTIAL", "amount", euros(500), "because", "worn"))
            .body(200);
    assertThat(settled.path("because").asString()).isEqualTo("worn");

    JsonNode rest = ask(order, "CHANGE_OF_MIND", 1).body(201);
    clock(rest);
    var _ = send(rest);
    inspect(rest, Map.of("outcome", "FULL")).body(200);

    assertThat(refunded(order)).isEqualTo(500 + 1_299);
  }

  @Test
  void whatIsNotAcceptedGoesBackToTheBuyerWithAReason() {
    JsonNode order = delivered(1);
    JsonNode asked = ask(order, "DAMAGED", 1).body(201);
    clock(asked);
    var _ = send(asked);
    assertThat(inspect(asked, Map.of("outcome", "REFUSED")).status()).isEqualTo(422);
    inspect(asked, Map.of("outcome", "REFUSED", "because", "another mug")).body(200);

    assertThat(now(asked).path("status").asString()).isEqualTo("REFUSED");
    assertThat(order(order).path("lines").get(0).path("returned").asInt()).isZero();
    assertThat(order(order).path("refunds")).isEmpty();
  }

  @Test
  void moreThanWasDeliveredOrTheSameUnitTwiceIsRefusedWithWhatCanBeDoneInstead() {
    JsonNode order = delivered(2);
    ask(order, "CHANGE_OF_MIND", 2).body(201);

    JsonNode refused = ask(order, "CHANGE_OF_MIND", 1).body(409);
    assertThat(refused.path("rule").asString()).isEqualTo("NOTHING_TO_RETURN");
    assertThat(refused.path("alternatives").valueStream().map(JsonNode::asString))
        .contains("MESSAGE_SELLER", "RESELL", "DISPUTE");
    assertThat(ask(order, "CHANGE_OF_MIND", 3).status()).isEqualTo(422);
    assertThat(ask(order, "NONSENSE", 1).status()).isEqualTo(422);
    assertThat(ask(order, "OTHER", 1).status()).isEqualTo(422);
    assertThat(ask(order, "LOST_ON_THE_WAY", 1).status()).isEqualTo(422);
    assertThat(
            shopping
                .customer()
                .api()
                .post("/api/v1/orders/" + id(order) + "/returns", body(order, "OTHER", 1))
                .status())
        .isIn(404, 422);
  }

  @Test
  void theMoneyCanBeWantedAsStoreCreditWhichIsThereAtOnce() {
    JsonNode order = delivered(1);
    assertThat(options(order).path("asStoreCredit")).hasSize(1);
    JsonNode asked =
        customer
            .api()
            .post(
                "/api/v1/orders/" + id(order) + "/returns",
                Map.of("reason", "CHANGE_OF_MIND", "refundTo", "STORE_CREDIT"))
            .body(201);
    clock(asked);
    var _ = send(asked);
    inspect(asked, Map.of("outcome", "FULL")).body(200);

    JsonNode part = now(asked).path("refund").path("parts").get(0);
    assertThat(part.path("method").asString()).isEqualTo("STORE_CREDIT");
    assertThat(part.path("status").asString()).isEqualTo("SUCCEEDED");
    assertThat(amount(part.path("amount"))).isEqualTo(1_299);
  }

  @Test
  void afterTheWindowOnlyWhatWasWrongCanComeBack() {
    JsonNode order = delivered(1);
    database
        .sql(
            """
            UPDATE orders.orders SET delivered_at = now() - interval '25 days', return_days = 20
            WHERE id = ?::uuid\
            """)
        .param(id(order))
        .update();

    assertThat(ask(order, "CHANGE_OF_MIND", 1).body(409).path("rule").asString())
        .isEqualTo("WINDOW_IS_OVER");
    ask(order, "DEFECTIVE", 1).body(201);
  }

  @Test
  void whatIsWorthLessThanItsWayBackIsRefundedAndKept() {
    mug = marketplace.variant(shop, 300, 9);
    UUID plate = marketplace.variant(shop, 2_000, 9);
    JsonNode order = deliver(customer.buyIn("CH", Map.of(mug, 1, plate, 1), card()).getFirst());
    JsonNode line = lineOf(order, mug);

    JsonNode kept =
        customer
            .api()
            .post(
                "/api/v1/orders/" + id(order) + "/returns",
                Map.of(
                    "reason",
                    "DEFECTIVE",
                    "lines",
                    List.of(Map.of("lineId", id(line), "quantity", 1))))
            .body(201);

    assertThat(kept.path("status").asString()).isEqualTo("SETTLED");
    assertThat(kept.path("keepsItem").asBoolean()).isTrue();
    assertThat(kept.path("refund").path("id").asString()).isNotEmpty();
  }

  @Test
  void theMoneyStaysInEscrowWhileGoodsAreOnTheirWayAndIsReleasedAfterwards() {
    JsonNode order = delivered(2);
    JsonNode asked = ask(order, "CHANGE_OF_MIND", 1).body(201);
    JsonNode refused =
        customer.api().post("/api/v1/orders/" + id(order) + "/confirm-receipt", Map.of()).body(409);
    assertThat(refused.path("rule").asString()).isEqualTo("a-return-is-open");
    var _ = dueDates.fire("order.protection-over", UUID.fromString(id(order)));
    assertThat(order(order).path("status").asString()).isEqualTo("DELIVERED");

    customer.api().post(mine(asked) + "/take-back", Map.of()).body(200);
    customer.api().post("/api/v1/orders/" + id(order) + "/confirm-receipt", Map.of()).body(200);
    JsonNode later = ask(order, "CHANGE_OF_MIND", 1).body(201);
    clock(later);
    var _ = send(later);
    inspect(later, Map.of("outcome", "FULL")).body(200);

    Eventually.holds(() -> refundStatus(later).equals("SUCCEEDED"));
  }

  @Test
  void byRightNobodyIsAskedAndOutboundShippingComesBackWithAll() {
    JsonNode order = deliver(customer.buyIn("DE", Map.of(mug, 2), card()).getFirst());
    JsonNode first = ask(order, "CHANGE_OF_MIND", 1).body(201);
    assertThat(first.path("rule").asString()).isEqualTo("STATUTORY_RIGHT");
    assertThat(first.path("status").asString()).isEqualTo("APPROVED");
    assertThat(first.path("payer").asString()).isEqualTo("BUYER");
    JsonNode second = ask(order, "CHANGE_OF_MIND", 1).body(201);
    for (JsonNode one : List.of(first, second)) {
      var _ = send(one);
      inspect(one, Map.of("outcome", "FULL")).body(200);
    }

    assertThat(refunded(order)).isEqualTo(amount(order.path("totals").path("total")));
  }

  @Test
  void anotherVariantIsSetAsideAndSentWhenTheFirstIsBackAndTheDifferenceGoesBack() {
    UUID small = marketplace.sibling(mug, "green", 999, 3);
    UUID dear = marketplace.sibling(mug, "gold", 9_999, 3);
    JsonNode order = delivered(2);
    assertThat(exchange(order, 1, dear).body(409).path("rule").asString())
        .isEqualTo("OTHER_COSTS_MORE");
    assertThat(exchange(order, 1, mug).status()).isEqualTo(422);

    JsonNode asked = exchange(order, 2, small).body(201);
    assertThat(asked.path("kind").asString()).isEqualTo("EXCHANGE");
    assertThat(amount(asked.path("amount"))).isEqualTo(2 * 300);
    assertThat(exchange(order, 1, small).body(409).path("rule").asString())
        .isEqualTo("NOTHING_TO_RETURN");
    assertThat(free(small)).isEqualTo(1);
    clock(asked);
    var _ = send(asked);
    assertThat(
            inspect(asked, Map.of("outcome", "PARTIAL", "amount", euros(1), "because", "worn"))
                .status())
        .isEqualTo(422);
    inspect(asked, Map.of("outcome", "FULL")).body(200);

    JsonNode exchanged = order(order);
    assertThat(refunded(order)).isEqualTo(2 * 300);
    assertThat(onHand()).isEqualTo(50);
    JsonNode sent = lineOf(exchanged, small);
    assertThat(sent.path("ordered").asInt()).isEqualTo(2);
    assertThat(exchanged.path("status").asString()).isEqualTo("PARTIALLY_SHIPPED");
    var _ = deliver(exchanged);
    assertThat(free(small)).isEqualTo(1);
    assertThat(order(order).path("status").asString()).isEqualTo("DELIVERED");
  }

  @Test
  void anExchangeThatComesToNothingGivesTheOtherOneFreeAndOneThatCannotShipIsPaidBack() {
    UUID green = marketplace.sibling(mug, "green", 1_299, 1);
    JsonNode order = delivered(1);
    JsonNode first = exchange(order, 1, green).body(201);
    assertThat(free(green)).isZero();
    customer.api().post(mine(first) + "/take-back", Map.of()).body(200);
    assertThat(free(green)).isEqualTo(1);

    JsonNode second = exchange(order, 1, green).body(201);
    clock(second);
    var _ = send(second);
    inspect(second, Map.of("outcome", "FULL")).body(200);
    JsonNode exchanged = order(order);
    assertThat(exchanged.path("refunds")).isEmpty();
    customer
        .api()
        .post(
            "/api/v1/orders/" + id(order) + "/cancellations",
            Map.of(
                "reason",
                "CHANGE_OF_MIND",
                "lines",
                List.of(Map.of("lineId", id(lineOf(exchanged, green)), "quantity", 1))))
        .body(201);
    JsonNode options =
        customer.api().get("/api/v1/orders/" + id(order) + "/exchange-options").body(200);
    assertThat(options.path("possible").asBoolean()).isFalse();
  }

  @Test
  void bothSidesShowPhotosAndNobodyElseSeesThem() throws IOException, InterruptedException {
    JsonNode asked = ask(delivered(1), "DAMAGED", 1).body(201);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", png);
    String session = marketplace.session(customer.person());

    assertThat(show(asked, session, "no picture".getBytes(UTF_8)).headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).contains("photo=wrong"));
    assertThat(show(asked, session, png.toByteArray()).statusCode()).isEqualTo(303);
    String page = Site.at(port).with(session).get("/returns/" + id(asked)).body();
    Matcher photo = Pattern.compile("/photos/[0-9a-f-]{36}").matcher(page);
    assertThat(photo.find()).isTrue();
    HttpResponse<String> seen = Site.at(port).with(session).get(photo.group());
    assertThat(seen.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(seen.headers().firstValue("Content-Security-Policy"))
        .hasValue("default-src 'none'; sandbox");
    String keeper = marketplace.session(marketplace.seller(shop));
    assertThat(Site.at(port).with(keeper).get(photo.group()).statusCode()).isEqualTo(200);
    String other = marketplace.session(shopping.customer().person());
    assertThat(Site.at(port).with(other).get(photo.group()).statusCode()).isEqualTo(404);
    assertThat(show(asked, other, png.toByteArray()).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> show(JsonNode asked, String session, byte[] file)
      throws IOException, InterruptedException {
    String csrf = UUID.randomUUID().toString();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Map.Entry<String, String> field :
        Map.of("_csrf", csrf, "key", UUID.randomUUID().toString()).entrySet()) {
      body.write(
          "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(field.getKey(), field.getValue())
              .getBytes(UTF_8));
    }
    body.write(
        "--x\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.png\"\r\n\r\n"
            .getBytes(UTF_8));
    body.write(file);
    body.write("\r\n--x--\r\n".getBytes(UTF_8));
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(
                  URI.create(
                      "http://127.0.0.1:%d/evidence/returns/%s/photos".formatted(port, id(asked))))
              .header("Content-Type", "multipart/form-data; boundary=x")
              .header("Cookie", "unbuy_session=%s; XSRF-TOKEN=%s".formatted(session, csrf))
              .POST(BodyPublishers.ofByteArray(body.toByteArray()))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void bothSidesAreToldByMail() {
    JsonNode order = delivered(1);
    JsonNode asked = ask(order, "CHANGE_OF_MIND", 1).body(201);
    clock(asked);

    Api operator = shopping.operator();
    String buyer = customer.person().account().email();
    Eventually.holds(
        () ->
            operator
                .get("/api/v1/admin/mails?to=" + buyer)
                .body(200)
                .path("items")
                .valueStream()
                .map(mail -> mail.path("subject").asString())
                .toList()
                .containsAll(
                    List.of(
                        "Your return of %s waits for the seller"
                            .formatted(order.path("number").asString()),
                        "You can send it back: %s".formatted(order.path("number").asString()))));
  }

  private JsonNode delivered(int quantity) {
    return deliver(customer.buyIn("CH", Map.of(mug, quantity), card()).getFirst());
  }

  private static Map<String, Object> card() {
    return Shopping.by("CARD", "sandbox-ok");
  }

  private JsonNode deliver(JsonNode order) {
    String parcel =
        id(seller.post("/api/v1/seller/orders/" + id(order) + "/fulfillments", Map.of()).body(201));
    seller
        .post(
            "/api/v1/seller/fulfillments/" + parcel + "/ship",
            Map.of("carrier", "DHL", "trackingNumber", "00340"))
        .body(200);
    seller.post("/api/v1/seller/fulfillments/" + parcel + "/deliver", Map.of()).body(200);
    Eventually.holds(
        () ->
            amount(order(order).path("payments").get(0).path("captured"))
                == amount(order.path("totals").path("total")));
    return order(order);
  }

  private Api.Answer ask(JsonNode order, String reason, int quantity) {
    return customer
        .api()
        .post("/api/v1/orders/" + id(order) + "/returns", body(order, reason, quantity));
  }

  private Api.Answer exchange(JsonNode order, int quantity, UUID variant) {
    return customer
        .api()
        .post(
            "/api/v1/orders/" + id(order) + "/exchanges",
            Map.of(
                "lines",
                List.of(
                    Map.of(
                        "lineId",
                        id(order.path("lines").get(0)),
                        "quantity",
                        quantity,
                        "variantId",
                        variant))));
  }

  private int free(UUID variant) {
    return database
        .sql("SELECT on_hand - reserved FROM inventory.stock WHERE variant_id = ?")
        .param(variant)
        .query(Integer.class)
        .single();
  }

  private static Map<String, Object> body(JsonNode order, String reason, int quantity) {
    return Map.of(
        "reason",
        reason,
        "lines",
        List.of(Map.of("lineId", id(order.path("lines").get(0)), "quantity", quantity)));
  }

  private JsonNode send(JsonNode asked) {
    return customer
        .api()
        .post(mine(asked) + "/send", Map.of("carrier", "UPS", "trackingNumber", "1Z"))
        .body(200);
  }

  private Api.Answer inspect(JsonNode asked, Map<String, ?> result) {
    return seller.post(sellers(asked) + "/inspect", result);
  }

  private void clock(JsonNode asked) {
    String before = now(asked).path("status").asString();
    var _ = dueDates.fire("return.clock", UUID.fromString(id(asked)));
    Eventually.holds(() -> !now(asked).path("status").asString().equals(before));
  }

  private JsonNode now(JsonNode asked) {
    return customer.api().get(mine(asked)).body(200);
  }

  private String refundStatus(JsonNode asked) {
    return now(asked).path("refund").path("status").asString();
  }

  private JsonNode options(JsonNode order) {
    return customer.api().get("/api/v1/orders/" + id(order) + "/return-options").body(200);
  }

  private JsonNode order(JsonNode order) {
    return customer.order(order);
  }

  private long refunded(JsonNode order) {
    return order(order)
        .path("refunds")
        .valueStream()
        .mapToLong(refund -> amount(refund.path("amount")))
        .sum();
  }

  private static JsonNode lineOf(JsonNode order, UUID variant) {
    return order
        .path("lines")
        .valueStream()
        .filter(line -> line.path("variantId").asString().equals(variant.toString()))
        .findFirst()
        .orElseThrow();
  }

  private int onHand() {
    return database
        .sql("SELECT on_hand FROM inventory.stock WHERE variant_id = ?")
        .param(mug)
        .query(Integer.class)
        .single();
  }

  private static Map<String, Object> euros(long amount) {
    return Map.of("amount", amount, "currency", "EUR");
  }

  private static long amount(JsonNode money) {
    return money.path("amount").asLong();
  }

  private static String mine(JsonNode asked) {
    return "/api/v1/returns/" + id(asked);
  }

  private static String sellers(JsonNode asked) {
    return "/api/v1/seller/returns/" + id(asked);
  }

  private static String id(JsonNode thing) {
    return Shopping.id(thing);
  }
}
