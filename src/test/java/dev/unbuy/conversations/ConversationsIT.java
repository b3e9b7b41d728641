package dev.unbuy.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.notifications.Mails;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.AtOnce;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import tools.jackson.databind.JsonNode;

/** What buyers, sellers and support write to each other, over the API. */
@UnbuyTest
class ConversationsIT {

  private static final String HOME = "/api/v1/conversations";

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private Mails mails;
  @Autowired private JdbcClient database;
  @Autowired private JavaMailSender sender;

  @Test
  void buyerAndSellerHaveOneThreadAboutAnOrderAndSupportReadsItWhenCalled() {
    UUID shop = marketplace.shop();
    Person seller = marketplace.seller(shop);
    Api sells = api(seller);
    Api agent = api(marketplace.person(Role.AGENT));
    Customer buyer = shopping.customer();
    JsonNode order =
        buyer
            .buy(Map.of(marketplace.variant(shop, 1_299, 9), 2), Shopping.by("CARD", "sandbox-ok"))
            .getFirst();

    JsonNode first = begin(buyer.api(), "SELLER", order, "Does it fit a dishwasher?").body(201);
    String thread = HOME + "/" + first.path("conversationId").asString();
    JsonNode second = begin(sells, "BUYER", order, "It does.").body(201);

    assertThat(second.path("conversationId")).isEqualTo(first.path("conversationId"));
    assertThat(texts(buyer.api().get(thread).body(200)))
        .containsExactly("Does it fit a dishwasher?", "It does.");
    assertThat(buyer.api().get(HOME).body(200).path("items").get(0).path("unread").asBoolean())
        .isTrue();
    buyer.api().post(thread + "/read", Map.of("seq", 2)).response();
    assertThat(buyer.api().get(HOME).body(200).path("items").get(0).path("unread").asBoolean())
        .isFalse();
    assertThat(sells.get(thread).body(200).path("seen").asInt()).isEqualTo(2);
    Eventually.holds(() -> mailed(seller, "Does it fit a dishwasher?"));

    assertThat(agent.get(thread).status()).isEqualTo(404);
    assertThat(api(marketplace.person(Role.BUYER)).get(thread).status()).isEqualTo(404);
    assertThat(api(marketplace.seller(marketplace.shop())).get(thread).status()).isEqualTo(404);
    assertThat(begin(shopping.customer().api(), "SELLER", order, "Mine?").status()).isEqualTo(404);
    buyer.api().post(thread + "/support", Map.of()).body(200);
    assertThat(buyer.api().post(thread + "/support", Map.of()).status()).isEqualTo(409);
    assertThat(agent.get(thread).body(200).path("conversation").path("answerBy").isNull())
        .isFalse();
    agent.post(thread + "/messages", Map.of("text", "Let me see")).body(201);
    assertThat(
            api(marketplace.person(Role.AGENT))
                .post(thread + "/messages", Map.of("text", "Me, too"))
                .body(409)
                .path("rule")
                .asString())
        .isEqualTo("ANOTHER_AGENT_HAS_IT");
    Eventually.holds(() -> mailed(buyer.person(), "Let me see"));
  }

  @Test
  void whatASellerWritesWhileAReasonCanBeChangedIsEvidence() {
    UUID shop = marketplace.shop();
    Api sells = api(marketplace.seller(shop));
    Customer buyer = shopping.customer();
    JsonNode order =
        buyer
            .buy(Map.of(marketplace.variant(shop, 1_299, 9), 2), Shopping.by("CARD", "sandbox-ok"))
            .getFirst();
    JsonNode first = begin(buyer.api(), "SELLER", order, "I am about to cancel").body(201);
    String thread = HOME + "/" + first.path("conversationId").asString();
    JsonNode canceled =
        buyer
            .api()
            .post(
                "/api/v1/orders/" + Shopping.id(order) + "/cancellations",
                Map.of("reason", "OUT_OF_STOCK_TOLD"))
            .body(201);
    sells.post(thread + "/messages", Map.of("text", "Please say you changed your mind")).body(201);
    String cancellation = "/api/v1/cancellations/" + Shopping.id(canceled);

    buyer.api().post(cancellation + "/reason", Map.of("reason", "CHANGE_OF_MIND")).body(200);

    JsonNode file = buyer.api().get(cancellation + "/file").body(200);
    assertThat(file.path("pressed").asBoolean()).isTrue();
    assertThat(file.path("notes").findValuesAsString("text"))
        .containsExactly("Please say you changed your mind");
    Eventually.holds(() -> texts(sells.get(thread).body(200)).contains("cancellation-settled"));
  }

