package dev.unbuy.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The long run, as a command: {@code bench/chaos --seed=7 --minutes=10}. */
public final class Chaos {

  private Chaos() {}

  /**
   * Runs and prints the report; exit code 1 when something did not hold.
   *
   * @param args {@code --seed, --minutes} or {@code --seconds, --threads, --between} (seconds from
   *     one disturbance to the next), {@code --patience} (seconds), {@code --folder, --overlay}
   */
  public static void main(String[] args) throws Exception {
    Map<String, String> options = options(args);
    long seed = Long.parseLong(options.getOrDefault("seed", "1"));
    Path folder =
        options.containsKey("folder")
            ? Path.of(options.get("folder"))
            : Files.createTempDirectory("unbuy-chaos");
    ChaosReport report = new ChaosRun(plan(options, seed, folder)).run();
    System.out.println(report.text());
    System.out.println("outputs and data: " + folder);
    System.exit(report.violations().isEmpty() ? 0 : 1);
  }

  private static ChaosPlan plan(Map<String, String> options, long seed, Path folder) {
    Duration load =
        options.containsKey("seconds")
            ? Duration.ofSeconds(Long.parseLong(options.get("seconds")))
            : Duration.ofMinutes(Long.parseLong(options.getOrDefault("minutes", "5")));
    String overlay = options.get("overlay");
    return new ChaosPlan(
        seed,
        load,
        Integer.parseInt(options.getOrDefault("threads", "12")),
        Duration.ofSeconds(Long.parseLong(options.getOrDefault("between", "12"))),
        Duration.ofSeconds(Long.parseLong(options.getOrDefault("patience", "180"))),
        folder.toAbsolutePath(),
        overlay == null ? null : Path.of(overlay).toAbsolutePath());
  }

  private static Map<String, String> options(String[] args) {
    Map<String, String> options = new HashMap<>();
    for (String arg : List.of(args)) {
      int equals = arg.indexOf('=');
      if (!arg.startsWith("--") || equals < 0) {
        throw new IllegalArgumentException(arg + " is not of the form --name=value");
      }
      options.put(arg.substring(2, equals), arg.substring(equals + 1));
    }
    return options;
  }
}
