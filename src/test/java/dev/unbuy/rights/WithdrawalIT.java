package dev.unbuy.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.notifications.Mails;
import dev.unbuy.notifications.Mails.Attachment;
import dev.unbuy.notifications.Mails.Mail;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Api.Answer;
import dev.unbuy.testing.AtOnce;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.GatewayDesk;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.Site;
import dev.unbuy.testing.UnbuyTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Withdrawing in two steps: what it does, what it pays back, what it says, and when it is over. */
@UnbuyTest
class WithdrawalIT {

  private static final long MUG = 1_299;
  private static final long SHIPPING = 499;

  @LocalServerPort private int port;
  @Autowired private GatewayDesk gateway;
  @Autowired private Marketplace marketplace;
  @Autowired private JdbcClient database;
  @Autowired private DueDates dueDates;
  @Autowired private Books books;
  @Autowired private Mails mails;

  private UUID shop = new UUID(0, 0);
  private UUID mug = new UUID(0, 0);
  private Optional<Person> person = Optional.empty();
  private Api buyer = Api.at(0);
  private Api seller = Api.at(0);

  @BeforeEach
  void aShopAndABuyer() {
    shop = marketplace.shop();
    mug = marketplace.variant(shop, MUG, 20);
    person = Optional.of(marketplace.person(Role.BUYER));
    buyer = Api.at(port).with(person.orElseThrow().token());
    seller = Api.at(port).with(marketplace.seller(shop).token());
  }

  @Test
  void theFirstStepChangesNothingAndTheSecondIsEffectiveAndAcknowledgedOnADurableMedium()
      throws IOException {
    JsonNode order = buy("DE", 2);
    String to = "acknowledge-" + UUID.randomUUID() + "@people.test";

    JsonNode declared = declare(order, "Ελένη Muñoz", to).body(201);
    assertThat(declared.path("status").asString()).isEqualTo("DECLARED");
    assertThat(order(order).path("status").asString()).isEqualTo("AWAITING_SHIPMENT");

    JsonNode confirmed = confirm(declared).body(200);

    assertThat(confirmed.path("status").asString()).isEqualTo("SETTLED");
    assertThat(amount(confirmed, "refundNow")).isEqualTo(2 * MUG + SHIPPING);
    assertThat(order(order).path("status").asString()).isEqualTo("CANCELED");
    JsonNode cancellation =
        buyer.get("/api/v1/cancellations/" + confirmed.path("cancellationId").asString()).body(200);
    assertThat(cancellation.path("rule").asString()).isEqualTo("STATUTORY_WITHDRAWAL");
    assertThat(cancellation.path("fault").asString()).isEqualTo("NOBODY");
    Mail mail = mailed(to, "withdrawal");
    assertThat(mail.text())
        .contains("Ελένη Muñoz", order.path("number").asString(), "I withdraw", " UTC");
    String document = textOf(mails.attachments(mail.id()));
    assertThat(document).contains("Ελένη Muñoz", order.path("number").asString(), "received");
    books.areRight(Stream.of(id(order)));
  }

