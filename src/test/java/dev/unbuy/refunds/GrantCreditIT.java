package dev.unbuy.refunds;

import static dev.unbuy.testing.Eventually.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.Api;
import dev.unbuy.testing.AtOnce;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Store credit out of good will: to whom, by whom, why, and never more than policy allows. */
@UnbuyTest
class GrantCreditIT {

  private static final String GRANTS = "/api/v1/admin/store-credits";

  @Autowired private Shopping shopping;
  @Autowired private Books books;

  @Test
  void itIsThereAtOnceWithItsReasonAndTheBuyerIsTold() {
    Customer buyer = shopping.customer();
    Api operator = shopping.operator();
    String email = buyer.person().account().email();

    JsonNode grant = give(operator, email, 1_250, "the parcel went round in circles").body(201);

    JsonNode balance = buyer.api().get("/api/v1/balance").body(200);
    assertThat(balance.path("balances").get(0).path("kind").asString()).isEqualTo("STORE_CREDIT");
    assertThat(balance.path("balances").get(0).path("balance").path("amount").asLong())
        .isEqualTo(1_250);
    assertThat(balance.path("moves").path("items").get(0).path("reason").asString())
        .isEqualTo("the parcel went round in circles");
    assertThat(operator.get(GRANTS).body(200).path("items").get(0).path("id"))
        .isEqualTo(grant.path("id"));
    assertThat(buyer.api().get(GRANTS).status()).isEqualTo(403);
    holds(
        () ->
            operator
                .get("/api/v1/admin/mails?to=" + email)
                .body(200)
                .path("items")
                .valueStream()
                .anyMatch(mail -> mail.path("subject").asString().startsWith("€12.50")));
    books.ledgerSumsToZero();
  }

  @Test
  void whatCannotBeGivenIsSaidAndNothingIsGiven() {
    Customer buyer = shopping.customer();
    Api operator = shopping.operator();
    String id = buyer.person().account().id().toString();

    assertThat(give(operator, "nobody@people.test", 100, "x").status()).isEqualTo(422);
    assertThat(give(operator, id, 100, " ").status()).isEqualTo(422);
    assertThat(give(operator, id, 0, "x").status()).isEqualTo(422);
    assertThat(give(operator, id, 10_001, "x").body(422).path("errors").get(0).toString())
        .contains("100.00 EUR");

    assertThat(buyer.api().get("/api/v1/balance").body(200).path("balances").isEmpty()).isTrue();
  }

  @Test
  void thoseWhoGiveAtTheSameTimeDoNotGiveMoreTogether() {
    Customer buyer = shopping.customer();
    Api operator = shopping.operator();
    String id = buyer.person().account().id().toString();

    List<Integer> answers =
        AtOnce.map(
            IntStream.range(0, 8).boxed().toList(),
            one -> give(operator, id, 3_000, "once each").status());

    assertThat(answers).filteredOn(status -> status == 201).hasSize(3);
    assertThat(answers).filteredOn(status -> status == 422).hasSize(5);
    assertThat(
            buyer
                .api()
                .get("/api/v1/balance")
                .body(200)
                .path("balances")
                .get(0)
                .path("balance")
                .path("amount")
                .asLong())
        .isEqualTo(9_000);
  }

  private static Api.Answer give(Api operator, String who, long amount, String reason) {
    return operator.post(
        GRANTS,
        Map.of(
            "account", who,
            "amount", Map.of("amount", amount, "currency", "EUR"),
            "reason", reason));
  }
}
