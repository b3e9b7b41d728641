package dev.unbuy.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unbuy.accounts.Accounts;
import dev.unbuy.imports.FileReport.Group;
import dev.unbuy.testing.Alone;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.UnbuyTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Files with each oddity of the real ones once: all of it is used or reported, and adds up. */
@UnbuyTest
@Alone
class OlistImportIT {

  private static final Path FILES = Path.of("src/test/resources/olist");
  private static final String ORDERS = "olist_orders_dataset.csv";

  @LocalServerPort private int port;
  @Autowired private ImportHistory imports;
  @Autowired private ImportRuns runs;
  @Autowired private JdbcClient jdbc;
  @Autowired private Accounts accounts;

  private ImportReport report;

  @BeforeEach
  void readOnce() {
    ImportReport now = imports.read("olist", FILES, Progress.UNWATCHED);
    List<ImportReport> all =
        runs.latest(null, 200).items().stream()
            .map(ImportRun::report)
            .filter(Objects::nonNull)
            .toList();
    report =
        all.stream().filter(one -> one.format().equals("olist")).reduce((a, b) -> b).orElse(now);
  }

  @Test
  void everyRowIsUsedOrReportedWithItsReason() {
    assertThat(reported(ORDERS))
        .isEqualTo(
            Map.of("UNKNOWN_STATUS", 1L, "NO_SUCH_CUSTOMER", 1L, "UNREADABLE", 1L, "REPEATED", 1L));
    assertThat(reported("olist_customers_dataset.csv")).isEqualTo(Map.of("NO_SUCH_PURCHASE", 3L));
    assertThat(reported("olist_order_items_dataset.csv"))
        .isEqualTo(Map.of("NO_SUCH_PURCHASE", 1L, "UNREADABLE", 1L));
    assertThat(reported("olist_order_payments_dataset.csv"))
        .isEqualTo(Map.of("NO_SUCH_PURCHASE", 1L, "NOTHING_PAID", 1L, "UNREADABLE", 1L));
    assertThat(reported("olist_order_reviews_dataset.csv"))
        .isEqualTo(Map.of("NO_SUCH_PURCHASE", 1L, "NEWER_REVIEW", 1L, "UNREADABLE", 1L));
    assertThat(reported("olist_products_dataset.csv")).isEqualTo(Map.of("NEVER_SOLD", 1L));
    assertThat(reported("product_category_name_translation.csv"))
        .isEqualTo(Map.of("CATEGORY_NOT_USED", 1L));
    for (FileReport file : report.files()) {
      long told = file.reported().stream().mapToLong(Group::rows).sum();
      assertThat(file.read()).as(file.file()).isEqualTo(file.used() + told);
    }
  }

  @Test
  void whatWasStrangeIsNoted() {
    assertThat(noted(ORDERS))
        .isEqualTo(
            Map.of(
                "SEVERAL_SELLERS", 1L,
                "NO_ITEM", 1L,
                "NEVER_APPROVED", 2L,
                "HANDED_BEFORE_APPROVED", 1L,
                "HANDED_BEFORE_BOUGHT", 1L,
                "HANDED_WITHOUT_DATE", 1L,
                "DELIVERED_BEFORE_HANDED", 1L,
                "DELIVERED_WITHOUT_DATE", 1L,
                "CANCELED_AFTER_HANDED", 2L,
                "CANCELED_AFTER_DELIVERED", 1L));
    assertThat(noted("olist_order_payments_dataset.csv"))
        .isEqualTo(Map.of("PAID_MORE", 1L, "PAID_LESS", 1L));
    assertThat(noted("olist_order_reviews_dataset.csv")).isEqualTo(Map.of("REVIEW_OF_SEVERAL", 2L));
    assertThat(noted("olist_products_dataset.csv"))
        .isEqualTo(Map.of("NO_CATEGORY", 1L, "NOT_TRANSLATED", 1L));
  }

  @Test
  void readAgainItDoublesNothing() {
    long before = count("SELECT count(*) FROM orders.orders WHERE source = 'olist'");
    ImportReport again = imports.read("olist", FILES, Progress.UNWATCHED);
    assertThat(again.files()).allSatisfy(file -> assertThat(file.used()).isZero());
    assertThat(count("SELECT count(*) FROM orders.orders WHERE source = 'olist'"))
        .isEqualTo(before)
        .isEqualTo(15);
  }

  @ParameterizedTest
  @CsvSource({
    "unavailable, SELLER, OUT_OF_STOCK, SELLER",
    "gone-silent, SELLER, OUT_OF_STOCK, SELLER",
    "gone-buyer, BUYER, CHANGE_OF_MIND, BUYER",
    "gone-unpaid, PLATFORM, UNPAID, BUYER",
    "back-late, BUYER, SHIPPING_DELAY, SELLER",
    "back-in-time, BUYER, OTHER, NOBODY"
  })
  void aCancellationIsWhoseTheEvidenceSays(
      String order, String askedBy, String reason, String fault) {
    assertThat(
            jdbc.sql(
                    """
                    SELECT c.asked_by, c.reason, c.fault, o.status
                    FROM cancellations.cancellations c JOIN orders.orders o ON o.id = c.order_id
                    WHERE o.number = ?\
                    """)
                .param(number(order, 1))
                .query()
                .singleRow()
                .values())
        .containsExactly(askedBy, reason, fault, "CANCELED");
  }

