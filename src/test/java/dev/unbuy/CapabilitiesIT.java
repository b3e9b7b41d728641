package dev.unbuy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.UnbuyTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Holds the table of capabilities: what it names is there. */
@UnbuyTest
class CapabilitiesIT {

  private static final Path TABLE = Path.of("docs", "capabilities.md");
  private static final Path TESTS = Path.of("src", "test", "java");
  private static final String NOT_YET = "not yet";

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mapping;

  static Stream<Row> rows() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> line.matches("\\| \\d+ .*"))
        .map(Row::of);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatARowNamesIsThere(Row row) throws IOException {
    if (row.page().equals(NOT_YET)) {
      assertThat(row.api() + row.test()).as("a row that is not yet there names nothing").isEmpty();
      return;
    }
    assertThat(routes()).contains("GET " + name(row.page()));
    if (!row.api().equals("–")) {
      assertThat(routes()).contains(name(row.api()));
    }
    assertThatTestExists(name(row.test()));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void everyNumberStandsInTheTableOnce(int number) throws IOException {
    assertThat(rows().filter(row -> row.number() == number)).hasSize(1);
  }

  static Stream<Integer> numbers() {
    return Stream.iterate(1, number -> number <= 99, number -> number + 1);
  }

  private Set<String> routes() {
    Map<RequestMappingInfo, ?> handlers = mapping.getHandlerMethods();
    return handlers.keySet().stream()
        .flatMap(
            info ->
                info.getMethodsCondition().getMethods().stream()
                    .flatMap(
                        method ->
                            info.getPatternValues().stream().map(path -> method + " " + path)))
        .collect(Collectors.toSet());
  }

  private static void assertThatTestExists(String test) throws IOException {
    String type = test.substring(0, test.indexOf('.'));
    String method = test.substring(test.indexOf('.') + 1);
    try (Stream<Path> files = Files.walk(TESTS)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().equals(type + ".java")).toList();
      assertThat(found).as("%s is a test", type).hasSize(1);
      String source = Files.readString(found.getFirst());
      assertThat(source).contains(method.equals("*") ? "Test" : "void " + method + "(");
    }
  }

  private static String name(String cell) {
    assertThat(cell).as("names stand in backticks").matches("`[^`]+`");
    return cell.substring(1, cell.length() - 1);
  }

  record Row(int number, String capability, String page, String api, String test) {
    static Row of(String line) {
      List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      assertThat(cells).as(line).hasSize(7);
      return new Row(
          Integer.parseInt(cells.get(1)), cells.get(2), cells.get(3), cells.get(4), cells.get(5));
    }

    @Override
    public String toString() {
      return number + " " + capability;
    }
  }
}
