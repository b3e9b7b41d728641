package dev.unbuy.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.notifications.Mails;
import dev.unbuy.notifications.Mails.Mail;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.Site;
import dev.unbuy.testing.UnbuyTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Shipping slips in the United States: the notice, the free way out, consent, and the end. */
@UnbuyTest
class DelaysIT {

  private static final Duration DAY = Duration.ofDays(1);

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private JdbcClient database;
  @Autowired private DueDates dueDates;
  @Autowired private Mails mails;

  private UUID mug = new UUID(0, 0);
  private Optional<Person> person = Optional.empty();
  private Api buyer = Api.at(0);
  private Api seller = Api.at(0);

  @BeforeEach
  void aShopAndABuyer() {
    UUID shop = marketplace.shop();
    mug = marketplace.variant(shop, 2_000, 10);
    person = Optional.of(marketplace.person(Role.BUYER));
    buyer = Api.at(port).with(person.orElseThrow().token());
    seller = Api.at(port).with(marketplace.seller(shop).token());
  }

  @Test
  void theBuyerIsToldAndCancelsByTheLinkFreeOfChargeWithTheFaultOfTheSeller() {
    JsonNode order = bought("US");

    JsonNode notice = tell(order, 10).body(201);

    assertThat(notice.path("silenceConsents").asBoolean()).isTrue();
    Site nobody = Site.at(port);
    String link = linkOf(mailed("ships later"));
    assertThat(nobody.get(link).body()).contains("I agree to the new date");
    assertThat(nobody.post(link + "/cancel", Map.of()).statusCode()).isEqualTo(303);
    assertThat(nobody.get(link).body()).contains("The order is canceled");
    JsonNode canceled = order(order).path("cancellations").get(0);
    assertThat(canceled.path("status").asString()).isEqualTo("SETTLED");
    assertThat(canceled.path("fault").asString()).isEqualTo("SELLER");
  }

  @Test
  void whoAgreesHasANewPromiseAndWhenThatSlipsTooTheOrderEndsByItself() {
    JsonNode order = bought("US");
    tell(order, 10).body(201);

    Site.at(port).post(linkOf(mailed("ships later")) + "/agree", Map.of());

    Instant promised = Instant.parse(order(order).path("shipBy").asString());
    assertThat(promised).isEqualTo(in(10));
    assertThat(dueAt(OrderDeadlines.NOT_SHIPPED, order)).isEqualTo(in(10));
    JsonNode further = tell(order, 12).body(201);
    assertThat(further.path("silenceConsents").asBoolean()).isFalse();
    assertThat(Instant.parse(further.path("endsAt").asString())).isEqualTo(in(10));
    passBy(order, OrderDeadlines.NOT_SHIPPED);
    Eventually.holds(() -> order(order).path("status").asString().equals("CANCELED"));
  }

  @Test
  void aDelayOfMoreThanThirtyDaysNeedsAWordOfTheBuyer() {
    JsonNode order = bought("US");
    Instant first = Instant.parse(order(order).path("shipBy").asString());

    JsonNode notice = tell(order, 60).body(201);

    assertThat(notice.path("silenceConsents").asBoolean()).isFalse();
    assertThat(Instant.parse(notice.path("endsAt").asString()))
        .isEqualTo(first.plus(Duration.ofDays(30)));
    buyer.post("/api/v1/orders/" + id(order) + "/delay/agree", Map.of()).body(200);
    assertThat(buyer.post("/api/v1/orders/" + id(order) + "/delay/agree", Map.of()).status())
        .isEqualTo(409);
  }

  @Test
  void ofASellerWhoSaysNothingTheMarketplaceTellsIt() {
    JsonNode order = bought("US");
    passBy(order, OrderDeadlines.DELAY);

    Mail mail = mailed("ships later");

    assertThat(mail.text()).contains("If you say nothing, the order goes on");
    JsonNode cancel = buyer.get("/api/v1/orders/" + id(order) + "/cancellation-options").body(200);
    assertThat(cancel.path("rule").asString()).isEqualTo("SHIP_BY_PASSED");
  }

  @Test
  void whereNoRuleHasItSoItIsRefusedAndADateMustBeLater() {
    assertThat(tell(bought("DE"), 10).body(409).path("rule").asString())
        .isEqualTo("NO_RULE_ABOUT_DELAYS");
    assertThat(tell(bought("US"), 0).status()).isEqualTo(422);
    assertThat(tell(bought("US"), 200).status()).isEqualTo(422);
  }

  /** An order that was paid two hours ago. */
  private JsonNode bought(String country) {
    buyer.post("/api/v1/cart/lines", Map.of("variantId", mug, "quantity", 1)).body(201);
    JsonNode order =
        buyer
            .post(
                "/api/v1/checkout",
                Map.of(
                    "address", Marketplace.addressIn(country),
                    "payments", List.of(Map.of("method", "CARD", "token", "sandbox-ok")),
                    "confirm", true))
            .body(201)
            .path("orders")
            .get(0);
    dueDates.graceIsOver(List.of(id(order)));
    return order;
  }

  private Api.Answer tell(JsonNode order, int days) {
    return seller.post(
        "/api/v1/seller/orders/" + id(order) + "/delay",
        Map.of("shipBy", LocalDate.now(ZoneOffset.UTC).plusDays(days).toString()));
  }

  /** The dates of the order move into the past, and what is due then is due. */
  private void passBy(JsonNode order, String deadline) {
    database
        .sql("UPDATE orders.orders SET ship_by = now() - interval '3 days' WHERE id = ?")
        .param(id(order))
        .update();
    dueDates.fire(deadline, id(order));
  }

  private Instant dueAt(String kind, JsonNode order) {
    return database
        .sql("SELECT due_at FROM platform.deadlines WHERE kind = ? AND subject = ?")
        .params(kind, id(order))
        .query(java.time.OffsetDateTime.class)
        .single()
        .toInstant();
  }

  private static Instant in(int days) {
    return LocalDate.now(ZoneOffset.UTC)
        .plusDays(days)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant()
        .plus(DAY);
  }

  private Mail mailed(String subject) {
    Eventually.holds(() -> found(subject).isPresent());
    return found(subject).orElseThrow();
  }

  private Optional<Mail> found(String subject) {
    return mails.of(person.orElseThrow().account().email(), null, 50).items().stream()
        .filter(mail -> mail.subject().contains(subject))
        .findFirst();
  }

  private static String linkOf(Mail mail) {
    return mail.text().replaceAll("(?s).*(/delays/[\\w-]+).*", "$1");
  }

  private JsonNode order(JsonNode order) {
    return buyer.get("/api/v1/orders/" + id(order)).body(200);
  }

  private static UUID id(JsonNode order) {
    return UUID.fromString(order.path("id").asString());
  }
}
