package dev.unbuy;

import dev.unbuy.standing.EvaluateRanking;
import dev.unbuy.standing.rules.Deciles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * Prints whether the sellers' scores foretell fewer cancellations, by the history that is there.
 */
@Command(name = "evaluate-ranking", resourceBundle = "messages", mixinStandardHelpOptions = true)
final class EvaluateRankingCommand implements Callable<Integer> {

  private static final int MOST = 120;

  @Spec private CommandSpec spec;

  @Option(
      names = "--months",
      defaultValue = "12",
      descriptionKey = "command.evaluate-ranking.months")
  private int months;

  @Unmatched private final List<String> settings = new ArrayList<>();

  @Override
  public Integer call() {
    UnbuyCommand.requireSettings(spec, settings);
    if (months < 1 || months > MOST) {
      throw new ParameterException(spec.commandLine(), "--months: 1 to " + MOST);
    }
    return Offline.run(settings, this::evaluate);
  }

  private int evaluate(ApplicationContext context) {
    List<Deciles.Part> parts = context.getBean(EvaluateRanking.class).byDecile(months);
    if (parts.isEmpty()) {
      return UnbuyCommand.fail(spec, "command.evaluate-ranking.nothing");
    }
    UnbuyCommand.say(spec, "command.evaluate-ranking.head");
    for (int i = 0; i < parts.size(); i++) {
      spec.commandLine().getOut().println(line(i + 1, parts.get(i)));
    }
    spec.commandLine().getOut().flush();
    return 0;
  }

  private static String line(int place, Deciles.Part part) {
    return String.format(
        Locale.ROOT,
        "%6d  %.3f–%.3f  %6d  %8d  %8.2f %%  %4.2f  %8.2f %%",
        place,
        part.lowest(),
        part.highest(),
        part.shops(),
        part.orders(),
        100 * part.rate(),
        part.lift(),
        100 * part.lateRate());
  }
}
