package dev.unbuy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of bugs that others had: each names a test that exists. */
class PreventedBugsTest {

  private static final Path TABLE = Path.of("docs", "prevented-bugs.md");
  private static final Path TESTS = Path.of("src", "test", "java");
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| .*`(\\w+)\\.(\\w+)` \\|");

  static Stream<Row> rows() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> line.matches("\\| \\d+ .*"))
        .map(Row::of);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theTestThatARowNamesExists(Row row) throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      List<Path> found = files.filter(file -> file.endsWith(row.type() + ".java")).toList();
      assertThat(found).as(row.type()).hasSize(1);
      assertThat(Files.readString(found.getFirst()))
          .containsPattern("@(Test|ParameterizedTest|Property)[^;]*void " + row.method() + "\\(");
    }
  }

  @Test
  void everyRowHasItsNumber() throws IOException {
    List<Integer> numbers = rows().map(Row::number).toList();

    assertThat(numbers).hasSizeGreaterThanOrEqualTo(15);
    assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
  }

  record Row(int number, String type, String method) {
    static Row of(String line) {
      Matcher row = ROW.matcher(line);
      assertThat(row.matches()).as(line).isTrue();
      return new Row(Integer.parseInt(row.group(1)), row.group(2), row.group(3));
    }
  }
}
