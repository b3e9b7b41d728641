package dev.unbuy;

import dev.unbuy.imports.GenerateMarketplace;
import dev.unbuy.imports.GeneratedSize;
import dev.unbuy.imports.ImportFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Makes a marketplace of any size for measuring, shows how far it has come, and tells its size. */
@Command(name = "generate", resourceBundle = "messages", mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {

  private static final double NANOS = 1e9;
  private static final double MEBIBYTE = 1 << 20;

  @Spec private CommandSpec spec;

  @Option(
      names = "--listings",
      paramLabel = "N",
      defaultValue = "1000",
      descriptionKey = "command.generate.listings")
  private int listings;

  @Option(
      names = "--orders",
      paramLabel = "M",
      defaultValue = "10000",
      descriptionKey = "command.generate.orders")
  private int orders;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      descriptionKey = "command.generate.seed")
  private long seed;

  @Unmatched private final List<String> settings = new ArrayList<>();

  @Override
  public Integer call() {
    UnbuyCommand.requireSettings(spec, settings);
    GeneratedSize size;
    try {
      size = new GeneratedSize(listings, orders, seed);
    } catch (IllegalArgumentException outOfRange) {
      throw new ParameterException(spec.commandLine(), String.valueOf(outOfRange.getMessage()));
    }
    return Offline.run(settings, context -> generate(context, size));
  }

  private int generate(ApplicationContext context, GeneratedSize size) {
    ProgressBar bar = new ProgressBar(spec.commandLine().getErr());
    long began = System.nanoTime();
    try {
      long bytes = context.getBean(GenerateMarketplace.class).generate(size, bar);
      bar.ends();
      double seconds = (System.nanoTime() - began) / NANOS;
      UnbuyCommand.say(
          spec,
          "command.generate.done",
          size.shops(),
          size.listings(),
          size.buyers(),
          size.orders(),
          "%.1f".formatted(seconds),
          Math.round(bytes / MEBIBYTE));
      return 0;
    } catch (ImportFailed failure) {
      bar.ends();
      return UnbuyCommand.fail(spec, failure.key(), failure.values());
    }
  }
}
