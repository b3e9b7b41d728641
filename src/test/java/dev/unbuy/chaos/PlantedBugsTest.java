package dev.unbuy.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bugs that are planted to try the judge can still be planted: their patches fit the code. */
class PlantedBugsTest {

  private static final Path FOLDER = Path.of("bench", "planted-bugs");

  static Stream<Path> patches() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".patch")).sorted().toList().stream();
    }
  }

  @Test
  void thereAreFive() throws IOException {
    assertThat(patches()).hasSize(5);
  }

  @ParameterizedTest
  @MethodSource("patches")
  void eachFitsTheCode(Path patch) throws IOException {
    List<String> lines = Files.readAllLines(patch);
    String source = "";
    List<String> before = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("--- a/")) {
        source = Files.readString(Path.of(line.substring("--- a/".length())));
      } else if (line.startsWith("@@")) {
        before.clear();
      } else if (line.startsWith("-") || line.startsWith(" ")) {
        before.add(line.substring(1));
        assertThat(source).contains(String.join("\n", before));
      }
    }
    assertThat(source).as("it changes something").isNotEmpty();
  }
}