  @Test
  void messagesAreNumberedWithoutAGapHoweverManyWriteAtOnce() {
    Api buyer = api(marketplace.person(Role.BUYER));
    JsonNode first =
        buyer.post(HOME, Map.of("with", "SUPPORT", "text", "Where is my parcel?")).body(201);
    String thread = HOME + "/" + first.path("conversationId").asString();

    List<Integer> numbers =
        AtOnce.map(
            IntStream.range(0, 30).boxed().toList(),
            one ->
                buyer
                    .post(thread + "/messages", Map.of("text", "And " + one))
                    .body(201)
                    .path("seq")
                    .asInt());

    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(2, 31).boxed().toList());
    IntStream.range(0, 9)
        .forEach(one -> buyer.post(thread + "/messages", Map.of("text", "more")).body(201));
    Api.Answer flood = buyer.post(thread + "/messages", Map.of("text", "too much"));
    assertThat(flood.status()).isEqualTo(429);
    assertThat(flood.response().headers().firstValue("Retry-After")).isPresent();
    assertThat(buyer.post(thread + "/messages", Map.of("text", "x".repeat(10_001))).status())
        .isEqualTo(422);
  }

  @Test
  void anAgentTakesHandsOverActsForTheBuyerAndClosesAndTheBuyerSaysHowItWas() {
    UUID shop = marketplace.shop();
    Customer buyer = shopping.customer();
    JsonNode order =
        buyer
            .buy(Map.of(marketplace.variant(shop, 1_299, 9), 2), Shopping.by("CARD", "sandbox-ok"))
            .getFirst();
    String id =
        begin(buyer.api(), "SUPPORT", order, "Please cancel this for me")
            .body(201)
            .path("conversationId")
            .asString();
    String thread = HOME + "/" + id;
    String desk = "/api/v1/agent/conversations/" + id;
    Person ann = marketplace.person(Role.AGENT);
    Person ben = marketplace.person(Role.AGENT);
    List<Integer> takers =
        AtOnce.map(List.of(ann, ben), one -> api(one).post(desk + "/take", Map.of()).status());
    assertThat(takers).containsExactlyInAnyOrder(200, 409);
    Person first = takers.getFirst() == 200 ? ann : ben;
    Person other = first == ann ? ben : ann;

    assertThat(
            api(other).post(desk + "/cancellations", Map.of("reason", "CHANGE_OF_MIND")).status())
        .isEqualTo(409);
    api(first)
        .post(
            desk + "/hand-over",
            Map.of("to", other.account().id(), "text", "Wants it gone, see above"))
        .body(200);
    assertThat(texts(api(other).get(thread).body(200))).contains("Wants it gone, see above");
    assertThat(texts(buyer.api().get(thread).body(200))).doesNotContain("Wants it gone, see above");
    JsonNode canceled =
        api(other).post(desk + "/cancellations", Map.of("reason", "CHANGE_OF_MIND")).body(201);

    assertThat(canceled.path("status").asString()).isEqualTo("SETTLED");
    assertThat(buyer.order(order).path("status").asString()).isEqualTo("CANCELED");
    JsonNode told = buyer.api().get(thread).body(200).path("messages");
    assertThat(texts(buyer.api().get(thread).body(200))).contains("for-buyer-cancel");
    assertThat(told.findValuesAsString("author")).contains(other.account().name());
    assertThat(buyer.api().post(thread + "/stars", Map.of("stars", 5)).status()).isEqualTo(409);
    api(other).post(desk + "/close", Map.of()).body(200);
    buyer.api().post(thread + "/stars", Map.of("stars", 5)).body(200);
    assertThat(buyer.api().get(thread).body(200).path("conversation").path("open").asBoolean())
        .isFalse();
    buyer.api().post(thread + "/messages", Map.of("text", "One more thing")).body(201);
    assertThat(buyer.api().get(thread).body(200).path("conversation").path("open").asBoolean())
        .isTrue();
    JsonNode figures = shopping.operator().get("/api/v1/admin/support").body(200);
    assertThat(figures.path("reopened").asLong()).isPositive();
    assertThat(figures.path("rated").asLong()).isPositive();
  }

  @Test
  void aMailToSupportArrivesWithItsOrderAndStrangersAndMachinesDoNot() throws MessagingException {
    Customer buyer = shopping.customer();
    JsonNode order =
        buyer
            .buy(
                Map.of(marketplace.variant(marketplace.shop(), 1_299, 9), 2),
                Shopping.by("CARD", "sandbox-ok"))
            .getFirst();
    String email = buyer.person().account().email();
    String number = order.path("number").asString();
    String html = "<p>Where is %s?</p><script>alert(1)</script>".formatted(number);
    send(email, "Parcel", html, "X-Mailer", "any");
    send(email, "Away", "I am away", "Auto-Submitted", "auto-replied");
    String stranger = "stranger-" + UUID.randomUUID() + "@example.org";
    send(stranger, "Hello", "Anybody here?", "X-Mailer", "any");
    send(stranger, "Hello", "Really nobody?", "X-Mailer", "any");

    Eventually.holds(() -> outcomes(stranger).equals(List.of("STRANGER", "STRANGER")));
    Eventually.holds(() -> outcomes(email).equals(List.of("AUTOMATIC", "BEGUN")));
    JsonNode begun = buyer.api().get(HOME).body(200).path("items");
    assertThat(begun).hasSize(1);
    assertThat(begun.get(0).path("conversation").path("orderNumber").asString()).isEqualTo(number);
    assertThat(begun.get(0).path("latest").asString()).isEqualTo("Where is " + number + "?");
    assertThat(mails.of(stranger, null, 50).items()).hasSize(1);
  }

  private void send(String from, String subject, String html, String header, String value)
      throws MessagingException {
    MimeMessage mail = sender.createMimeMessage();
    mail.setFrom(from);
    mail.setRecipients(jakarta.mail.Message.RecipientType.TO, "support@localhost");
    mail.setSubject(subject);
    mail.setHeader(header, value);
    mail.setContent(html, "text/html; charset=UTF-8");
    sender.send(mail);
  }

  private List<String> outcomes(String from) {
    return database
        .sql("SELECT outcome FROM notifications.received WHERE sender = ? ORDER BY outcome")
        .param(from)
        .query(String.class)
        .list();
  }

  private boolean mailed(Person to, String text) {
    return mails.of(to.account().email(), null, 50).items().stream()
        .anyMatch(mail -> mail.kind().equals("conversation") && mail.text().contains(text));
  }

  private static Api.Answer begin(Api who, String with, JsonNode order, String text) {
    return who.post(HOME, Map.of("with", with, "orderId", Shopping.id(order), "text", text));
  }

  private static List<String> texts(JsonNode thread) {
    return thread.path("messages").findValuesAsString("text");
  }

  private Api api(Person person) {
    return Api.at(port).with(person.token());
  }
}
