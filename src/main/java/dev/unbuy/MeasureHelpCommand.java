package dev.unbuy;

import dev.unbuy.support.HelpArticle;
import dev.unbuy.support.HelpSearch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * Measures how often the help center finds the right article: reads what people typed and what they
 * meant (CSV with {@code utterance} and {@code intent}, plain or gzip) and prints, for each intent,
 * how often its article is among the first three.
 */
@Command(name = "measure-help", resourceBundle = "messages", mixinStandardHelpOptions = true)
final class MeasureHelpCommand implements Callable<Integer> {

  private static final int FIRST = 3;
  private static final ResourceBundle ARTICLES = ResourceBundle.getBundle("help.en.intents");

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", descriptionKey = "command.measure-help.file")
  private Path file;

  @Option(names = "--misses", descriptionKey = "command.measure-help.misses")
  private boolean misses;

  @Unmatched private final List<String> settings = new ArrayList<>();

  @Override
  public Integer call() {
    UnbuyCommand.requireSettings(spec, settings);
    return Offline.run(settings, this::measure);
  }

  private int measure(ApplicationContext context) {
    HelpSearch search = context.getBean(HelpSearch.class);
    Map<String, int[]> byIntent = new TreeMap<>();
    try (BufferedReader reader = open();
        var rows =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
      for (CSVRecord row : rows) {
        String intent = row.get("intent");
        if (ARTICLES.containsKey(intent)) {
          count(search, row.get("utterance"), intent, byIntent);
        }
      }
    } catch (IOException | IllegalArgumentException unreadable) {
      return UnbuyCommand.fail(
          spec, "command.measure-help.unreadable", file, String.valueOf(unreadable.getMessage()));
    }
    tell(byIntent);
    return 0;
  }

  private void count(HelpSearch search, String typed, String intent, Map<String, int[]> byIntent) {
    List<String> found = search.find(typed, FIRST).stream().map(HelpArticle::slug).toList();
    boolean right =
        List.of(ARTICLES.getString(intent).split("\\|", -1)).stream().anyMatch(found::contains);
    int[] counts = byIntent.computeIfAbsent(intent, any -> new int[2]);
    counts[0]++;
    counts[1] += right ? 1 : 0;
    if (misses && !right) {
      UnbuyCommand.say(spec, "command.measure-help.miss", intent, typed, found.toString());
    }
  }

  private void tell(Map<String, int[]> byIntent) {
    int asked = 0;
    int right = 0;
    for (Map.Entry<String, int[]> one : byIntent.entrySet()) {
      int[] counts = one.getValue();
      UnbuyCommand.say(
          spec,
          "command.measure-help.intent",
          one.getKey(),
          counts[0],
          share(counts[1], counts[0]));
      asked += counts[0];
      right += counts[1];
    }
    UnbuyCommand.say(spec, "command.measure-help.all", asked, share(right, asked));
  }

  private static String share(int part, int whole) {
    return whole == 0 ? "–" : "%.1f %%".formatted(100.0 * part / whole);
  }

  private BufferedReader open() throws IOException {
    InputStream in = Files.newInputStream(file);
    InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
  }
}