  @Test
  void aPartShippedOrderSplitsAndTheMoneyOfTheGoodsFollowsTheProofThatTheyWereSent() {
    JsonNode order = buy("DE", 3);
    deliver(order, 1);

    JsonNode confirmed = confirm(declare(order, "Pat", "pat@people.test").body(201)).body(200);

    assertThat(confirmed.path("status").asString()).isEqualTo("WAITING_FOR_GOODS");
    long now = amount(confirmed, "refundNow");
    long later = amount(confirmed, "refundWithGoods");
    assertThat(now).isGreaterThanOrEqualTo(2 * MUG);
    assertThat(now + later).isEqualTo(3 * MUG + SHIPPING);
    assertThat(confirmed.path("lines").get(0).path("canceled").asInt()).isEqualTo(2);
    assertThat(confirmed.path("lines").get(0).path("goods").asInt()).isEqualTo(1);
    assertThat(declare(order, "Pat", "pat@people.test").body(409).path("rule").asString())
        .isEqualTo("NOTHING_LEFT_TO_WITHDRAW");

    JsonNode settled = sent(confirmed).body(200);

    assertThat(settled.path("status").asString()).isEqualTo("SETTLED");
    assertThat(amount(settled, "refundWithGoods")).isEqualTo(later);
    assertThat(sent(confirmed).status()).isEqualTo(409);
    JsonNode line = order(order).path("lines").get(0);
    assertThat(line.path("returned").asInt()).isEqualTo(1);
    Eventually.holds(() -> ofSeller(confirmed).path("trackingNumber").asString("").equals("1Z"));
    assertThat(arrived(confirmed).body(200).path("arrivedAt").isNull()).isFalse();
    assertThat(arrived(confirmed).status()).isEqualTo(409);
    Eventually.holds(() -> refunded(order) == 3 * MUG + SHIPPING);
    books.agreeWithTheGateway(List.of(id(order)));
  }

  @Test
  void goodsThatArriveHaveTheirMoneyOwedOnceAndTheSellerIsToldToLookForThem() {
    JsonNode order = buy("DE", 2);
    deliver(order, 2);
    String line = order.path("lines").get(0).path("id").asString();
    JsonNode declared =
        buyer
            .post(
                "/api/v1/orders/" + id(order) + "/withdrawals",
                Map.of(
                    "name", "Pat",
                    "email", "pat@people.test",
                    "lines", List.of(Map.of("lineId", line, "quantity", 1))))
            .body(201);
    JsonNode confirmed = confirm(declared).body(200);
    Eventually.holds(() -> ofSeller(confirmed).path("goods").asInt() == 1);

    List<Answer> answers =
        AtOnce.map(List.of(1, 2, 3, 4), one -> one % 2 == 0 ? sent(confirmed) : arrived(confirmed));

    assertThat(answers).filteredOn(answer -> answer.status() == 200).isNotEmpty();
    assertThat(answers).allSatisfy(one -> assertThat(one.status()).isIn(200, 409));
    long share = MUG + SHIPPING / 2;
    assertThat(amount(withdrawal(confirmed), "refundWithGoods")).isEqualTo(share);
    Eventually.holds(() -> refunded(order) == share);
    books.agreeWithTheGateway(List.of(id(order)));
  }

  @Test
  void aWithdrawalEndsADisputeAboutTheSameUnitsAndTheirMoneyGoesBackOnce() {
    JsonNode order = buy("DE", 1);
    deliver(order, 1);
    JsonNode dispute =
        buyer
            .post(
                "/api/v1/orders/" + id(order) + "/disputes",
                Map.of("kind", "DAMAGED", "statement", "it is broken", "wants", "REFUND"))
            .body(201);

    JsonNode confirmed = confirm(declare(order, "Pat", "pat@people.test").body(201)).body(200);

    JsonNode ended = buyer.get("/api/v1/disputes/" + dispute.path("id").asString()).body(200);
    assertThat(ended.path("status").asString()).isEqualTo("CLOSED");
    arrived(confirmed).body(200);
    long total = amount(order(order).path("totals"), "total");
    Eventually.holds(() -> refunded(order) == total);
    assertThat(order(order).path("refunds")).hasSize(1);
    books.areRight(Stream.of(id(order)));
  }

  @Test
  void whatIsWithdrawnFromIsFinalAndGoesBackOntoTheShelf() {
    JsonNode order = buy("DE", 3);
    deliver(order, 1);
    JsonNode confirmed = confirm(declare(order, "Pat", "pat@people.test").body(201)).body(200);
    String canceled = order(order).path("cancellations").get(0).path("id").asString();

    assertThat(
            buyer
                .post("/api/v1/cancellations/" + canceled + "/undo", Map.of())
                .body(409)
                .path("rule")
                .asString())
        .isEqualTo("UNDO_WITHDRAWN");
    assertThat(sendBack(order).body(409).path("rule").asString()).isEqualTo("NOTHING_TO_RETURN");
    assertThat(onHand()).isEqualTo(19);
    arrived(confirmed).body(200);
    assertThat(onHand()).isEqualTo(20);
    books.areRight(Stream.of(id(order)));
  }

