package dev.unbuy.sandbox;

import static dev.unbuy.sandbox.Practice.eventually;
import static dev.unbuy.sandbox.Practice.times;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the gateway does when nothing goes wrong. */
class SandboxGatewayTest {

  private static final Map<TenderMethod, MethodTimes> TIMES =
      Map.of(
          TenderMethod.CARD, times(150, 100, 0),
          TenderMethod.WALLET, times(0, 0, 300),
          TenderMethod.BANK_TRANSFER, times(150, 100, 300));

  @TempDir private Path folder;

  @Test
  void capturesVoidsAndRefundsInPartsNeverComeToMoreThanWasAgreed() throws IOException {
    try (var practice = Practice.with(folder, Map.of())) {
      var random = new Random(20261124);
      var id = practice.authorized("sandbox-ok", 10_000);
      for (int i = 0; i < 200; i++) {
        var what = List.of("captures", "voids", "refunds").get(random.nextInt(3));
        practice.move(id, what, 1 + random.nextInt(700));
        var now = practice.authorization(id);
        assertThat(now.path("captured").asLong() + now.path("voided").asLong())
            .isLessThanOrEqualTo(10_000);
        assertThat(now.path("refunded").asLong()).isBetween(0L, now.path("captured").asLong());
      }
      assertThat(code(practice.move(id, "captures", 10_000))).isIn("over_capture", "wrong_status");
      assertThat(code(practice.move(id, "refunds", 10_001))).isEqualTo("over_refund");
    }
  }

  @Test
  void aKeyGivesItsFirstAnswerAndIsRefusedForAnythingElse() throws IOException {
    try (var practice = Practice.with(folder, Map.of())) {
      var id = practice.authorized("sandbox-ok", 1000);
      var first = practice.move(id, "captures", 400, "the key");
      var again = practice.move(id, "captures", 400, "the key");

      assertThat(again.response().body()).isEqualTo(first.response().body());
      assertThat(code(practice.move(id, "captures", 401, "the key"))).isEqualTo("key_reused");
      assertThat(practice.authorization(id).path("captured").asLong()).isEqualTo(400);
    }
  }

  @Test
  void anAuthorizationExpiresAndWhatWasCapturedOfItStays() throws IOException {
    try (var practice = Practice.with(folder, TIMES)) {
      var key = "expires";
      var id = idOf(practice.authorize(key, "WALLET", "sandbox-ok", 1000));
      var part = idOf(practice.authorize("part", "WALLET", "sandbox-ok", 1000));
      practice.move(part, "captures", 300).body(201);
      assertThat(practice.authorization(id).path("expiresAt").isString()).isTrue();

      eventually(() -> status(practice, id).equals("EXPIRED"));

      assertThat(code(practice.move(id, "captures", 1))).isEqualTo("wrong_status");
      assertThat(code(practice.move(id, "voids", 1))).isEqualTo("wrong_status");
      eventually(() -> status(practice, part).equals("CAPTURED"));
      assertThat(practice.authorization(part).path("voided").asLong()).isEqualTo(700);
      assertThat(practice.under(key))
          .extracting(operation -> operation.path("kind").asString())
          .containsExactly("AUTHORIZATION", "EXPIRY");
      eventually(() -> types(practice).contains("authorization.expired"));
    }
  }

