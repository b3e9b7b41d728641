package dev.unbuy.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.testing.Alone;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Purchases;
import dev.unbuy.testing.Purchases.Bought;
import dev.unbuy.testing.UnbuyTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Versions of the policy by the API: from a draft to what judges, and what remembers it. */
@UnbuyTest
@Alone
class PoliciesIT {

  private static final String ALL = "/api/v1/admin/policies";

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Purchases purchases;
  @Autowired private Policies policies;
  @Autowired private Transactions transactions;

  private PolicyNumbers usual = PolicyNumbers.DEFAULT;
  private Api operator = Api.at(0);

  @BeforeEach
  void anOperator() {
    usual = policies.current();
    operator = Api.at(port).with(marketplace.person(Role.OPERATOR).token());
  }

  @AfterEach
  void asItWas() {
    policies.decide(usual, Instant.now(), "a test", null);
  }

  @Test
  void aDraftDoesNothingUntilItIsScheduledAndIsThenRememberedByOrders() {
    JsonNode draft = draft(90);
    assertThat(draft.path("status").asString()).isEqualTo("DRAFT");
    assertThat(policies.current().gracePeriod()).isEqualTo(usual.gracePeriod());

    JsonNode scheduled = operator.post(path(draft) + "/schedule", Map.of()).body(200);

    assertThat(scheduled.path("revision").asInt()).isEqualTo(2);
    assertThat(policies.current().gracePeriod()).isEqualTo(Duration.ofMinutes(90));
    Bought bought = purchases.buy(20, 1).getFirst();
    assertThat(remembered("orders.orders", bought.id())).isEqualTo(id(draft));
    assertThat(operator.get(path(draft)).body(200).path("status").asString()).isEqualTo("IN_FORCE");
    assertThat(operator.get(path(draft) + "/changes").body(200))
        .extracting(change -> change.path("what").asString())
        .containsExactly("DRAFTED", "SCHEDULED");
  }

  @Test
  void whatIsScheduledTakesOverAtItsInstantAndCanBeDroppedBefore() {
    JsonNode soon = draft(45);
    Instant at = Instant.now().plusMillis(2_500);
    var _ = operator.post(path(soon) + "/schedule", Map.of("effectiveFrom", at)).body(200);
    assertThat(policies.current().gracePeriod()).isEqualTo(usual.gracePeriod());

    Eventually.holds(
        () ->
            Instant.now().isAfter(at)
                && policies.current().gracePeriod().equals(Duration.ofMinutes(45)));
    assertThat(operator.post(path(soon) + "/drop", Map.of()).body(409).path("rule").asString())
        .isEqualTo("WHAT_HELD_IS_HISTORY");

    JsonNode later = draft(30);
    var _ =
        operator
            .post(
                path(later) + "/schedule",
                Map.of("effectiveFrom", Instant.now().plus(Duration.ofDays(1))))
            .body(200);
    assertThat(operator.post(path(later) + "/drop", Map.of()).body(200).path("status").asString())
        .isEqualTo("DROPPED");
  }

  @Test
  void twoWhoEditDoNotOverwriteEachOther() {
    JsonNode draft = draft(70);
    Map<String, Object> numbers = Map.of("numbers", Map.of("sellerAnswersWithin", "PT72H"));

    var _ = operator.patch(path(draft), numbers, "\"1\"").body(200);
    JsonNode late = operator.patch(path(draft), numbers, "\"1\"").body(412);

    assertThat(late.path("state").asString()).isEqualTo("version 2");
  }

  @Test
  void aDraftThatWasWrittenOnAnotherVersionIsNotLaidOverTheOneSince() {
    JsonNode first = draft(70);
    JsonNode second = draft(80);
    var _ = operator.post(path(first) + "/schedule", Map.of()).body(200);

    JsonNode refused = operator.post(path(second) + "/schedule", Map.of()).body(409);

    assertThat(refused.path("rule").asString()).isEqualTo("WRITTEN_ON_ANOTHER_VERSION");
    assertThat(policies.current().gracePeriod()).isEqualTo(Duration.ofMinutes(70));
  }

  @Test
  void badNumbersAreNamedAndUnknownVersionsUnknown() {
    JsonNode refused =
        operator
            .post(ALL, Map.of("note", "x", "numbers", Map.of("gracePeriod", "PT9999H")))
            .body(422);
    assertThat(refused.path("errors").get(0).path("field").asString())
        .isEqualTo("numbers.gracePeriod");
    assertThat(operator.get(ALL + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(operator.get(ALL + "/numbers").body(200))
        .hasSameSizeAs(PolicyTable.ALL)
        .allSatisfy(one -> assertThat(one.path("explanation").asString()).isNotBlank());
  }

  private JsonNode draft(int minutes) {
    return operator
        .post(
            ALL,
            Map.of(
                "note",
                "a grace of %d minutes".formatted(minutes),
                "numbers",
                Map.of("gracePeriod", Duration.ofMinutes(minutes).toString())))
        .body(201);
  }

  private UUID remembered(String table, UUID id) {
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        "SELECT policy_version FROM %s WHERE id = ?".formatted(table),
                        row -> row.getObject(1, UUID.class),
                        id))
                .first()
                .orElseThrow());
  }

  private static String path(JsonNode version) {
    return ALL + "/" + id(version);
  }

  private static UUID id(JsonNode version) {
    return UUID.fromString(version.path("id").asString());
  }
}
