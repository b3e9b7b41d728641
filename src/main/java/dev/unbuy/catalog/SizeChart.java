package dev.unbuy.catalog;

import dev.unbuy.kernel.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the sizes of a listing are measured.
 *
 * @param head what each column says
 * @param rows one for each size, each as long as the head
 */
public record SizeChart(List<String> head, List<List<String>> rows) {

  /** The longest text that a chart is made of. */
  public static final int LONGEST = 4_000;

  private static final int COLUMNS = 12;
  private static final int ROWS = 40;

  /** Copies both. */
  public SizeChart {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /**
   * Reads a chart as it is typed: the first line is the head, each line after it a size; fields are
   * set apart by {@code |}.
   *
   * @throws InvalidInput when it is none
   */
  public static SizeChart read(String typed) {
    if (typed.length() > LONGEST) {
      throw new InvalidInput("chart", "must have at most %d characters".formatted(LONGEST));
    }
    List<List<String>> lines =
        typed.lines().filter(line -> !line.isBlank()).map(SizeChart::fields).toList();
    if (lines.size() < 2 || lines.size() > ROWS + 1) {
      throw new InvalidInput(
          "chart", "must have a line with headings and 1 to %d lines with sizes".formatted(ROWS));
    }
    int columns = lines.getFirst().size();
    if (columns < 2 || columns > COLUMNS) {
      throw new InvalidInput(
          "chart", "must have 2 to %d columns, set apart by |".formatted(COLUMNS));
    }
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).size() != columns) {
        throw new InvalidInput(
            "chart",
            "has %d columns in line %d, but %d headings"
                .formatted(lines.get(i).size(), i + 1, columns));
      }
    }
    return new SizeChart(lines.getFirst(), lines.subList(1, lines.size()));
  }

  /** As it is typed. */
  public String typed() {
    return String.join(" | ", head)
        + "\n"
        + rows.stream().map(row -> String.join(" | ", row)).collect(Collectors.joining("\n"));
  }

  private static List<String> fields(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
  }
}