  @Test
  void aBankTakesAPaymentBackAStageAtATimeAndTellsOfEach() throws IOException {
    try (var practice = Practice.with(folder, TIMES)) {
      var id = practice.authorized("sandbox-ok", 1000);
      assertThat(code(chargeback(practice, id, "taken"))).isEqualTo("over_chargeback");
      practice.move(id, "captures", 800).body(201);

      var opened = chargeback(practice, id, "opened").body(201);
      assertThat(opened.path("amount").asLong()).isEqualTo(800);
      assertThat(code(chargeback(practice, id, "opened"))).isEqualTo("wrong_stage");
      assertThat(code(chargeback(practice, id, "lost"))).isEqualTo("wrong_stage");
      assertThat(chargeback(practice, id, "taken").body(201).path("id"))
          .isEqualTo(opened.path("id"));
      chargeback(practice, id, "returned").body(201);
      chargeback(practice, id, "won").body(201);
      assertThat(chargeback(practice, id, "taken").body(201).path("id"))
          .isNotEqualTo(opened.path("id"));
      assertThat(code(chargeback(practice, id, "eaten"))).isEqualTo("invalid_field");

      eventually(
          () ->
              types(practice)
                  .containsAll(
                      List.of(
                          "chargeback.opened",
                          "chargeback.taken",
                          "chargeback.returned",
                          "chargeback.won")));
      assertThat(practice.authorization(id).path("refunded").asLong()).isZero();
    }
  }

  private static Api.Answer chargeback(Practice practice, String id, String stage) {
    return practice.act(id, "chargebacks", Map.of("stage", stage));
  }

  @Test
  void aPaymentThatIsAwaitedComesByItselfOrEnds() throws IOException {
    try (var practice = Practice.with(folder, TIMES)) {
      var late = idOf(practice.authorize("a", "BANK_TRANSFER", "sandbox-pays-late", 1000));
      var never = idOf(practice.authorize("b", "BANK_TRANSFER", "sandbox-pending", 1000));
      assertThat(status(practice, late)).isEqualTo("PENDING");

      eventually(() -> status(practice, late).equals("CAPTURED"));
      eventually(() -> status(practice, never).equals("DECLINED"));

      eventually(
          () -> types(practice).containsAll(List.of("payment.succeeded", "payment.expired")));
    }
  }

  @Test
  void aPaymentThatWasGivenUpBeforeItCameIsNotTaken() throws IOException {
    try (var practice = Practice.with(folder, TIMES)) {
      var whole = idOf(practice.authorize("a", "BANK_TRANSFER", "sandbox-pays-late", 1000));
      var part = idOf(practice.authorize("b", "BANK_TRANSFER", "sandbox-pays-late", 1000));
      practice.move(whole, "voids", 1000).body(201);
      practice.move(part, "voids", 300).body(201);

      eventually(() -> practice.under("a").getFirst().path("status").asString().equals("FAILED"));
      eventually(() -> status(practice, part).equals("CAPTURED"));
      assertThat(status(practice, whole)).isEqualTo("VOIDED");
      assertThat(practice.authorization(whole).path("captured").asLong()).isZero();
      assertThat(practice.authorization(part).path("captured").asLong()).isEqualTo(700);
    }
  }

  @Test
  void refundsTakeTheTimeOfTheirMethod() throws IOException {
    try (var practice = Practice.with(folder, TIMES)) {
      var wallet = idOf(practice.authorize("a", "WALLET", "sandbox-ok", 1000));
      var card = practice.authorized("sandbox-ok", 1000);
      practice.move(wallet, "captures", 1000).body(201);
      practice.move(card, "captures", 1000).body(201);

      assertThat(practice.move(wallet, "refunds", 10).body(201).path("status").asString())
          .isEqualTo("SUCCEEDED");
      var onItsWay = practice.move(card, "refunds", 10, "refund").body(201);
      assertThat(onItsWay.path("status").asString()).isEqualTo("PENDING");
      eventually(
          () -> practice.under("refund").getFirst().path("status").asString().equals("SUCCEEDED"));
    }
  }

