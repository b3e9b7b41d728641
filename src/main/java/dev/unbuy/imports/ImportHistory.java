package dev.unbuy.imports;

import dev.unbuy.cancellations.SellerCancellations;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Page;
import dev.unbuy.orders.SellerOrders;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import dev.unbuy.search.Search;
import dev.unbuy.standing.Standings;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads another system's history, then makes what is derived from it: sellers' lists, the search
 * and standings. Its report is kept.
 */
@Component
public class ImportHistory {

  private static final String KEEP =
      "INSERT INTO imports.runs (id, format, report, ended_at) VALUES (?, ?, ?::jsonb, ?)";
  private static final String SHOPS = "SELECT DISTINCT shop_id FROM orders.orders WHERE source = ?";
  private static final String RUNS = "SELECT report::text FROM imports.runs";

  private final List<HistoryFormat> formats;
  private final DataSource dataSource;
  private final Transactions transactions;
  private final Standings standings;
  private final JsonMapper json;
  private final InstantSource clock;

  ImportHistory(
      List<HistoryFormat> formats,
      DataSource dataSource,
      Transactions transactions,
      Standings standings,
      JsonMapper json,
      InstantSource clock) {
    this.formats = List.copyOf(formats);
    this.dataSource = dataSource;
    this.transactions = transactions;
    this.standings = standings;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Reads it. What is here already is left as it is and reported, so that repeating an import
   * doubles nothing, and repeating one that was broken off finishes it.
   *
   * @param name of the format
   * @param source its file or folder
   * @throws ImportFailed when there is no such format, another import is running, or the source
   *     cannot be read
   */
  public ImportReport read(String name, Path source, Progress progress) {
    HistoryFormat format = format(name);
    Instant began = clock.instant();
    List<FileReport> files;
    try (ImportConnection database = new ImportConnection(dataSource)) {
      files = format.read(source, database, progress);
    }
    if (!format.isWhole()) {
      progress.begins("derived", 1);
      derive(name);
      standings.rebuild();
      progress.advances(1);
    }
    ImportReport report =
        new ImportReport(
            Ids.next(), name, String.valueOf(source.getFileName()), began, clock.instant(), files);
    keep(report);
    return report;
  }

  /** The reports of the imports so far, the last one first. */
  public Page<ImportReport> reports(@Nullable String cursor, int limit) {
    List<Object> parameters = new ArrayList<>();
    StringBuilder sql = new StringBuilder(RUNS);
    if (cursor != null) {
      sql.append(" WHERE id < ?::uuid");
      parameters.addAll(Cursor.id(cursor));
    }
    parameters.add(limit + 1);
    Query<ImportReport> all =
        new Query<>(sql.append(" ORDER BY id DESC LIMIT ?").toString(), this::report, parameters);
    List<ImportReport> rows = transactions.run(work -> work.ask(all).rows());
    return Page.cut(rows, limit, report -> Cursor.of(report.id()));
  }

  private ImportReport report(ResultSet row) throws SQLException {
    return json.readValue(row.getString(1), ImportReport.class);
  }

  private static UUID id(ResultSet row) throws SQLException {
    return row.getObject(1, UUID.class);
  }

  private HistoryFormat format(String name) {
    return formats.stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new ImportFailed("format", name, names()));
  }

  private String names() {
    return formats.stream().map(HistoryFormat::name).sorted().collect(Collectors.joining(", "));
  }

  private void derive(String source) {
    transactions.execute(
        work -> {
          work.plan(SellerOrders.taken(source));
          work.plan(SellerCancellations.taken(source));
          work.plan(Search.rebuilt(work.ask(Query.of(SHOPS, ImportHistory::id, source)).rows()));
        });
  }

  private void keep(ImportReport report) {
    transactions.execute(
        work ->
            work.plan(
                Write.expecting(
                    1,
                    KEEP,
                    report.id(),
                    report.format(),
                    json.writeValueAsString(report),
                    report.endedAt())));
  }
}
