package dev.unbuy.imports.olist;

import dev.unbuy.imports.FileReport;
import dev.unbuy.imports.ImportConnection;
import dev.unbuy.imports.Progress;
import dev.unbuy.imports.copy.CopyRows;
import dev.unbuy.imports.copy.CopySession;
import dev.unbuy.imports.copy.Rows;
import dev.unbuy.imports.files.CsvFile;
import dev.unbuy.imports.files.Input;
import dev.unbuy.imports.files.Tally;
import dev.unbuy.imports.files.Why;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The files' rows in temporary tables, those set apart that stand for nothing of their own. */
final class OlistStage {

  private static final String REPEATED =
      """
      UPDATE %1$s t SET why = 'REPEATED' FROM (
        SELECT row, row_number() OVER (PARTITION BY %2$s ORDER BY row) AS nth FROM %1$s) r
      WHERE r.row = t.row AND r.nth > 1\
      """;
  private static final String OF_NO_PURCHASE =
      """
      UPDATE %1$s t SET why = 'NO_SUCH_PURCHASE' WHERE why IS NULL AND NOT EXISTS (
        SELECT FROM olist_orders o WHERE o.%2$s = t.%2$s AND o.why IS NULL)\
      """;

  /** In this order, since each looks at what was set apart before. */
  private static final List<String> SET_APART =
      List.of(
          """
          UPDATE olist_orders o SET why = 'NO_SUCH_CUSTOMER' WHERE why IS NULL AND NOT EXISTS (
            SELECT FROM olist_customers c WHERE c.customer_id = o.customer_id AND c.why IS NULL)\
          """,
          """
          UPDATE olist_orders o SET why = 'REPEATED' FROM (
            SELECT row, row_number() OVER (PARTITION BY customer_id ORDER BY row) AS nth
            FROM olist_orders WHERE why IS NULL) r
          WHERE r.row = o.row AND r.nth > 1\
          """,
          OF_NO_PURCHASE.formatted("olist_customers", "customer_id"),
          OF_NO_PURCHASE.formatted("olist_items", "order_id"),
          OF_NO_PURCHASE.formatted("olist_payments", "order_id"),
          OF_NO_PURCHASE.formatted("olist_reviews", "order_id"),
          "UPDATE olist_payments SET why = 'NOTHING_PAID' WHERE why IS NULL AND amount = 0",
          """
          UPDATE olist_reviews t SET why = 'NEWER_REVIEW' FROM (
            SELECT row, row_number() OVER (PARTITION BY order_id ORDER BY at DESC, row DESC) AS nth
            FROM olist_reviews WHERE why IS NULL) r
          WHERE r.row = t.row AND r.nth > 1\
          """,
          """
          UPDATE olist_products p SET why = 'NEVER_SOLD' WHERE why IS NULL AND NOT EXISTS (
            SELECT FROM olist_items i WHERE i.product_id = p.product_id AND i.why IS NULL)\
          """,
          """
          UPDATE olist_translations t SET why = 'CATEGORY_NOT_USED' WHERE why IS NULL
            AND NOT EXISTS (
              SELECT FROM olist_products p WHERE p.category = t.category AND p.why IS NULL)\
          """);

  private final Map<OlistFile, Tally> tallies = new EnumMap<>(OlistFile.class);

  OlistStage() {
    for (OlistFile file : OlistFile.values()) {
      tallies.put(file, new Tally(file.fileName(), Tally.ReportedRows.IGNORED));
    }
  }

  /** Counts the rows of a file. */
  Tally tally(OlistFile file) {
    return tallies.computeIfAbsent(
        file, key -> new Tally(key.fileName(), Tally.ReportedRows.IGNORED));
  }

  /** Reads all files of a folder. */
  void read(Path folder, ImportConnection database, Progress progress) {
    long bytes =
        Arrays.stream(OlistFile.values())
            .mapToLong(file -> Input.size(folder.resolve(file.fileName())))
            .sum();
    progress.begins("reading", bytes);
    for (OlistFile file : OlistFile.values()) {
      database.inOneStep(
          copy -> {
            copy.execute(file.createTable());
            return lay(file, folder, copy, progress);
          });
    }
    progress.begins("sorting", OlistFile.values().length);
    database.inOneStep(this::setApart);
    progress.advances(OlistFile.values().length);
  }

  private long lay(OlistFile file, Path folder, CopySession copy, Progress progress) {
    Path path = folder.resolve(file.fileName());
    Tally tally = tally(file);
    CopyRows into = copy.into(file.copyTable());
    try (CsvFile rows = CsvFile.open(path, file.columns(), progress::advances)) {
      while (rows.hasNext()) {
        CsvFile.Row row = rows.next();
        tally.read();
        if (!row.isWhole()) {
          tally.reported(row.number(), Why.UNREADABLE);
        } else if (file == OlistFile.ORDERS && !OlistRows.isKnown(row)) {
          tally.reported(row.number(), Why.UNKNOWN_STATUS);
        } else if (!OlistRows.lay(file, row, into)) {
          tally.reported(row.number(), Why.UNREADABLE);
        }
      }
    }
    return into.rows();
  }

  private long setApart(CopySession copy) {
    for (OlistFile file : OlistFile.values()) {
      copy.execute(REPEATED.formatted(file.table(), file.key()));
    }
    for (String table : List.of("orders", "items", "payments", "reviews")) {
      copy.execute("CREATE INDEX ON olist_%s (order_id)".formatted(table));
    }
    copy.execute("CREATE INDEX ON olist_customers (customer_id)");
    copy.execute("CREATE INDEX ON olist_items (product_id)");
    copy.execute("CREATE INDEX ON olist_orders (bought, row)");
    SET_APART.forEach(copy::execute);
    for (OlistFile file : OlistFile.values()) {
      copy.execute("ANALYZE " + file.table());
      tellApart(file, copy);
    }
    return 0;
  }

  private void tellApart(OlistFile file, CopySession copy) {
    String sql = "SELECT row, why FROM %s WHERE why IS NOT NULL ORDER BY row";
    try (Rows<SetApart> rows =
        copy.stream(
            sql.formatted(file.table()),
            row -> new SetApart(row.getLong(1), Why.valueOf(row.getString(2))))) {
      while (rows.hasNext()) {
        SetApart one = rows.next();
        tally(file).reported(one.row(), one.why());
      }
    }
  }

  /** What came of each file. */
  List<FileReport> close() {
    return tallies.values().stream().map(Tally::close).toList();
  }

  private record SetApart(long row, Why why) {}
}
