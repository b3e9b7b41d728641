package dev.unbuy.imports.retail;

import dev.unbuy.imports.FileReport;
import dev.unbuy.imports.HistoryFormat;
import dev.unbuy.imports.ImportConnection;
import dev.unbuy.imports.Progress;
import dev.unbuy.imports.past.SourceIds;
import dev.unbuy.policies.Policies;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the file of the one shop, plain or packed by gzip. */
@Component
class RetailFormat implements HistoryFormat {

  static final String SOURCE = "online-retail";

  private final Policies policies;
  private final JsonMapper json;
  private final InstantSource clock;

  RetailFormat(Policies policies, JsonMapper json, InstantSource clock) {
    this.policies = policies;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String name() {
    return SOURCE;
  }

  @Override
  public boolean isOneFile() {
    return true;
  }

  @Override
  public List<FileReport> read(Path source, ImportConnection database, Progress progress) {
    Instant now = clock.instant();
    SourceIds ids = new SourceIds(SOURCE);
    Countries countries = new Countries();
    RetailRetelling retelling = new RetailRetelling(ids, countries);
    RetailStage stage = new RetailStage(source);
    stage.read(source, database, progress);
    new RetailCatalog(ids, now).write(database, progress);
    new RetailPurchases(stage, retelling, countries, json, policies.current(), now)
        .write(database, progress);
    return stage.close();
  }
}
