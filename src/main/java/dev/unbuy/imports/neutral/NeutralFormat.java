package dev.unbuy.imports.neutral;

import dev.unbuy.imports.FileReport;
import dev.unbuy.imports.HistoryFormat;
import dev.unbuy.imports.ImportConnection;
import dev.unbuy.imports.ImportFailed;
import dev.unbuy.imports.Progress;
import dev.unbuy.imports.copy.CopySession;
import dev.unbuy.imports.files.Input;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reads an export into an empty database, in one transaction.
 *
 * <p>Empty means: no shop, no purchase, and nobody but operators, without whom nobody could have
 * asked for it over the API. What migrations have put into tables is replaced by what the export
 * has of them. Triggers keep people from changing what is only ever added to; they rest meanwhile.
 */
@Component
class NeutralFormat implements HistoryFormat {

  private static final String ACCOUNTS = "accounts.accounts";
  private static final String IN_USE =
      """
      SELECT EXISTS (SELECT FROM catalog.shops) OR EXISTS (SELECT FROM orders.purchases)
        OR EXISTS (SELECT FROM accounts.accounts WHERE roles <> '{OPERATOR}')\
      """;

  @Override
  public String name() {
    return "unbuy";
  }

  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public List<FileReport> read(Path source, ImportConnection database, Progress progress) {
    if (!Files.isDirectory(source)) {
      throw new ImportFailed("no-folder", source);
    }
    Manifest manifest = Manifest.read(source);
    return database.inOneStep(copy -> read(source, manifest, copy, progress));
  }

  private static List<FileReport> read(
      Path folder, Manifest manifest, CopySession copy, Progress progress) {
    List<CarriedTable> tables = CarriedTables.of(copy);
    Map<String, Manifest.Part> parts = parts(manifest, tables);
    if (copy.ask(IN_USE, row -> row.getBoolean(1)).getFirst()) {
      throw new ImportFailed("not-empty");
    }
    progress.begins(
        "reading",
        parts.keySet().stream().mapToLong(one -> Input.size(folder.resolve(one + ".jsonl"))).sum());
    triggers(tables, copy, "DISABLE");
    empty(tables, copy);
    TableReading.prepare(copy);
    List<FileReport> reports = new ArrayList<>();
    for (CarriedTable table : tables) {
      Manifest.Part part = parts.get(table.name());
      if (part != null) {
        reports.add(new TableReading(copy, table, part).read(folder, progress));
      }
    }
    triggers(tables, copy, "ENABLE");
    return reports;
  }

  private static Map<String, Manifest.Part> parts(Manifest manifest, List<CarriedTable> tables) {
    Set<String> known = tables.stream().map(CarriedTable::name).collect(Collectors.toSet());
    for (Manifest.Part part : manifest.tables()) {
      if (!known.contains(part.table())) {
        throw new ImportFailed("unknown-table", part.table());
      }
    }
    return manifest.tables().stream()
        .collect(Collectors.toMap(Manifest.Part::table, part -> part, (first, second) -> second));
  }

  private static void triggers(List<CarriedTable> tables, CopySession copy, String change) {
    for (CarriedTable table : tables) {
      if (table.hasTriggers()) {
        copy.execute("ALTER TABLE %s %s TRIGGER USER".formatted(table.sql(), change));
      }
    }
  }

  private static void empty(List<CarriedTable> tables, CopySession copy) {
    for (CarriedTable table : tables.reversed()) {
      if (!table.name().equals(ACCOUNTS)) {
        copy.execute(
            "DELETE FROM %s WHERE %s".formatted(table.sql(), KeptOut.rowsOf(table.name())));
      }
    }
  }
}
