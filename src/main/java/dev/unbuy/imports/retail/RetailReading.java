package dev.unbuy.imports.retail;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.unbuy.imports.copy.CopySession;
import dev.unbuy.imports.retail.Invoice.Back;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts together from the temporary tables what belongs to an invoice. */
final class RetailReading {

  private static final String NUMBERS =
      """
      SELECT DISTINCT invoice FROM retail_lines
      WHERE why IS NULL AND quantity > 0 AND invoice > ? ORDER BY invoice LIMIT ?\
      """;
  private static final String LINES =
      """
      SELECT row, code, title, quantity, price, invoice, customer, country, at FROM retail_lines
      WHERE why IS NULL AND quantity > 0 AND invoice > ? AND invoice <= ? ORDER BY invoice, row\
      """;
  private static final String BACKS =
      """
      SELECT l.row, b.row, b.invoice, k.quantity, b.price, b.at
      FROM retail_lines l JOIN retail_back k ON k.row = l.row
        JOIN retail_lines b ON b.row = k.back
      WHERE l.why IS NULL AND l.quantity > 0 AND l.invoice > ? AND l.invoice <= ?
      ORDER BY b.at, b.row\
      """;

  private RetailReading() {}

  static long count(CopySession copy) {
    return copy.ask(
            """
            SELECT count(DISTINCT invoice) FROM retail_lines WHERE why IS NULL AND quantity > 0\
            """,
            row -> row.getLong(1))
        .getFirst();
  }

  /** The invoices after this number. */
  static List<Invoice> next(CopySession copy, String after, int limit) {
    List<String> numbers = copy.ask(NUMBERS, row -> row.getString(1), after, limit);
    if (numbers.isEmpty()) {
      return List.of();
    }
    String last = numbers.getLast();
    Map<Long, List<BackOf>> backs =
        copy.ask(BACKS, RetailReading::back, after, last).stream().collect(groupingBy(BackOf::row));
    Map<String, List<Read>> lines =
        copy.ask(LINES, row -> line(row, backs), after, last).stream()
            .collect(groupingBy(Read::invoice, LinkedHashMap::new, toList()));
    return lines.values().stream().map(RetailReading::invoice).toList();
  }

  private static Invoice invoice(List<Read> lines) {
    Read first = lines.getFirst();
    Instant at = lines.stream().map(Read::at).min(Instant::compareTo).orElse(first.at());
    return new Invoice(
        first.invoice(),
        first.customer(),
        first.country(),
        at,
        lines.stream().map(Read::line).toList());
  }

  private static Read line(ResultSet row, Map<Long, List<BackOf>> backs) throws SQLException {
    long number = row.getLong(1);
    List<Back> taken = backs.getOrDefault(number, List.of()).stream().map(BackOf::back).toList();
    return new Read(
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getObject(9, OffsetDateTime.class).toInstant(),
        new Invoice.Line(
            number, row.getString(2), row.getString(3), row.getInt(4), row.getLong(5), taken));
  }

  private static BackOf back(ResultSet row) throws SQLException {
    return new BackOf(
        row.getLong(1),
        new Back(
            row.getLong(2),
            row.getString(3),
            row.getInt(4),
            row.getLong(5),
            row.getObject(6, OffsetDateTime.class).toInstant()));
  }

  private record Read(
      String invoice, String customer, String country, Instant at, Invoice.Line line) {}

  private record BackOf(long row, Back back) {}
}
