package dev.unbuy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.cancellations.CancelOrder;
import dev.unbuy.cancellations.CancelOrderCommand;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Api.Answer;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.Purchases;
import dev.unbuy.testing.Purchases.Bought;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** History replayed against other numbers: by the API, and at the page. */
@UnbuyTest
class SimulationIT {

  private static final String ALL = "/api/v1/admin/policy-simulations";

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Purchases purchases;
  @Autowired private CancelOrder cancelOrder;

  @Test
  void withoutAGracePeriodTheSellerIsAskedWhereItWasSettled() {
    Instant from = Instant.now();
    cancelOneOfEach(purchases.buy(20, 2));
    Api operator = Api.at(port).with(marketplace.person(Role.OPERATOR).token());

    JsonNode done =
        operator
            .post(
                ALL,
                Map.of(
                    "policy", Map.of("gracePeriod", "PT0S", "commissionBasisPoints", 900),
                    "from", from,
                    "to", Instant.now()))
            .body(201);

    JsonNode result = done.path("result");
    assertThat(result.path("orders").asLong()).isEqualTo(20);
    assertThat(result.path("wishes").asLong()).isEqualTo(20);
    assertThat(result.path("agreement").path("compared").asLong()).isEqualTo(20);
    assertThat(result.path("agreement").path("alike").asLong()).isEqualTo(20);
    assertThat(result.path("before").path("outcomes").path("SETTLED").asLong()).isEqualTo(20);
    assertThat(result.path("after").path("outcomes").path("ASKED").asLong()).isEqualTo(20);
    assertThat(result.path("after").path("endings").path("STILL_WAITING").asLong()).isEqualTo(20);
    assertThat(result.path("before").path("refunds").path("EUR").asLong()).isEqualTo(20 * 1_299);
    assertThat(result.path("after").path("refunds").path("EUR").asLong()).isZero();
    assertThat(result.path("notReplayed").get(0).asString()).isEqualTo("commissionBasisPoints");
    assertThat(operator.get(ALL + "/" + done.path("id").asString()).body(200).path("result"))
        .isEqualTo(result);
  }

  @Test
  void theSameNumbersChangeNothing() {
    Instant from = Instant.now();
    cancelOneOfEach(purchases.buy(20, 2));

    JsonNode result =
        Api.at(port)
            .with(marketplace.person(Role.OPERATOR).token())
            .post(ALL, Map.of("policy", Map.of(), "from", from, "to", Instant.now()))
            .body(201)
            .path("result");

    assertThat(result.path("before")).isEqualTo(result.path("after"));
    assertThat(result.path("moved").asLong()).isZero();
  }

  @Test
  void aTimeThatIsNoneIsRefused() {
    Api operator = Api.at(port).with(marketplace.person(Role.OPERATOR).token());
    Instant now = Instant.now();

    assertThat(field(operator, now, now)).isEqualTo("to");
    assertThat(field(operator, now, now.plusSeconds(900))).isEqualTo("to");
    assertThat(field(operator, Instant.parse("-1000-01-01T00:00:00Z"), now)).isEqualTo("from");
    assertThat(
            operator
                .post(ALL, Map.of("policy", UUID.randomUUID(), "from", now, "to", now))
                .status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void anOperatorDraftsAVersionTriesItOnHistoryAndDropsIt(Screen screen) {
    cancelOneOfEach(purchases.buy(20, 2));
    Person operator = marketplace.person(Role.OPERATOR);
    try (Visitor visitor = Visitor.at(port, screen)) {
      visitor.with(marketplace.session(operator));
      visitor.go("/admin/policies");
      visitor.look("policies");
      visitor.page().getByText("Draft a new version").click();
      visitor.page().getByLabel("What it is for").fill("No grace at all");
      visitor.page().getByLabel("Grace period").fill("ninety");
      visitor.button("Save the draft").click();
      assertThat(visitor.page().locator(".wrong").textContent()).contains("must be a number");
      visitor.page().getByLabel("Grace period").fill("0");
      visitor.look("policy-edit");
      visitor.button("Save the draft").click();
      visitor.look("policy");
      visitor.page().getByText("Try it on history").click();
      visitor.button("Replay").click();
      visitor.look("policy-simulation");
      assertThat(visitor.page().locator("main").textContent())
          .contains("Asked of the seller")
          .contains("replayed in");
      visitor.button("Drop this version").click();
      assertThat(visitor.page().locator("main").textContent()).contains("Dropped");
    }
  }

  private void cancelOneOfEach(List<Bought> orders) {
    for (Bought order : orders) {
      var _ =
          cancelOrder.cancel(
              new CancelOrderCommand(
                  order.buyer(),
                  order.id(),
                  Reason.CHANGE_OF_MIND,
                  null,
                  List.of(new UnitsOfLine(order.lines().getFirst(), 1))));
    }
  }

  private static String field(Api operator, Instant from, Instant to) {
    Answer answer = operator.post(ALL, Map.of("policy", Map.of(), "from", from, "to", to));
    return answer.body(422).path("errors").get(0).path("field").asString();
  }
}
