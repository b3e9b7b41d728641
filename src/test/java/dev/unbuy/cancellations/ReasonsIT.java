package dev.unbuy.cancellations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.cancellations.rules.BuiltInReasons;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Reasons of the operator's own: added, told in languages, mapped, retired, and given. */
@UnbuyTest
class ReasonsIT {

  private static final String ALL = "/api/v1/admin/reasons";

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Reasons reasons;

  private Api operator = Api.at(0);
  private String code = "";

  @BeforeEach
  void anOperatorAndAName() {
    operator = Api.at(port).with(marketplace.person(Role.OPERATOR).token());
    code =
        "R_"
            + UUID.randomUUID()
                .toString()
                .replace("-", "")
                .substring(0, 20)
                .toUpperCase(Locale.ROOT);
  }

  @Test
  void whatComesWithTheCodeIsThereFromTheBeginning() {
    assertThat(operator.get(ALL).body(200).path("items"))
        .extracting(one -> one.path("code").asString())
        .containsAll(BuiltInReasons.ALL.stream().map(rule -> rule.reason().name()).toList());
  }

  @Test
  void aReasonOfTheOperatorsIsChosenJudgedByItsMeaningAndStaysReadableWhenRetired() {
    var _ = operator.post(ALL, gift(Map.of())).body(201);
    Api buyer = Api.at(port).with(marketplace.person(Role.BUYER).token());
    String order = buys(buyer, 3);
    assertThat(choices(buyer, order)).contains(code + " It was a gift");

    JsonNode canceled = cancel(buyer, order).body(201);

    assertThat(canceled.path("reason").asString()).isEqualTo(code);
    assertThat(canceled.path("fault").asString()).isEqualTo("NOBODY");
    JsonNode retired = operator.post(ALL + "/" + code + "/retire", Map.of()).body(200);
    assertThat(retired.path("retired").asBoolean()).isTrue();
    assertThat(choices(buyer, order)).doesNotContain(code + " It was a gift");
    JsonNode refused = cancel(buyer, order).body(422);
    assertThat(refused.path("errors").get(0).path("field").asString()).isEqualTo("reason");
    assertThat(
            buyer
                .get("/api/v1/cancellations/" + canceled.path("id").asString())
                .body(200)
                .path("reason")
                .asString())
        .isEqualTo(code);
    assertThat(reasons.label(Reason.valueOf(code), Locale.GERMAN)).isEqualTo("Es war ein Geschenk");
  }

  @Test
  void whatItMeansIsChangedAsANewVersionThatAnotherEditDoesNotOverwrite() {
    var _ = operator.post(ALL, gift(Map.of())).body(201);

    JsonNode second =
        operator.send("PUT", ALL + "/" + code, gift(Map.of("otherwise", "BUYER"))).body(200);

    assertThat(second.path("version").asInt()).isEqualTo(2);
    assertThat(operator.get(ALL + "/" + code + "/versions").body(200))
        .extracting(one -> one.path("meaning").path("otherwise").asString())
        .containsExactly("NOBODY", "BUYER");
    assertThat(operator.post(ALL, gift(Map.of())).body(409).path("rule").asString())
        .isEqualTo("REASON_IS_THERE");
  }

  @Test
  void aGroupOfTheOperatorsStandsInTheList() {
    JsonNode group =
        operator
            .send(
                "PUT",
                "/api/v1/admin/reason-groups/" + code,
                Map.of("position", 5, "words", Map.of("en", "Presents")))
            .body(200);
    assertThat(group.path("label").asString()).isEqualTo("Presents");

    JsonNode added = operator.post(ALL, gift(Map.of("group", code))).body(201);

    assertThat(added.path("group").asString()).isEqualTo(code);
    assertThat(
            operator
                .send("DELETE", "/api/v1/admin/reason-groups/" + code, Map.of())
                .body(409)
                .path("rule")
                .asString())
        .isEqualTo("GROUP_IS_NEEDED");
    String empty = code + "_2";
    operator
        .send(
            "PUT",
            "/api/v1/admin/reason-groups/" + empty,
            Map.of("position", 6, "words", Map.of("en", "Nothing", "de", "Nichts")))
        .body(200);
    for (int status : new int[] {204, 404}) {
      assertThat(operator.send("DELETE", "/api/v1/admin/reason-groups/" + empty, Map.of()).status())
          .isEqualTo(status);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "group, NOWHERE, group",
    "giver, SELLER, otherwise",
    "remedies, CANCEL_TWIN, noteRequired",
    "position, -1, position"
  })
  void whatContradictsItselfIsNamed(String field, String value, String named) {
    Object wrong = field.equals("remedies") ? List.of(value) : value;
    Map<String, Object> change = new HashMap<>(Map.of(field, wrong, "noteRequired", true));

    JsonNode refused = operator.post(ALL, gift(change)).body(422);

    assertThat(refused.path("errors"))
        .extracting(error -> error.path("field").asString())
        .contains(named);
  }

