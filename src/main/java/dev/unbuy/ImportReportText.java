package dev.unbuy;

import dev.unbuy.imports.FileReport;
import dev.unbuy.imports.FileReport.Group;
import dev.unbuy.imports.ImportReport;
import dev.unbuy.platform.embedded.StartupText;
import java.util.ArrayList;
import java.util.List;

/** An import's report in lines for a terminal. */
final class ImportReportText {

  private static final double MILLIS = 1_000;

  private ImportReportText() {}

  static List<String> lines(ImportReport report) {
    List<String> lines = new ArrayList<>();
    for (FileReport file : report.files()) {
      long reported = file.reported().stream().mapToLong(Group::rows).sum();
      lines.add(
          StartupText.of("import.report.file", file.file(), file.read(), file.used(), reported));
      file.reported().forEach(group -> lines.add(line("why", group)));
      file.noted().forEach(group -> lines.add(line("note", group)));
    }
    String seconds = "%.1f".formatted(report.took().toMillis() / MILLIS);
    lines.add(StartupText.of("import.report.all", report.rows(), seconds, report.rowsPerSecond()));
    return lines;
  }

  private static String line(String kind, Group group) {
    String text = StartupText.of("import.%s.%s".formatted(kind, group.what()));
    return StartupText.of("import.report." + kind, group.rows(), text, group.numbers());
  }
}
