package dev.unbuy.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.imports.FileReport.Group;
import dev.unbuy.testing.Alone;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invoice lines of each odd kind once; what takes back is found or reported. */
@UnbuyTest
@Alone
class RetailImportIT {

  private static final Path FILE = Path.of("src/test/resources/online-retail/online_retail.csv");

  @Autowired private ImportHistory imports;
  @Autowired private ImportRuns runs;
  @Autowired private JdbcClient jdbc;

  private FileReport first;

  @BeforeEach
  void readOnce() {
    imports.read("online-retail", FILE, Progress.UNWATCHED);
    List<ImportReport> all =
        runs.latest(null, 200).items().stream()
            .map(ImportRun::report)
            .filter(Objects::nonNull)
            .toList();
    first =
        all.stream()
            .filter(one -> one.format().equals("online-retail"))
            .reduce((newer, older) -> older)
            .orElseThrow()
            .files()
            .getFirst();
  }

  @Test
  void everyLineIsUsedOrReportedWithItsReason() {
    assertThat(groups(first.reported()))
        .isEqualTo(
            Map.of(
                "REPEATED", 1L,
                "NOT_AN_ARTICLE", 1L,
                "EXCEEDS", 1L,
                "FITS_NOTHING", 1L,
                "STOCK_WRITE_OFF", 1L,
                "NO_CUSTOMER", 1L,
                "NOT_A_SALE", 1L,
                "NOT_A_PRICE", 1L,
                "UNREADABLE", 1L,
                "NO_UNITS", 1L));
    assertThat(groups(first.noted()))
        .isEqualTo(Map.of("OTHER_PRICE", 1L, "SPLIT", 1L, "COUNTRY_UNKNOWN", 2L));
    assertThat(first.read()).isEqualTo(18);
    assertThat(first.used()).isEqualTo(8);
  }

  @Test
  void whatIsTakenBackIsAPartialCancellation() {
    assertThat(rows("OR-600001")).containsExactly("85123A 6 2 510", "71053 4 0 0");
    assertThat(rows("OR-600003")).as("at the lower price").containsExactly("85123A 3 3 765");
    assertThat(rows("OR-600008")).as("the newest first").containsExactly("22423 5 5 5475");
    assertThat(rows("OR-600007")).containsExactly("22423 2 1 1095");
  }

  @Test
  void packedByGzipItIsTheSameAndDoublesNothing(@TempDir Path folder) throws IOException {
    Path packed = folder.resolve("retail.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(FILE, out);
    }
    FileReport again = imports.read("online-retail", packed, Progress.UNWATCHED).files().getFirst();
    assertThat(again.used()).isZero();
    assertThat(groups(again.reported())).containsEntry("ALREADY_HERE", 8L);
    assertThat(
            jdbc.sql("SELECT count(*) FROM orders.orders WHERE source = 'online-retail'")
                .query(Long.class)
                .single())
        .isEqualTo(4);
  }

  private List<String> rows(String order) {
    return jdbc.sql(
            """
            SELECT v.sku || ' ' || l.ordered || ' ' || l.canceled || ' ' || l.owed_back
            FROM orders.order_lines l JOIN orders.orders o ON o.id = l.order_id
              JOIN catalog.variants v ON v.id = l.variant_id
            WHERE o.number = ? ORDER BY l.position\
            """)
        .param(order)
        .query(String.class)
        .list();
  }

  private static Map<String, Long> groups(List<Group> groups) {
    return groups.stream().collect(Collectors.toMap(Group::what, Group::rows));
  }
}
