package dev.unbuy.imports.tau2;

import dev.unbuy.imports.FileReport;
import dev.unbuy.imports.HistoryFormat;
import dev.unbuy.imports.ImportConnection;
import dev.unbuy.imports.Progress;
import dev.unbuy.imports.past.SourceIds;
import dev.unbuy.policies.Policies;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the shop of tau2-bench: {@code db.json} of a folder, plain or packed by gzip. */
@Component
class Tau2Format implements HistoryFormat {

  static final String SOURCE = "tau2-retail";

  private final Policies policies;
  private final JsonMapper json;
  private final InstantSource clock;

  Tau2Format(Policies policies, JsonMapper json, InstantSource clock) {
    this.policies = policies;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String name() {
    return SOURCE;
  }

  @Override
  public List<FileReport> read(Path source, ImportConnection database, Progress progress) {
    Tau2File file = new Tau2File(source);
    Instant now = clock.instant();
    SourceIds ids = new SourceIds(SOURCE);
    List<FileReport> reports = new ArrayList<>();
    reports.addAll(new Tau2Goods(file, ids, json, now).write(database, progress));
    reports.addAll(new Tau2People(file, ids, now).write(database, progress));
    Tau2Retelling retelling = new Tau2Retelling(ids, now);
    reports.add(
        new Tau2Orders(file, retelling, json, policies.current(), now).write(database, progress));
    return reports;
  }
}
