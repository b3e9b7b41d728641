package dev.unbuy.imports.olist;

import dev.unbuy.imports.FileReport;
import dev.unbuy.imports.HistoryFormat;
import dev.unbuy.imports.ImportConnection;
import dev.unbuy.imports.ImportFailed;
import dev.unbuy.imports.Progress;
import dev.unbuy.policies.Policies;
import dev.unbuy.policies.PolicyNumbers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads a folder with Olist's files. */
@Component
class OlistFormat implements HistoryFormat {

  private final Policies policies;
  private final JsonMapper json;
  private final InstantSource clock;

  OlistFormat(Policies policies, JsonMapper json, InstantSource clock) {
    this.policies = policies;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String name() {
    return OlistIds.SOURCE;
  }

  @Override
  public List<FileReport> read(Path source, ImportConnection database, Progress progress) {
    if (!Files.isDirectory(source)) {
      throw new ImportFailed("no-folder", source);
    }
    Instant now = clock.instant();
    PolicyNumbers policy = policies.current();
    OlistIds ids = new OlistIds();
    OlistStage stage = new OlistStage();
    stage.read(source, database, progress);
    new OlistCatalog(stage, ids, now).write(database, progress);
    new OlistPurchases(stage, ids, json, policy, now).write(database, progress);
    return stage.close();
  }
}
