package dev.unbuy.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unbuy.accounts.Accounts;
import dev.unbuy.imports.FileReport.Group;
import dev.unbuy.testing.Alone;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.UnbuyTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A small shop of the same shape with each oddity once. */
@UnbuyTest
@Alone
class Tau2ImportIT {

  private static final Path FILES = Path.of("src/test/resources/tau2");

  @LocalServerPort private int port;
  @Autowired private ImportHistory imports;
  @Autowired private ImportRuns runs;
  @Autowired private JdbcClient jdbc;
  @Autowired private Accounts accounts;

  private ImportReport first;

  @BeforeEach
  void readOnce() {
    ImportReport now = imports.read("tau2-retail", FILES, Progress.UNWATCHED);
    first =
        runs.latest(null, 200).items().stream()
            .filter(run -> run.format().equals("tau2-retail"))
            .map(ImportRun::report)
            .filter(Objects::nonNull)
            .reduce((newer, older) -> older)
            .orElse(now);
  }

  @Test
  void everyEntryIsUsedOrReportedWithItsReason() {
    assertThat(reported("products")).isEqualTo(Map.of("UNREADABLE", 1L));
    assertThat(reported("variants")).isEqualTo(Map.of("UNREADABLE", 2L));
    assertThat(reported("users")).isEqualTo(Map.of("UNREADABLE", 1L));
    assertThat(reported("payment methods"))
        .isEqualTo(Map.of("KEPT_BY_THE_GATEWAY", 2L, "UNREADABLE", 1L));
    assertThat(reported("orders"))
        .isEqualTo(Map.of("NO_SUCH_CUSTOMER", 1L, "UNKNOWN_STATUS", 1L, "UNREADABLE", 3L));
    assertThat(groups(file("orders").noted()))
        .isEqualTo(Map.of("CANCELED_WITH_LABEL", 1L, "SEVERAL_PARCELS", 1L));
    assertThat(groups(file("users").noted())).isEqualTo(Map.of("COUNTRY_UNKNOWN", 1L));
    for (FileReport file : first.files()) {
      long told = file.reported().stream().mapToLong(Group::rows).sum();
      assertThat(file.read()).as(file.file()).isEqualTo(file.used() + told);
    }
  }

  @Test
  void unitsOfOneVariantAreOneLineAndGiftCardsAreStoreCredit() {
    assertThat(
            jdbc.sql(
                    """
                    SELECT l.variant || ' ' || l.ordered || ' ' || l.unit_price
                    FROM orders.order_lines l JOIN orders.orders o ON o.id = l.order_id
                    WHERE o.number = 'W1' ORDER BY l.position\
                    """)
                .query(String.class)
                .list())
        .containsExactly("blue 2 1000", "oak, S 1 4000");
    assertThat(
            jdbc.sql(
                    """
                    SELECT o.number || ' ' || o.status || ' ' || o.total || ' ' || t.method
                    FROM orders.orders o JOIN payments.tenders t ON t.purchase_id = o.purchase_id
                    WHERE o.source = 'tau2-retail' AND o.number IN ('W3', 'W4', 'W5', 'W6')
                    ORDER BY o.number\
                    """)
                .query(String.class)
                .list())
        .containsExactly(
            "W3 AWAITING_SHIPMENT 5749 WALLET",
            "W4 SHIPPED 4000 WALLET",
            "W5 DELIVERED 5749 WALLET",
            "W6 CANCELED 825 STORE_CREDIT");
  }

  @Test
  void packedByGzipItIsTheSameAndDoublesNothing(@TempDir Path folder) throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("db.json.gz")))) {
      Files.copy(FILES.resolve("db.json"), out);
    }
    List<FileReport> again = imports.read("tau2-retail", folder, Progress.UNWATCHED).files();
    assertThat(again).allSatisfy(file -> assertThat(file.used()).isZero());
    assertThat(
            jdbc.sql("SELECT count(*) FROM orders.orders WHERE source = 'tau2-retail'")
                .query(Long.class)
                .single())
        .isEqualTo(6);
  }

  @Test
  void aBuyerOfThatShopCancelsWhatIsPendingAtOnceAndHasTheMoneyOnTheGiftCard() {
    accounts.setPassword("ana.gray@example.com", "a good password");
    Api nobody = Api.at(port);
    String token =
        nobody
            .post(
                "/api/v1/tokens",
                Map.of("email", "ana.gray@example.com", "password", "a good password"),
                null)
            .body(201)
            .path("token")
            .asString();
    Api buyer = nobody.with(token);
    JsonNode order = buyer.get("/api/v1/orders?q=W2").body(200).path("items").get(0);
    if (order.path("status").asString().equals("AWAITING_SHIPMENT")) {
      JsonNode canceled =
          buyer
              .post(
                  "/api/v1/orders/" + order.path("id").asString() + "/cancellations",
                  Map.of("reason", "CHANGE_OF_MIND"))
              .body(201);
      assertThat(canceled.path("status").asString()).isEqualTo("SETTLED");
      JsonNode part = canceled.path("refund").path("parts").get(0);
      assertThat(part.path("method").asString()).isEqualTo("STORE_CREDIT");
      assertThat(part.path("amount").path("amount").asLong()).isEqualTo(1000);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"products\":{', import.failed.json",
    "'[]', import.failed.no-section",
    "'{\"users\":{}}', import.failed.no-section"
  })
  void aDamagedFileIsNamed(String text, String key, @TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("db.json"), text);
    assertThatThrownBy(() -> imports.read("tau2-retail", folder, Progress.UNWATCHED))
        .isInstanceOfSatisfying(
            ImportFailed.class, failure -> assertThat(failure.key()).isEqualTo(key));
  }

  private FileReport file(String part) {
    return first.files().stream()
        .filter(one -> one.file().endsWith(": " + part))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, Long> reported(String part) {
    return groups(file(part).reported());
  }

  private static Map<String, Long> groups(List<Group> groups) {
    return groups.stream().collect(Collectors.toMap(Group::what, Group::rows));
  }
}
