package dev.unbuy.imports.neutral;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table that is carried, as the database's catalog describes it.
 *
 * @param name with its schema
 * @param columns those that are carried: of the primary key, then the others by name
 * @param order by which its rows are sorted, the same in every database
 * @param refersTo the other tables that must be filled before it
 * @param hasTriggers whether it has some of its own, which an import passes by
 */
record CarriedTable(
    String name,
    List<String> columns,
    List<String> order,
    Set<String> refersTo,
    boolean hasTriggers) {

  CarriedTable {
    columns = List.copyOf(columns);
    order = List.copyOf(order);
    refersTo = Set.copyOf(refersTo);
  }

  /** The file that holds its rows. */
  String file() {
    return name + ".jsonl";
  }

  /** Its name in a statement. */
  String sql() {
    return quoted(name.split("\\.", 2)[0]) + "." + quoted(name.split("\\.", 2)[1]);
  }

  /** Its rows as one JSON object each, which never holds a line break or another control. */
  String written() {
    String sorted = order.isEmpty() ? "t::text COLLATE \"C\"" : String.join(", ", order);
    return """
    COPY (SELECT row_to_json(r) FROM (SELECT %s FROM %s t WHERE %s ORDER BY %s) r)
    TO STDOUT (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02')\
    """
        .formatted(listed(columns, ""), sql(), KeptOut.rowsOf(name), sorted);
  }

  /** Fills it from lines that have these columns. */
  String filledFrom(String lines, Collection<String> given) {
    return """
    INSERT INTO %1$s (%2$s) SELECT %3$s
    FROM %4$s l CROSS JOIN LATERAL json_populate_record(NULL::%1$s, l.row::json) r
    WHERE l.line > ? AND l.line <= ?\
    """
        .formatted(sql(), listed(given, ""), listed(given, "r."), lines);
  }

  private static String listed(Collection<String> columns, String prefix) {
    return columns.stream().map(one -> prefix + quoted(one)).collect(Collectors.joining(", "));
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
