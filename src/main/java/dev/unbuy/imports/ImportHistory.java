package dev.unbuy.imports;

import dev.unbuy.cancellations.SellerCancellations;
import dev.unbuy.imports.ImportRun.Failure;
import dev.unbuy.kernel.Ids;
import dev.unbuy.orders.SellerOrders;
import dev.unbuy.payments.HeldNow;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.promises.Promises;
import dev.unbuy.search.Search;
import dev.unbuy.standing.RootCauses;
import dev.unbuy.standing.Standings;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Reads another system's history, then makes what is derived from it: sellers' lists, the search
 * and standings. Its report is kept.
 */
@Component
public class ImportHistory {

  private static final String SHOPS = "SELECT DISTINCT shop_id FROM orders.orders WHERE source = ?";

  private final List<HistoryFormat> formats;
  private final DataSource dataSource;
  private final Transactions transactions;
  private final Standings standings;
  private final Promises promises;
  private final RootCauses causes;
  private final ImportRuns runs;
  private final InstantSource clock;

  ImportHistory(
      List<HistoryFormat> formats,
      DataSource dataSource,
      Transactions transactions,
      Standings standings,
      Promises promises,
      RootCauses causes,
      ImportRuns runs,
      InstantSource clock) {
    this.formats = List.copyOf(formats);
    this.dataSource = dataSource;
    this.transactions = transactions;
    this.standings = standings;
    this.promises = promises;
    this.causes = causes;
    this.runs = runs;
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
    UUID id = Ids.next();
    String file = String.valueOf(source.getFileName());
    Instant now = clock.instant();
    runs.begin(id, name, file, now);
    return read(new Reading(id, format, source, file, now), progress);
  }

  /** The names of all formats, sorted. */
  public List<String> names() {
    return formats.stream().map(HistoryFormat::name).sorted().toList();
  }

  HistoryFormat format(String name) {
    return formats.stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ImportFailed(
                    "format", name, names().stream().collect(Collectors.joining(", "))));
  }

  /** Reads what has begun; however it ends, that is kept. */
  ImportReport read(Reading reading, Progress progress) {
    try {
      Progress kept = new KeptProgress(runs, reading.id(), progress, clock);
      List<FileReport> files = files(reading, kept);
      ImportReport report =
          new ImportReport(
              reading.id(),
              reading.format().name(),
              reading.name(),
              reading.began(),
              clock.instant(),
              files);
      runs.done(report);
      return report;
    } catch (ImportFailed failure) {
      runs.failed(reading.id(), new Failure(failure.key(), failure.texts()));
      throw failure;
    } catch (RuntimeException defect) {
      runs.failed(
          reading.id(),
          new Failure("import.failed.defect", List.of(String.valueOf(defect.getMessage()))));
      throw defect;
    }
  }

  private List<FileReport> files(Reading reading, Progress progress) {
    HistoryFormat format = reading.format();
    try (ImportConnection database = new ImportConnection(dataSource)) {
      List<FileReport> files = format.read(reading.source(), database, progress);
      if (!format.isWhole()) {
        progress.begins("derived", 1);
        derive(format.name());
        standings.rebuild();
        promises.rebuild();
        causes.take();
        progress.advances(1);
      }
      return files;
    }
  }

  private static UUID id(ResultSet row) throws SQLException {
    return row.getObject(1, UUID.class);
  }

  private void derive(String source) {
    transactions.execute(
        work -> {
          work.plan(SellerOrders.taken(source));
          work.plan(HeldNow.forgotten());
          work.plan(SellerCancellations.taken(source));
          work.plan(Search.rebuilt(work.ask(Query.of(SHOPS, ImportHistory::id, source)).rows()));
        });
  }

  /**
   * An import that has begun.
   *
   * @param name of the source, as it is shown
   */
  record Reading(UUID id, HistoryFormat format, Path source, String name, Instant began) {}
}
