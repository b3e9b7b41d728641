package dev.unbuy.imports.retail;

import dev.unbuy.imports.FileReport;
import dev.unbuy.imports.ImportConnection;
import dev.unbuy.imports.Progress;
import dev.unbuy.imports.copy.CopyRows;
import dev.unbuy.imports.copy.CopySession;
import dev.unbuy.imports.copy.CopyTable;
import dev.unbuy.imports.copy.Rows;
import dev.unbuy.imports.files.CsvFile;
import dev.unbuy.imports.files.Input;
import dev.unbuy.imports.files.Note;
import dev.unbuy.imports.files.Tally;
import dev.unbuy.imports.files.Used;
import dev.unbuy.imports.files.Why;
import dev.unbuy.imports.retail.TakeBack.Found;
import dev.unbuy.imports.retail.TakeBack.Line;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The lines in a temporary table, those set apart that are no sale of an article to somebody. */
final class RetailStage {

  private static final List<String> COLUMNS =
      List.of(
          "InvoiceNo",
          "StockCode",
          "Description",
          "Quantity",
          "InvoiceDate",
          "UnitPrice",
          "CustomerID",
          "Country");
  private static final String CREATE =
      """
      CREATE TEMP TABLE retail_lines (row bigint, invoice text, code text, title text, quantity int,
        at timestamptz, price bigint, customer text, country text, why text)\
      """;
  private static final String CREATE_BACK =
      "CREATE TEMP TABLE retail_back (back bigint, row bigint, quantity int)";
  private static final CopyTable LINES =
      CopyTable.of(
          "retail_lines", "row, invoice, code, title, quantity, at, price, customer, country");
  private static final CopyTable BACK = CopyTable.of("retail_back", "back, row, quantity");
  private static final String REPEATED =
      """
      UPDATE retail_lines t SET why = 'REPEATED' FROM (
        SELECT row, row_number() OVER (PARTITION BY invoice, code, title, quantity, at, price,
          customer, country ORDER BY row) AS nth
        FROM retail_lines) r
      WHERE r.row = t.row AND r.nth > 1\
      """;
  private static final String PAIRS =
      """
      SELECT row, customer, code, invoice, quantity, price, at FROM retail_lines l
      WHERE why IS NULL AND EXISTS (
        SELECT FROM retail_lines b WHERE b.customer = l.customer AND b.code = l.code
          AND b.quantity < 0 AND b.why IS NULL)
      ORDER BY customer, code, at, quantity < 0, row\
      """;
  private static final String MARK =
      """
      UPDATE retail_lines l SET why = w.why FROM unnest(?::text[]::bigint[], ?) AS w (row, why)
      WHERE l.row = w.row\
      """;

  private final Tally tally;
  private final Used used;

  RetailStage(Path file) {
    this.tally = new Tally(String.valueOf(file.getFileName()), Tally.ReportedRows.IGNORED);
    this.used = new Used(tally);
  }

  void read(Path file, ImportConnection database, Progress progress) {
    progress.begins("reading", Input.size(file));
    database.inOneStep(
        copy -> {
          copy.execute(CREATE);
          copy.execute(CREATE_BACK);
          return lay(file, copy, progress);
        });
    progress.begins("sorting", 2);
    database.inOneStep(copy -> setApart(copy, progress));
  }

  /** A row is in the database, now or since an earlier import. */
  void used(long row, boolean isNew) {
    used.add(row, isNew);
  }

  void noted(long row, Note note) {
    tally.noted(row, note);
  }

  List<FileReport> close() {
    used.close();
    return List.of(tally.close());
  }

  private long lay(Path file, CopySession copy, Progress progress) {
    CopyRows into = copy.into(LINES);
    try (CsvFile rows = CsvFile.open(file, COLUMNS, progress::advances)) {
      while (rows.hasNext()) {
        CsvFile.Row row = rows.next();
        tally.read();
        Why why = row.isWhole() ? RetailRows.lay(row, into) : Why.UNREADABLE;
        if (why != null) {
          tally.reported(row.number(), why);
        }
      }
    }
    return into.rows();
  }

  private long setApart(CopySession copy, Progress progress) {
    copy.execute("ANALYZE retail_lines");
    copy.execute(REPEATED);
    copy.execute(
        "CREATE INDEX ON retail_lines (customer, code) WHERE quantity < 0 AND why IS NULL");
    copy.execute("ANALYZE retail_lines");
    progress.advances(1);
    takeBack(copy);
    copy.send();
    copy.execute("CREATE INDEX ON retail_back (row)");
    copy.execute("CREATE INDEX ON retail_lines (invoice) WHERE why IS NULL AND quantity > 0");
    copy.execute("ANALYZE retail_back");
    copy.inLots(
        "SELECT row, why FROM retail_lines WHERE why IS NOT NULL ORDER BY row",
        row -> new SetApart(row.getLong(1), Why.valueOf(row.getString(2))),
        1_000,
        lot -> lot.forEach(one -> tally.reported(one.row(), one.why())));
    progress.advances(1);
    return 0;
  }

  private void takeBack(CopySession copy) {
    List<Found> wrong = new ArrayList<>();
    List<Line> group = new ArrayList<>();
    try (Rows<Line> lines =
        copy.stream(
            PAIRS,
            row ->
                new Line(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getInt(5),
                    row.getLong(6),
                    row.getObject(7, OffsetDateTime.class).toInstant()))) {
      while (lines.hasNext()) {
        Line line = lines.next();
        if (!group.isEmpty() && !isAlike(group.getFirst(), line)) {
          wrong.addAll(lay(TakeBack.in(group), copy));
          group.clear();
        }
        group.add(line);
      }
    }
    wrong.addAll(lay(TakeBack.in(group), copy));
    mark(copy, wrong);
  }

  private static boolean isAlike(Line one, Line other) {
    return one.customer().equals(other.customer()) && one.code().equals(other.code());
  }

  private List<Found> lay(List<Found> all, CopySession copy) {
    List<Found> wrong = new ArrayList<>();
    for (Found one : all) {
      if (one.why() != null) {
        wrong.add(one);
      }
      if (one.taken().size() > 1) {
        tally.noted(one.line().row(), Note.SPLIT);
      }
      one.taken()
          .forEach(
              taken ->
                  copy.into(BACK)
                      .row()
                      .int8(one.line().row())
                      .int8(taken.row())
                      .int4(taken.quantity())
                      .end());
    }
    return wrong;
  }

  private static void mark(CopySession copy, List<Found> wrong) {
    String[] rows =
        wrong.stream().map(one -> String.valueOf(one.line().row())).toArray(String[]::new);
    String[] why = wrong.stream().map(one -> String.valueOf(one.why())).toArray(String[]::new);
    copy.execute(MARK, rows, why);
  }

  private record SetApart(long row, Why why) {}
}
