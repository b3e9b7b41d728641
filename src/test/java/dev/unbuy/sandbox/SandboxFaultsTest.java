package dev.unbuy.sandbox;

import static dev.unbuy.sandbox.Practice.eventually;
import static dev.unbuy.sandbox.Practice.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unbuy.testing.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong when it was planned to, seen from outside. */
class SandboxFaultsTest {

  @TempDir private Path folder;
  private Practice practice;
  private String id = "";

  @BeforeEach
  void anAuthorizationOfWhichHalfIsCaptured() throws IOException {
    practice = Practice.with(folder, Map.of(TenderMethod.CARD, times(50, 0, 0)));
    id = practice.authorized("sandbox-ok", 1000);
    practice.move(id, "captures", 500).body(201);
    eventually(() -> practice.heard().size() == 2);
  }

  @AfterEach
  void close() throws IOException {
    practice.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeout-after-effect", "reset", "error-after"})
  void anAnswerThatIsLostAfterTheEffectIsGivenWhenAskedAgain(String mode) {
    practice.plan(Map.of("mode", mode, "key", "k", "delayMillis", 50));

    notAnswered(() -> practice.move(id, "captures", 100, "k"));

    assertThat(practice.authorization(id).path("captured").asLong()).isEqualTo(600);
    assertThat(practice.move(id, "captures", 100, "k").status()).isEqualTo(201);
    assertThat(practice.authorization(id).path("captured").asLong()).isEqualTo(600);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset-before", "error-before"})
  void aFailureBeforeTheEffectChangesNothingAndCanBeAskedAgain(String mode) {
    practice.plan(Map.of("mode", mode, "key", "k"));

    notAnswered(() -> practice.move(id, "captures", 100, "k"));

    assertThat(practice.authorization(id).path("captured").asLong()).isEqualTo(500);
    assertThat(practice.move(id, "captures", 100, "k").status()).isEqualTo(201);
    assertThat(practice.authorization(id).path("captured").asLong()).isEqualTo(600);
  }

  @Test
  void aRefusalIsForGood() {
    practice.plan(Map.of("mode", "refuse", "operation", "refund", "reason", "expired_card"));

    assertThat(practice.move(id, "refunds", 100, "k").body(409).path("code").asString())
        .isEqualTo("expired_card");
    assertThat(practice.move(id, "refunds", 100, "k").status()).isEqualTo(409);
    assertThat(practice.move(id, "refunds", 100, "another").status()).isEqualTo(201);
  }

  @Test
  void slowTakesItsTimeAndAnswers() {
    practice.plan(Map.of("mode", "slow", "authorization", id, "delayMillis", 300));
    var start = Instant.now();

    assertThat(practice.move(id, "captures", 100).status()).isEqualTo(201);

    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void aRefundIsAcceptedAndFailsLater() {
    practice.plan(Map.of("mode", "refund-fails", "key", "k", "reason", "bank_unreachable"));

    var accepted = practice.move(id, "refunds", 100, "k").body(201);

    assertThat(accepted.path("status").asString()).isEqualTo("PENDING");
    eventually(() -> practice.under("k").getFirst().path("status").asString().equals("FAILED"));
    assertThat(practice.under("k").getFirst().path("reason").asString())
        .isEqualTo("bank_unreachable");
    assertThat(practice.authorization(id).path("refunded").asLong()).isZero();
    eventually(() -> types().contains("refund.failed"));
  }

  @Test
  void aFaultAimedAtAPayerLeavesOthersAlone() {
    practice.plan(Map.of("mode", "error-before", "token", "sandbox-review", "times", 5));

    assertThat(practice.authorize("a", "CARD", "sandbox-ok", 100).status()).isEqualTo(201);
    assertThat(practice.authorize("b", "CARD", "sandbox-review", 100).status()).isEqualTo(500);
  }

  @Test
  void theSameSeedStrikesTheSameRequests() throws IOException {
    var first = struckOf(practice);
    try (var other = Practice.with(folder.resolve("other"), Map.of())) {
      assertThat(struckOf(other)).isEqualTo(first).hasSizeBetween(20, 40);
    }
    assertThat(practice.api().get("/v1/faults").body(200).path("struck").path("refuse").asInt())
        .isEqualTo(first.size());
  }

  @Test
  void aWebhookIsLost() {
    practice.plan(Map.of("mode", "webhook-lost", "key", "k"));

    practice.move(id, "captures", 100, "k").body(201);
    practice.move(id, "captures", 100, "after").body(201);

    eventually(() -> heardOf("after") == 1);
    assertThat(heardOf("k")).isZero();
  }

  @Test
  void aWebhookIsDoubledUnderOneId() {
    practice.plan(Map.of("mode", "webhook-doubled", "key", "k"));

    practice.move(id, "captures", 100, "k").body(201);

    eventually(() -> heardOf("k") == 2);
    assertThat(practice.heard().stream().filter(one -> keyOf(one).equals("k")).distinct())
        .extracting(Listener.Heard::id)
        .hasSize(2)
        .containsOnly(practice.heard().getLast().id());
  }

  @Test
  void aWebhookComesAfterTheNextOne() {
    practice.plan(Map.of("mode", "webhook-reordered", "key", "first"));

    practice.move(id, "captures", 100, "first").body(201);
    practice.move(id, "captures", 100, "second").body(201);

    eventually(() -> heardOf("first") == 1);
    assertThat(practice.heard().stream().map(SandboxFaultsTest::keyOf).toList())
        .endsWith("second", "first");
  }

  @Test
  void aWebhookIsLate() {
    practice.plan(Map.of("mode", "webhook-late", "key", "k", "delayMillis", 300));
    var start = Instant.now();

    practice.move(id, "captures", 100, "k").body(201);

    eventually(() -> heardOf("k") == 1);
    assertThat(Duration.between(start, practice.heard().getLast().at()))
        .isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void aWebhookIsWronglySignedAndThenTold() {
    practice.plan(Map.of("mode", "webhook-wrongly-signed", "key", "k"));

    practice.move(id, "captures", 100, "k").body(201);

    eventually(() -> heardOf("k") == 2);
    assertThat(practice.heard().stream().filter(one -> keyOf(one).equals("k")))
        .extracting(Listener.Heard::genuine)
        .containsExactly(false, true);
  }

  @Test
  void plansThatMakeNoSenseAreRefusedAndAllCanBeTakenBack() {
    var api = practice.api();
    assertThat(api.post("/v1/faults", Map.of("mode", "meteor"), null).status()).isEqualTo(422);
    assertThat(api.post("/v1/faults", Map.of("mode", "reset", "rate", 2), null).status())
        .isEqualTo(422);
    assertThat(api.post("/v1/faults", Map.of("mode", "slow", "delayMillis", -1), null).status())
        .isEqualTo(422);
    practice.plan(Map.of("mode", "reset", "rate", 1.0));
    assertThat(api.send("DELETE", "/v1/faults", null, null).body(200).path("planned").asInt())
        .isZero();
    assertThat(practice.move(id, "captures", 100).status()).isEqualTo(201);
  }

  private static List<Integer> struckOf(Practice practice) {
    practice.plan(Map.of("mode", "refuse", "rate", 0.3, "seed", 7));
    List<Integer> struck = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      if (practice.authorize("n" + i, "CARD", "sandbox-ok", 100).status() == 409) {
        struck.add(i);
      }
    }
    return struck;
  }

  private long heardOf(String key) {
    return practice.heard().stream().filter(one -> keyOf(one).equals(key)).count();
  }

  private List<String> types() {
    return practice.heard().stream().map(Listener.Heard::type).toList();
  }

  private static String keyOf(Listener.Heard heard) {
    return heard.data().path("idempotencyKey").asString();
  }

  private static void notAnswered(java.util.function.Supplier<Api.Answer> request) {
    try {
      assertThat(request.get().status()).isEqualTo(500);
    } catch (IllegalStateException hungUp) {
      assertThatThrownBy(
              () -> {
                throw hungUp.getCause();
              })
          .isInstanceOf(IOException.class);
    }
  }
}