  @Test
  void aPurchaseOfSeveralSellersIsOneOrderForEach() {
    assertThat(total("two-sellers", 1)).isEqualTo(2666);
    assertThat(total("two-sellers", 2)).isEqualTo(851);
    assertThat(
            jdbc.sql(
                    """
                    SELECT s.amount FROM payments.tender_shares s
                    JOIN orders.orders o ON o.id = s.order_id
                    WHERE o.number IN (?, ?) ORDER BY o.number, s.position\
                    """)
                .params(number("two-sellers", 1), number("two-sellers", 2))
                .query(Long.class)
                .list())
        .as("five of a voucher and the rest of a card, by what each order costs")
        .containsExactly(379L, 2287L, 121L, 730L);
  }

  @Test
  void interestIsKeptApartAndWhatWasPaidLessIsADiscount() {
    assertThat(total("paid-more", 1)).isEqualTo(2500);
    assertThat(total("paid-less", 1)).isEqualTo(2599);
    assertThat(
            count(
                """
                SELECT d.paid - d.accounted FROM imports.payment_differences d
                JOIN orders.orders o USING (purchase_id) WHERE o.number = '%s'\
                """
                    .formatted(number("paid-more", 1))))
        .isEqualTo(150);
  }

  @Test
  void theBooksBalance() {
    assertThat(
            count(
                """
                SELECT count(*) FROM orders.orders o WHERE source = 'olist' AND (
                  total <> (SELECT sum(amount) FROM payments.tender_shares WHERE order_id = o.id)
                  OR owed_back <> (SELECT sum(going_back + released + refunded)
                    FROM payments.tender_shares WHERE order_id = o.id))\
                """))
        .isZero();
    assertThat(
            count(
                """
                SELECT count(*) FROM orders.orders o WHERE source = 'olist'
                AND completed_at IS NOT NULL AND 0 <> (
                  SELECT sum(CASE 'escrow' WHEN credit THEN amount WHEN debit THEN -amount ELSE 0
                    END)
                  FROM payments.ledger_transfers WHERE order_id = o.id)\
                """))
        .as("nothing is held of what is over")
        .isZero();
  }

  @Test
  void sellersStandByTheirRecord() {
    assertThat(
            count(
                """
                SELECT count(*) FROM standing.order_facts f JOIN orders.orders o ON o.id = f.order_id
                WHERE o.source = 'olist' AND f.seller_fault AND o.number NOT LIKE 'OL-PROCESSING%'\
                """))
        .as("not available, never shipped, handed over too late")
        .isEqualTo(3);
    assertThat(
            count(
                """
                SELECT count(*) FROM standing.shops s JOIN catalog.shops c ON c.id = s.shop_id
                WHERE c.slug IN ('olist-seller-a', 'olist-seller-b')\
                """))
        .isEqualTo(2);
  }

  @Test
  void nothingIsDecidedByTheImportItself() {
    assertThat(
            count(
                """
                SELECT count(*) FROM platform.deadlines d JOIN orders.orders o ON o.id = d.subject
                WHERE o.source = 'olist'\
                """))
        .isZero();
  }

  @Test
  void aBuyerOfThatHistoryCancelsWhatIsStillProcessing() {
    String mail = "person-processing@buyers.olist.invalid";
    accounts.setPassword(mail, "a good password");
    Api nobody = Api.at(port);
    String token =
        nobody
            .post("/api/v1/tokens", Map.of("email", mail, "password", "a good password"), null)
            .body(201)
            .get("token")
            .asString();
    Api buyer = nobody.with(token);
    JsonNode order = buyer.get("/api/v1/orders").body(200).get("items").get(0);
    if (order.get("status").asString().equals("AWAITING_SHIPMENT")) {
      String path = "/api/v1/orders/" + order.get("id").asString() + "/cancellations";
      JsonNode canceled = buyer.post(path, Map.of("reason", "CHANGE_OF_MIND")).body(201);
      assertThat(canceled.get("status").asString()).isEqualTo("SETTLED");
    }
    assertThat(buyer.get("/api/v1/orders").body(200).get("items").get(0).get("status").asString())
        .isEqualTo("CANCELED");
  }

  @ParameterizedTest
  @CsvSource({
    "nothing-like-it, src/test/resources/olist, import.failed.format",
    "olist, no/such/folder, import.failed.no-folder",
    "olist, src/test/resources, import.failed.no-file"
  })
  void whatCannotBeReadIsNamed(String format, Path source, String key) {
    assertThatThrownBy(() -> imports.read(format, source, Progress.UNWATCHED))
        .isInstanceOfSatisfying(
            ImportFailed.class, failure -> assertThat(failure.key()).isEqualTo(key));
  }

  @ParameterizedTest
  @CsvSource({
    "'customer_id,nothing\nc,d\n', import.failed.no-column",
    "'', import.failed.no-column",
    "'customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state\n\"c,d',"
        + " import.failed.quote"
  })
  void aDamagedFileIsNamed(String text, String key, @TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("olist_customers_dataset.csv"), text);
    assertThatThrownBy(() -> imports.read("olist", folder, Progress.UNWATCHED))
        .isInstanceOfSatisfying(
            ImportFailed.class, failure -> assertThat(failure.key()).isEqualTo(key));
  }

  private Map<String, Long> reported(String file) {
    return groups(report(file).reported());
  }

  private Map<String, Long> noted(String file) {
    return groups(report(file).noted());
  }

  private FileReport report(String file) {
    return report.files().stream().filter(one -> one.file().equals(file)).findFirst().orElseThrow();
  }

  private static Map<String, Long> groups(List<Group> groups) {
    return groups.stream().collect(Collectors.toMap(Group::what, Group::rows));
  }

  private long total(String order, int part) {
    return jdbc.sql("SELECT total FROM orders.orders WHERE number = ?")
        .param(number(order, part))
        .query(Long.class)
        .single();
  }

  private static String number(String order, int part) {
    return "OL-%.16s-%d".formatted(order.toUpperCase(Locale.ROOT), part);
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }
}
