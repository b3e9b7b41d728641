import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Checks that every Java source is formatted as google-java-format has it, or rewrites those that
 * are not.
 *
 * <p>The build runs it on its JDK 25, because Maven's own may be too old for the formatter: {@code
 * check FOLDER…} or {@code rewrite FOLDER…}.
 */
final class Format {

  private Format() {}

  public static void main(String[] args) throws IOException {
    boolean check = args[0].equals("check");
    List<String> arguments = new ArrayList<>();
    arguments.addAll(check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
    for (String folder : List.of(args).subList(1, args.length)) {
      try (Stream<Path> all = Files.walk(Path.of(folder))) {
        all.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
      }
    }
    StringWriter changed = new StringWriter();
    int code =
        ToolProvider.findFirst("google-java-format")
            .orElseThrow()
            .run(
                new PrintWriter(changed),
                new PrintWriter(System.err, true),
                arguments.toArray(String[]::new));
    if (code != 0) {
      System.err.printf(
          "These files are not formatted; ./mvnw -q initialize exec:exec@format rewrites them:%n%s",
          changed);
    }
    System.exit(code);
  }
}
