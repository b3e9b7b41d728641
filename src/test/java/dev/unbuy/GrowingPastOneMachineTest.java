package dev.unbuy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds what lets a distributed engine of PostgreSQL's kind take the place of the one database
 * later: ids from the application, the buyer's id on every table of a purchase, nothing that is
 * right only within one server, and no statement that a PostgreSQL 15 would not know.
 */
class GrowingPastOneMachineTest {

  private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");
  private static final Path SOURCES = Path.of("src", "main", "java");

  private static final Pattern TABLE =
      Pattern.compile("CREATE TABLE (\\w+\\.\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);
  private static final Pattern COUNTERS =
      Pattern.compile(
          "\\b(small|big)?serial\\b|\\bAS IDENTITY\\b|\\bCREATE SEQUENCE\\b|\\bnextval\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ONE_SERVER_ONLY =
      Pattern.compile("\\bpg_(try_)?advisory_|\\bpg_notify\\b|\\bLISTEN [a-z]|\\bNOTIFY [a-z]");

  /** What came with 16, 17 and 18, by the words that one needs for it. */
  private static final Pattern AFTER_15 =
      Pattern.compile(
          "\\b(uuidv[47]|any_value|json_table|json_value|json_query|json_exists|json_scalar"
              + "|array_shuffle|array_sample|random_normal|casefold|array_reverse|array_sort)\\s*\\(|\\bMERGE"
              + " INTO\\b|\\bIS JSON\\b|\\bWITHOUT OVERLAPS\\b|\\bON_ERROR\\b|\\bRETURNING"
              + " (OLD|NEW)\\.|\\bRETURNING WITH\\b|\\) VIRTUAL\\b",
          Pattern.CASE_INSENSITIVE);

  /** Sellers' own tables, found by their shop and kept by events. */
  private static final Set<String> OF_SELLERS =
      Set.of(
          "orders.seller_orders",
          "cancellations.seller_cancellations",
          "rights.seller_withdrawals",
          "standing.order_facts",
          "standing.cancellation_facts",
          "standing.exclusions");

  /** The marketplace's own papers, which name an order without being a part of it. */
  private static final Set<String> OF_THE_MARKETPLACE = Set.of("reconciliation.differences");

  /** One import at a time is the rule for an operator's tool; no request waits for it. */
  private static final Path IMPORTS = SOURCES.resolve(Path.of("dev", "unbuy", "imports"));

  /** Signals that only make it faster: what was written is found in its table without them. */
  private static final List<Path> SIGNALS =
      List.of(
          MIGRATIONS.resolve("V90__conversations.sql"),
          MIGRATIONS.resolve("V91__live_conversations.sql"),
          SOURCES.resolve(Path.of("dev", "unbuy", "platform", "Signals.java")));

  @Test
  void idsAreMadeByTheApplication() throws IOException {
    assertThat(found(COUNTERS, MIGRATIONS, SOURCES)).isEmpty();
  }

  @Test
  void nothingNeedsASignalOrALockThatOnlyOneServerKnows() throws IOException {
    assertThat(found(ONE_SERVER_ONLY, MIGRATIONS, SOURCES))
        .allMatch(
            line ->
                line.startsWith(IMPORTS.toString())
                    || SIGNALS.stream().anyMatch(signal -> line.startsWith(signal.toString())));
  }

  @Test
  void statementsKeepToWhatPostgresql15Knows() throws IOException {
    assertThat(found(AFTER_15, MIGRATIONS, SOURCES)).isEmpty();
  }

  @Test
  void everyTableOfAPurchaseCarriesItsBuyersId() throws IOException {
    Set<String> without = new TreeSet<>();
    Set<String> with = new TreeSet<>();
    tables()
        .forEach(
            (name, columns) -> {
              if (has(columns, "order_id") || has(columns, "purchase_id")) {
                boolean spread = has(columns, "buyer_id") || has(columns, "account_id");
                (spread ? with : without).add(name);
              }
            });

    assertThat(with).contains("orders.orders", "payments.tenders", "refunds.refund_parts");
    without.removeAll(OF_SELLERS);
    assertThat(without)
        .as(
            "tables with an order_id or purchase_id, but without the buyer_id by which to spread"
                + " them")
        .isEqualTo(OF_THE_MARKETPLACE);
  }

  @Test
  void theSellersTablesAreFoundByTheirShop() throws IOException {
    TreeMap<String, String> tables = tables();

    assertThat(OF_SELLERS)
        .allSatisfy(name -> assertThat(tables.getOrDefault(name, "")).contains("shop_id"));
  }

  private static boolean has(String columns, String column) {
    return Pattern.compile("^\\s+" + column + "\\s", Pattern.MULTILINE).matcher(columns).find();
  }

  private static TreeMap<String, String> tables() throws IOException {
    TreeMap<String, String> tables = new TreeMap<>();
    for (Path file : files(MIGRATIONS)) {
      Matcher matcher = TABLE.matcher(Files.readString(file));
      while (matcher.find()) {
        tables.put(matcher.group(1), matcher.group(2));
      }
    }
    return tables;
  }

  private static List<String> found(Pattern pattern, Path... folders) throws IOException {
    TreeSet<String> found = new TreeSet<>();
    for (Path folder : folders) {
      for (Path file : files(folder)) {
        for (String line : Files.readAllLines(file)) {
          Matcher matcher = pattern.matcher(line.replaceAll("(--|//|^\\s*\\*).*", ""));
          if (matcher.find()) {
            found.add(file + ": " + line.strip());
          }
        }
      }
    }
    return List.copyOf(found);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
