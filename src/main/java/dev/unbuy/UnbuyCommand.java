package dev.unbuy;

import dev.unbuy.platform.embedded.StartupText;
import dev.unbuy.sandbox.SandboxCommand;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * The command line: without a sub-command it serves the marketplace, passing every {@code
 * --name=value} on to Spring Boot.
 */
@Command(name = "unbuy", mixinStandardHelpOptions = true)
public final class UnbuyCommand implements Callable<Integer> {

  /** The sub-commands; a class with picocli's {@code @Command} joins by standing here. */
  private static final List<Class<?>> SUB_COMMANDS =
      List.of(
          SandboxCommand.class,
          PasswordCommand.class,
          ImportCommand.class,
          ExportCommand.class,
          GenerateCommand.class,
          ReplayCommand.class,
          ReconcileCommand.class,
          MeasureHelpCommand.class,
          EvaluateRankingCommand.class);

  @Spec private CommandSpec spec;
  @Unmatched private final List<String> settings = new ArrayList<>();

  /**
   * Runs what the arguments ask for.
   *
   * @return the exit code; 0 when all is well, also while the server goes on serving
   */
  static int run(String... args) {
    CommandLine line = new CommandLine(new UnbuyCommand());
    SUB_COMMANDS.forEach(line::addSubcommand);
    String version = UnbuyCommand.class.getPackage().getImplementationVersion();
    line.getCommandSpec().version(String.valueOf(version));
    return line.setResourceBundle(ResourceBundle.getBundle("messages")).execute(args);
  }

  @Override
  public Integer call() {
    requireSettings(spec, settings);
    return Serving.start(settings);
  }

  /**
   * Lets through what is meant for Spring Boot.
   *
   * @throws ParameterException for anything else
   */
  static void requireSettings(CommandSpec spec, List<String> settings) {
    for (String setting : settings) {
      if (!setting.startsWith("--")) {
        String sentence = StartupText.of("startup.failure.command", setting);
        throw new ParameterException(spec.commandLine(), sentence);
      }
    }
  }

  /** Prints a sentence of the message file. */
  static void say(CommandSpec spec, String key, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(StartupText.of(key, values));
    out.flush();
  }

  /**
   * Prints on the error stream why a command did not do what it was asked for.
   *
   * @return the exit code for it
   */
  static int fail(CommandSpec spec, String key, Object... values) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(StartupText.of(key, values));
    err.flush();
    return 1;
  }

  /** Starts the server and leaves it running on its own threads. */
  private static final class Serving {

    static int start(List<String> settings) {
      try {
        SpringApplication.run(UnbuyApplication.class, settings.toArray(String[]::new));
        return 0;
      } catch (RuntimeException e) {
        // Spring Boot has told the reason by then.
        return 1;
      }
    }
  }
}