  @Test
  void aReturnAndAWithdrawalNeverTakeTheSameUnits() {
    for (int round = 0; round < 5; round++) {
      JsonNode order = buy("DE", 1);
      deliver(order, 1);
      JsonNode declared = declare(order, "Pat", "pat@people.test").body(201);

      List<Answer> answers =
          AtOnce.map(List.of(1, 2), one -> one == 1 ? confirm(declared) : sendBack(order));

      assertThat(answers.stream().map(Answer::status).filter(status -> status < 300)).hasSize(1);
      assertThat(answers.stream().map(Answer::status).filter(status -> status == 409)).hasSize(1);
    }
  }

  private Answer sendBack(JsonNode order) {
    String line = order.path("lines").get(0).path("id").asString();
    return buyer.post(
        "/api/v1/orders/" + id(order) + "/returns",
        Map.of(
            "reason", "CHANGE_OF_MIND", "lines", List.of(Map.of("lineId", line, "quantity", 1))));
  }

  private int onHand() {
    return database
        .sql("SELECT on_hand FROM inventory.stock WHERE variant_id = ?")
        .param(mug)
        .query(Integer.class)
        .single();
  }

  @Test
  void confirmedByTwoAtOnceItHappensOnce() {
    JsonNode order = buy("DE", 2);
    JsonNode declared = declare(order, "Pat", "pat@people.test").body(201);

    List<Answer> answers = AtOnce.map(List.of(1, 2, 3, 4), one -> confirm(declared));

    assertThat(answers).allSatisfy(one -> assertThat(one.status()).isEqualTo(200));
    assertThat(order(order).path("cancellations")).hasSize(1);
    books.areRight(Stream.of(id(order)));
  }

  @Test
  void theRightEndsWithItsPeriodAndIsProlongedWhileNobodyWasToldOfIt() {
    JsonNode order = buy("DE", 1);
    deliver(order, 1);
    database
        .sql(
            """
            UPDATE orders.orders SET delivered_at = now() - interval '20 days',
              rights_told_at = now() - interval '30 days'
            WHERE id = ?\
            """)
        .param(id(order))
        .update();

    JsonNode refused = declare(order, "Pat", "pat@people.test").body(409);
    assertThat(refused.path("rule").asString()).isEqualTo("WITHDRAWAL_PERIOD_OVER");
    assertThat(refused.path("alternatives")).isNotEmpty();

    database
        .sql("UPDATE orders.orders SET rights_told_at = NULL WHERE id = ?")
        .param(id(order))
        .update();
    confirm(declare(order, "Pat", "pat@people.test").body(201)).body(200);
  }

  @Test
  void whereTheLawGivesNoSuchRightItIsRefusedAndSaysSo() {
    JsonNode order = buy("CH", 1);

    JsonNode refused = declare(order, "Pat", "pat@people.test").body(409);

    assertThat(refused.path("rule").asString()).isEqualTo("NO_RIGHT_TO_WITHDRAW");
    assertThat(refused.path("alternatives").get(0).asString()).isEqualTo("CANCEL");
  }

