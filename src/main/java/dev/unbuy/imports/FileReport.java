package dev.unbuy.imports;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of a file's rows; {@code read = used + } the sum of those reported.
 *
 * @param read rows after the heading
 * @param used those that are in the database now
 * @param reported the others, by reason
 * @param noted of those used, the strange ones, by what was strange
 */
public record FileReport(
    String file, long read, long used, List<Group> reported, List<Group> noted) {

  /** Copies the lists. */
  public FileReport {
    reported = List.copyOf(reported);
    noted = List.copyOf(noted);
  }

  /**
   * Rows that share a reason or a note.
   *
   * @param what the end of the message's key, after {@code import.why.} or {@code import.note.}
   * @param examples the numbers of the first of them, 1 for the first row after the heading
   */
  public record Group(String what, long rows, List<Long> examples) {

    /** Copies the list. */
    public Group {
      examples = List.copyOf(examples);
    }

    /** The numbers of the first of them, and dots where there are more. */
    public String numbers() {
      String numbers = examples.stream().map(String::valueOf).collect(Collectors.joining(", "));
      return rows > examples.size() ? numbers + ", …" : numbers;
    }
  }
}
