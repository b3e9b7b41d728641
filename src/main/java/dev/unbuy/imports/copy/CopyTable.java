package dev.unbuy.imports.copy;

import java.util.List;

/**
 * A table with the columns that are filled, in the order in which a row gives them.
 *
 * @param name with its schema
 */
public record CopyTable(String name, List<String> columns) {

  /** Copies the list. */
  public CopyTable {
    columns = List.copyOf(columns);
  }

  /**
   * A table.
   *
   * @param columns their names, separated by commas
   */
  public static CopyTable of(String name, String columns) {
    return new CopyTable(name, List.of(columns.split("[,\\s]+")));
  }

  String columnList() {
    return String.join(", ", columns);
  }

  String copyFrom(String target) {
    return "COPY %s (%s) FROM STDIN (FORMAT binary)".formatted(target, columnList());
  }
}
