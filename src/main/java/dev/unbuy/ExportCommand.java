package dev.unbuy;

import dev.unbuy.imports.neutral.ExportEverything;
import dev.unbuy.imports.neutral.ExportEverything.Exported;
import dev.unbuy.imports.neutral.ExportFailed;
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

/** Writes everything that the marketplace knows into a folder, as lines of JSON. */
@Command(name = "export", resourceBundle = "messages", mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", descriptionKey = "command.export.folder")
  private Path folder;

  @Unmatched private final List<String> settings = new ArrayList<>();

  @Override
  public Integer call() {
    UnbuyCommand.requireSettings(spec, settings);
    return Offline.run(settings, this::write);
  }

  private int write(ApplicationContext context) {
    ProgressBar bar = new ProgressBar(spec.commandLine().getErr());
    try {
      Exported written = context.getBean(ExportEverything.class).into(folder, bar);
      bar.ends();
      UnbuyCommand.say(spec, "command.export.done", written.rows(), written.tables(), folder);
      return 0;
    } catch (ExportFailed failure) {
      bar.ends();
      return UnbuyCommand.fail(spec, failure.key(), failure.values());
    }
  }
}