  @Test
  void anExceptionThatWasShownIsEnforcedWhereTheLawKnowsIt() {
    seller
        .send(
            "PATCH",
            "/api/v1/seller/listings/" + marketplace.listingOf(mug),
            Map.of("withdrawalExclusion", "SEALED_HYGIENE"))
        .body(200);
    JsonNode german = buy("DE", 1);
    JsonNode brazilian = buy("BR", 1);

    assertThat(declare(german, "Pat", "pat@people.test").body(409).path("rule").asString())
        .isEqualTo("WITHDRAWAL_EXCEPTED");
    JsonNode confirmed = confirm(declare(brazilian, "Pat", "pat@people.test").body(201)).body(200);
    assertThat(confirmed.path("returnPaidBy").asString()).isEqualTo("SELLER");
    String page = Site.at(port).get("/listings/" + marketplace.listingOf(mug)).body();
    assertThat(page).contains("sealed for health or hygiene");
  }

  @Test
  void badFieldsAreNamed() {
    JsonNode order = buy("DE", 1);

    JsonNode refused = declare(order, " ", "nobody").body(422);

    assertThat(refused.path("errors").findValuesAsString("field")).containsExactly("name", "email");
  }

  @Test
  void aGuestReachesOneOrderByAMailedLinkAndLearnsNothingOtherwise() {
    JsonNode order = buy("DE", 1);
    String number = order.path("number").asString();
    String email = person.orElseThrow().account().email();
    Site guest = Site.at(port);

    String unknown =
        guest.post("/withdraw", Map.of("number", "UNONE-WHERE", "email", email)).body();
    String wrong =
        guest.post("/withdraw", Map.of("number", number, "email", "x@people.test")).body();
    String right = guest.post("/withdraw", Map.of("number", number, "email", email)).body();

    assertThat(withoutSecrets(unknown)).isEqualTo(withoutSecrets(right));
    assertThat(withoutSecrets(wrong.replace("x@people.test", email)))
        .isEqualTo(withoutSecrets(right));
    String text = mailed(email, "Withdraw from order " + number).text();
    String path = text.replaceAll("(?s).*(/withdraw/[\\w-]+).*", "$1");
    assertThat(guest.get(path).body()).contains("Withdraw from the contract");
    String line = order.path("lines").get(0).path("id").asString();
    String declared =
        guest
            .post(path, Map.of("name", "Guest", "email", email, "q_" + line, "1"))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    assertThat(guest.get(declared).body()).contains(">confirm withdrawal<");
    assertThat(guest.post(declared + "/confirm", Map.of()).statusCode()).isEqualTo(303);
    assertThat(guest.get(declared).body()).contains("You have withdrawn from the contract");
    assertThat(guest.get(declared + "/acknowledgement.pdf").statusCode()).isEqualTo(200);
    assertThat(order(order).path("status").asString()).isEqualTo("CANCELED");

    JsonNode other = declare(buy("DE", 1), "Pat", "pat@people.test").body(201);
    assertThat(guest.get(path + "/" + other.path("id").asString()).statusCode()).isEqualTo(404);
    database.sql("UPDATE rights.guest_links SET expires_at = now()").update();
    assertThat(guest.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void aRefundThatIsNotSentByTheTimeThatTheLawSetsAlarmsTheOperator() {
    Person operator = marketplace.person(Role.OPERATOR);
    JsonNode order = buy("DE", 1);
    gateway.plan(
        Map.of(
            "mode",
            "error-before",
            "operation",
            "void",
            "authorization",
            gateway.authorizationOf(order, "CARD"),
            "times",
            99));
    JsonNode confirmed = confirm(declare(order, "Pat", "pat@people.test").body(201)).body(200);
    String cancellation = confirmed.path("cancellationId").asString();
    String refund =
        buyer
            .get("/api/v1/cancellations/" + cancellation)
            .body(200)
            .path("refund")
            .path("id")
            .asString();
    dueDates.fire("refunds.due-by-statute", UUID.fromString(cancellation));

    Api api = Api.at(port).with(operator.token());
    Eventually.holds(
        () ->
            api.get("/api/v1/admin/overdue-refunds")
                .body(200)
                .path("items")
                .findValuesAsString("id")
                .contains(refund));
    mailed(operator.account().email(), "late by law");
  }

  private JsonNode buy(String country, int units) {
    buyer.post("/api/v1/cart/lines", Map.of("variantId", mug, "quantity", units)).body(201);
    return buyer
        .post(
            "/api/v1/checkout",
            Map.of(
                "address", Marketplace.addressIn(country),
                "payments", List.of(Map.of("method", "CARD", "token", "sandbox-ok")),
                "confirm", true))
        .body(201)
        .path("orders")
        .get(0);
  }

  private void deliver(JsonNode order, int units) {
    String line = order.path("lines").get(0).path("id").asString();
    JsonNode parcel =
        seller
            .post(
                "/api/v1/seller/orders/" + id(order) + "/fulfillments",
                Map.of("lines", List.of(Map.of("lineId", line, "quantity", units))))
            .body(201);
    String path = "/api/v1/seller/fulfillments/" + parcel.path("id").asString();
    seller.post(path + "/ship", Map.of("carrier", "DHL", "trackingNumber", "1")).body(200);
    seller.post(path + "/deliver", Map.of()).body(200);
  }

  private Answer declare(JsonNode order, String name, String email) {
    return buyer.post(
        "/api/v1/orders/" + id(order) + "/withdrawals", Map.of("name", name, "email", email));
  }

  private Answer confirm(JsonNode declared) {
    return buyer.post(
        "/api/v1/withdrawals/" + declared.path("id").asString() + "/confirm", Map.of());
  }

  private Answer sent(JsonNode withdrawal) {
    return buyer.post(
        "/api/v1/withdrawals/" + withdrawal.path("id").asString() + "/sent",
        Map.of("carrier", "UPS", "trackingNumber", "1Z"));
  }

  private Answer arrived(JsonNode withdrawal) {
    return seller.post(
        "/api/v1/seller/withdrawals/" + withdrawal.path("id").asString() + "/arrived", Map.of());
  }

  private JsonNode withdrawal(JsonNode one) {
    return buyer.get("/api/v1/withdrawals/" + one.path("id").asString()).body(200);
  }

  private JsonNode ofSeller(JsonNode withdrawal) {
    return seller
        .get("/api/v1/seller/withdrawals")
        .body(200)
        .path("items")
        .valueStream()
        .filter(one -> one.path("id").equals(withdrawal.path("id")))
        .findFirst()
        .orElse(withdrawal.path("nothing"));
  }

  private JsonNode order(JsonNode order) {
    return buyer.get("/api/v1/orders/" + id(order)).body(200);
  }

  private long refunded(JsonNode order) {
    return order(order)
        .path("refunds")
        .valueStream()
        .filter(refund -> refund.path("status").asString().equals("SUCCEEDED"))
        .mapToLong(refund -> amount(refund, "amount"))
        .sum();
  }

  private Mail mailed(String to, String subject) {
    Eventually.holds(() -> found(to, subject).filter(mail -> mail.sentAt() != null).isPresent());
    return found(to, subject).orElseThrow();
  }

  private Optional<Mail> found(String to, String subject) {
    return mails.of(to, null, 50).items().stream()
        .filter(mail -> mail.subject().contains(subject))
        .findFirst();
  }

  private static String textOf(List<Attachment> attachments) throws IOException {
    assertThat(attachments).hasSize(1);
    assertThat(attachments.getFirst().contentType()).isEqualTo("application/pdf");
    try (PdfReader reader = new PdfReader(attachments.getFirst().content())) {
      return new PdfTextExtractor(reader).getTextFromPage(1);
    }
  }

  private static String withoutSecrets(String page) {
    return page.replaceAll("value=\"[\\w-]{36}\"", "");
  }

  private static long amount(JsonNode json, String field) {
    return json.path(field).path("amount").asLong();
  }

  private static UUID id(JsonNode order) {
    return UUID.fromString(order.path("id").asString());
  }
}
