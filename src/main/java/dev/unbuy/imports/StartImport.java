package dev.unbuy.imports;

import dev.unbuy.imports.ImportHistory.Reading;
import dev.unbuy.imports.ImportRun.Status;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Begins to read what was uploaded; it goes on after the answer. */
@Component
public class StartImport {

  private static final Logger LOG = LoggerFactory.getLogger(StartImport.class);

  private final ImportHistory history;
  private final ImportRuns runs;
  private final Transactions transactions;
  private final InstantSource clock;

  StartImport(
      ImportHistory history, ImportRuns runs, Transactions transactions, InstantSource clock) {
    this.history = history;
    this.runs = runs;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Has it read by this node after the commit.
   *
   * @param name of the format
   * @throws InvalidInput when there is no such format, or it wants one file and got several
   */
  public StartOutcome start(String name, Upload upload) {
    if (!history.names().contains(name)) {
      throw new InvalidInput("format", "must be one of " + String.join(", ", history.names()));
    }
    HistoryFormat format = history.format(name);
    if (format.isOneFile() && upload.names().size() > 1) {
      throw new InvalidInput("file", "must be one for this format");
    }
    return transactions.run(work -> start(work, format, upload));
  }

  private StartOutcome start(UnitOfWork work, HistoryFormat format, Upload upload) {
    Optional<ImportRun> last = work.ask(runs.last()).first();
    if (last.isPresent() && last.get().status() == Status.RUNNING) {
      return new StartOutcome.Busy(
          new Refusal("import-running", "one-import-at-a-time", "RUNNING", List.of("wait")));
    }
    Instant now = clock.instant();
    List<String> names = upload.names();
    String source = names.size() == 1 ? names.getFirst() : names.getFirst() + ", …";
    Path path = format.isOneFile() ? upload.folder().resolve(source) : upload.folder();
    Reading reading = new Reading(Ids.next(), format, path, source, now);
    work.plan(ImportRuns.begun(reading.id(), format.name(), source, now));
    transactions.afterCommit(() -> begin(reading, upload));
    return new StartOutcome.Begun(
        new ImportRun(
            reading.id(),
            format.name(),
            source,
            Status.RUNNING,
            now,
            null,
            null,
            0,
            0,
            null,
            null));
  }

  private void begin(Reading reading, Upload upload) {
    upload.taken();
    Thread.ofVirtual().name("import").start(() -> read(reading, upload));
  }

  private void read(Reading reading, Upload upload) {
    try {
      history.read(reading, Progress.UNWATCHED);
    } catch (ImportFailed told) {
      LOG.info("import {}: {}", reading.id(), told.getMessage());
    } catch (RuntimeException defect) {
      LOG.error("import {}", reading.id(), defect);
    } finally {
      upload.throwAway();
    }
  }
}
