package dev.unbuy.cancellations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.notifications.Mails;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.Site;
import dev.unbuy.testing.UnbuyTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Serial canceling loses what is courtesy, never what is law; it is told, and goes by itself. */
@UnbuyTest
class BuyerHabitsIT {

  private static final String HABITS = "cancellations.habits";
  private static final int ONE_TOO_MANY = 25;

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private JdbcClient database;
  @Autowired private DueDates dueDates;
  @Autowired private Mails mails;

  @Test
  void aHabitLosesCourtesyAndNoRightAndIsToldAndGoesByItself() {
    Person person = marketplace.person(Role.BUYER);
    Api buyer = Api.at(port).with(person.token());
    UUID account = person.account().id();
    List<String> canceled =
        IntStream.range(0, ONE_TOO_MANY).mapToObj(i -> canceledInTime(buyer)).toList();
    assertThat(options(buyer, bought(buyer, "CH")).path("outcome").asString()).isEqualTo("SETTLED");

    dueDates.fire(HABITS, account);
    Eventually.holds(() -> isMailed(person, "Sellers are asked first"));

    JsonNode options = options(buyer, bought(buyer, "CH"));
    assertThat(options.path("outcome").asString()).isEqualTo("ASKED");
    assertThat(options.path("limit").path("canceled").asInt()).isEqualTo(ONE_TOO_MANY);
    assertThat(options.path("limit").path("because").asString()).contains("asked first");
    assertThat(options(buyer, bought(buyer, "DE")).path("rule").asString())
        .isEqualTo("STATUTORY_WITHDRAWAL");
    Site pages = Site.at(port).with(marketplace.session(person));
    assertThat(pages.get("/account").body()).contains("The seller is asked first");

    database
        .sql("UPDATE cancellations.cancellations SET fault = 'SELLER' WHERE id = ANY (?)")
        .param(canceled.stream().map(UUID::fromString).limit(2).toArray(UUID[]::new))
        .update();
    dueDates.fire(HABITS, account);
    Eventually.holds(() -> isMailed(person, "settle at once again"));
    assertThat(options(buyer, bought(buyer, "CH")).path("outcome").asString()).isEqualTo("SETTLED");
  }

  private String canceledInTime(Api buyer) {
    JsonNode canceled =
        buyer
            .post(
                "/api/v1/orders/" + bought(buyer, "CH") + "/cancellations",
                Map.of("reason", "CHANGE_OF_MIND"))
            .body(201);
    assertThat(canceled.path("status").asString()).isEqualTo("SETTLED");
    return canceled.path("id").asString();
  }

  private String bought(Api buyer, String country) {
    UUID mug = marketplace.variant(marketplace.shop(), 1_000, 1);
    buyer.post("/api/v1/cart/lines", Map.of("variantId", mug, "quantity", 1)).body(201);
    return buyer
        .post(
            "/api/v1/checkout",
            Map.of(
                "address", Marketplace.addressIn(country),
                "payments", List.of(Map.of("method", "CARD", "token", "sandbox-ok")),
                "confirm", true))
        .body(201)
        .path("orders")
        .get(0)
        .path("id")
        .asString();
  }

  private static JsonNode options(Api buyer, String order) {
    return buyer.get("/api/v1/orders/" + order + "/cancellation-options").body(200);
  }

  private boolean isMailed(Person person, String subject) {
    return mails.of(person.account().email(), null, 200).items().stream()
        .anyMatch(mail -> mail.subject().contains(subject));
  }
}