  @Test
  void whatTheMarketplaceItselfGivesStays() {
    assertThat(operator.post(ALL + "/UNPAID/retire", Map.of()).body(409).path("rule").asString())
        .isEqualTo("REASON_IS_NEEDED");
    assertThat(operator.get(ALL + "/" + code).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void anOperatorAddsAReasonAtThePage(Screen screen) {
    Person person = marketplace.person(Role.OPERATOR);
    try (Visitor visitor = Visitor.at(port, screen).with(marketplace.session(person))) {
      visitor.go("/admin/reasons");
      visitor.look("reasons");
      visitor.go("/admin/reasons/new");
      visitor.page().getByLabel("Code").fill("not a code");
      visitor.page().getByLabel("In English").fill("It was a gift");
      visitor.page().getByLabel("In other languages").fill("de: Es war ein Geschenk");
      visitor.button("Save").click();
      assertThat(visitor.page().locator(".wrong").first().textContent()).contains("capital");
      visitor.page().getByLabel("Code").fill(code);
      visitor.look("reason");
      visitor.button("Save").click();
      visitor.go("/admin/reasons/" + code);
      assertThat(visitor.page().locator("h1").textContent()).isEqualTo("It was a gift");
      visitor.look("reason-added");
      visitor.button("Take it from the list").click();
      visitor.go("/admin/reasons/" + code);
      assertThat(visitor.page().locator("main").textContent()).contains("Nobody can choose it");
    }
    var _ = operator.post(ALL + "/" + code + "/retire", Map.of());
  }

  private Map<String, Object> gift(Map<String, Object> changes) {
    Map<String, Object> gift =
        new HashMap<>(
            Map.of(
                "code", code,
                "giver", "BUYER",
                "group", "ME",
                "evidence", "PRICE_FELL",
                "found", "SELLER",
                "otherwise", "NOBODY",
                "words", Map.of("en", "It was a gift", "de", "Es war ein Geschenk")));
    gift.putAll(changes);
    return gift;
  }

  private static List<String> choices(Api buyer, String order) {
    return buyer
        .get("/api/v1/orders/" + order + "/cancellation-options")
        .body(200)
        .path("reasons")
        .valueStream()
        .map(one -> one.path("code").asString() + " " + one.path("label").asString())
        .toList();
  }

  private Api.Answer cancel(Api buyer, String order) {
    String line =
        buyer.get("/api/v1/orders/" + order).body(200).path("lines").get(0).path("id").asString();
    return buyer.post(
        "/api/v1/orders/" + order + "/cancellations",
        Map.of("reason", code, "lines", List.of(Map.of("lineId", line, "quantity", 1))));
  }

  private String buys(Api buyer, int quantity) {
    UUID variant = marketplace.variant(marketplace.shop(), 1_299, quantity);
    var _ =
        buyer
            .post("/api/v1/cart/lines", Map.of("variantId", variant, "quantity", quantity))
            .body(201);
    return buyer
        .post(
            "/api/v1/checkout",
            Map.of(
                "address", Marketplace.addressIn("CH"),
                "payments", List.of(Map.of("method", "CARD", "token", "sandbox-ok")),
                "confirm", true))
        .body(201)
        .path("orders")
        .get(0)
        .path("id")
        .asString();
  }
}
