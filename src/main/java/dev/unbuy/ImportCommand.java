package dev.unbuy;

import dev.unbuy.imports.ImportFailed;
import dev.unbuy.imports.ImportHistory;
import dev.unbuy.imports.ImportReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Reads another shop's order history, shows how far it has come, and prints its report. */
@Command(name = "import", resourceBundle = "messages", mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FORMAT", descriptionKey = "command.import.format")
  private String format;

  @Parameters(index = "1", paramLabel = "SOURCE", descriptionKey = "command.import.source")
  private Path source;

  @Unmatched private final List<String> settings = new ArrayList<>();

  @Override
  public Integer call() {
    UnbuyCommand.requireSettings(spec, settings);
    return Offline.run(settings, this::read);
  }

  private int read(ApplicationContext context) {
    ProgressBar bar = new ProgressBar(spec.commandLine().getErr());
    try {
      ImportReport report = context.getBean(ImportHistory.class).read(format, source, bar);
      bar.ends();
      ImportReportText.lines(report).forEach(spec.commandLine().getOut()::println);
      spec.commandLine().getOut().flush();
      return 0;
    } catch (ImportFailed failure) {
      bar.ends();
      return UnbuyCommand.fail(spec, failure.key(), failure.values());
    }
  }
}