  @Test
  void everyMovementIsListedOnceByTimeInPages() throws IOException {
    try (var practice = Practice.with(folder, TIMES)) {
      var start = Instant.now();
      var id = practice.authorized("sandbox-ok", 1000);
      practice.move(id, "captures", 600, "c").body(201);
      practice.move(id, "voids", 400, "v").body(201);
      practice.move(id, "refunds", 100, "r").body(201);
      eventually(
          () -> practice.under("r").getFirst().path("status").asString().equals("SUCCEEDED"));

      var listed = new ArrayList<String>();
      var after = 0;
      do {
        var page =
            practice
                .api()
                .get("/v1/movements?since=%s&after=%d&limit=2".formatted(start, after))
                .body(200);
        page.path("items")
            .forEach(
                one ->
                    listed.add(
                        one.path("operation").path("kind").asString()
                            + " "
                            + one.path("operation").path("status").asString()));
        after = page.path("next").asInt(0);
      } while (after > 0);

      assertThat(listed)
          .containsExactly(
              "AUTHORIZATION SUCCEEDED",
              "CAPTURE SUCCEEDED",
              "VOID SUCCEEDED",
              "REFUND PENDING",
              "REFUND SUCCEEDED");
      assertThat(
              practice
                  .api()
                  .get("/v1/movements?since=" + Instant.now().plusSeconds(60))
                  .body(200)
                  .path("items"))
          .isEmpty();
    }
  }

  @Test
  void everyChangeIsToldAndSigned() throws IOException {
    try (var practice = Practice.with(folder, TIMES)) {
      var id = practice.authorized("sandbox-ok", 1000);
      practice.move(id, "captures", 600).body(201);
      practice.move(id, "voids", 400).body(201);
      practice.move(id, "refunds", 100).body(201);

      eventually(() -> practice.heard().size() == 5);
      assertThat(practice.heard()).allMatch(Listener.Heard::genuine);
      assertThat(types(practice))
          .containsExactlyInAnyOrder(
              "authorization.succeeded",
              "capture.succeeded",
              "void.succeeded",
              "refund.accepted",
              "refund.succeeded");
    }
  }

  @Test
  void aStartKnowsWhatWasBeforeAndTakesUpWhatWasOnItsWay() throws IOException {
    String id;
    Api.Answer first;
    try (var practice = Practice.with(folder, Map.of(TenderMethod.CARD, times(400, 0, 0)))) {
      id = practice.authorized("sandbox-ok", 1000);
      practice.move(id, "captures", 1000).body(201);
      first = practice.move(id, "refunds", 100, "refund");
    }
    try (var practice = Practice.with(folder, Map.of(TenderMethod.CARD, times(400, 0, 0)))) {
      assertThat(practice.move(id, "refunds", 100, "refund").response().body())
          .isEqualTo(first.response().body());
      eventually(() -> types(practice).contains("refund.succeeded"));
      assertThat(practice.authorization(id).path("refunded").asLong()).isEqualTo(100);
    }
  }

  @Test
  void whatIsMalformedIsRefusedAndNothingChanges() throws IOException {
    try (var practice = Practice.with(folder, Map.of())) {
      var id = practice.authorized("sandbox-ok", 1000);
      assertThat(code(practice.move(id, "captures", 0))).isEqualTo("invalid_field");
      assertThat(practice.move(id, "captures", 5, "").status()).isEqualTo(400);
      assertThat(practice.move("auth_none", "captures", 5).status()).isEqualTo(404);
      assertThat(practice.api().get("/v1/movements?limit=0").status()).isEqualTo(422);
      assertThat(practice.api().get("/v1/movements?since=yesterday").status()).isEqualTo(422);
      assertThat(practice.api().get("/v1/movements?after=x").status()).isEqualTo(422);
      assertThat(practice.api().get("/v1/operations").status()).isEqualTo(422);
      assertThat(practice.api().send("POST", "/v1/faults", "[]", null).status()).isEqualTo(400);
      assertThat(practice.api().with("wrong").get("/v1/movements").status()).isEqualTo(401);
      assertThat(practice.authorization(id).path("captured").asLong()).isZero();
    }
  }

  private static String idOf(Api.Answer answer) {
    return answer.body(201).path("id").asString();
  }

  private static String status(Practice practice, String id) {
    return practice.authorization(id).path("status").asString();
  }

  private static List<String> types(Practice practice) {
    return practice.heard().stream().map(Listener.Heard::type).toList();
  }

  private static String code(Api.Answer answer) {
    JsonNode body = answer.body();
    return body.path("code").asString();
  }
}
