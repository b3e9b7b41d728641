package dev.unbuy.imports.neutral;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.unbuy.imports.copy.CopySession;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All tables that are carried, each after those that it refers to. */
final class CarriedTables {

  private static final String OURS =
      """
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'\
      """;
  private static final String TABLES =
      """
      SELECT n.nspname || '.' || c.relname,
        EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal)
      %s ORDER BY n.nspname || '.' || c.relname COLLATE "C"\
      """
          .formatted(OURS);

  /** What is computed by the database is computed again. */
  private static final String COLUMNS =
      """
      SELECT n.nspname || '.' || c.relname, a.attname, p.place, y.typcategory = 'S'
      FROM (SELECT n.nspname, c.oid, c.relname %s) c (nspname, oid, relname)
        JOIN pg_namespace n ON n.nspname = c.nspname
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type y ON y.oid = a.atttypid
        LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
        LEFT JOIN unnest(k.conkey) WITH ORDINALITY p (attnum, place) ON p.attnum = a.attnum
      WHERE a.attgenerated = ''
      ORDER BY p.place NULLS LAST, a.attname COLLATE "C"\
      """
          .formatted(OURS);

  private static final String REFERENCES =
      """
      SELECT k.conrelid::regclass::text, k.confrelid::regclass::text FROM pg_constraint k
      WHERE k.contype = 'f' AND k.conrelid <> k.confrelid\
      """;

  private CarriedTables() {}

  /** Those of the database that the session is connected to. */
  static List<CarriedTable> of(CopySession copy) {
    Map<String, List<Column>> columns =
        copy
            .ask(
                COLUMNS,
                row ->
                    new Column(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3) != null,
                        row.getBoolean(4)))
            .stream()
            .filter(one -> !KeptOut.COLUMNS.contains(one.table() + "." + one.name()))
            .collect(groupingBy(Column::table));
    Map<String, List<String>> references =
        copy.ask(REFERENCES, row -> Map.entry(row.getString(1), row.getString(2))).stream()
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    return inOrder(
        copy.ask(TABLES, row -> Map.entry(row.getString(1), row.getBoolean(2))).stream()
            .filter(one -> isCarried(one.getKey()))
            .map(
                one ->
                    table(
                        one.getKey(),
                        columns.getOrDefault(one.getKey(), List.of()),
                        references.getOrDefault(one.getKey(), List.of()),
                        one.getValue()))
            .toList());
  }

  private static boolean isCarried(String table) {
    return !KeptOut.TABLES.contains(table) && !table.endsWith("." + KeptOut.MIGRATIONS);
  }

  private static CarriedTable table(
      String name, List<Column> columns, List<String> references, boolean hasTriggers) {
    return new CarriedTable(
        name,
        columns.stream().map(Column::name).toList(),
        columns.stream().filter(Column::isOfKey).map(Column::order).toList(),
        Set.copyOf(references),
        hasTriggers);
  }

  private static List<CarriedTable> inOrder(List<CarriedTable> tables) {
    List<CarriedTable> sorted = new ArrayList<>();
    Set<String> waiting = new HashSet<>(tables.stream().map(CarriedTable::name).toList());
    while (!waiting.isEmpty()) {
      List<CarriedTable> next =
          tables.stream()
              .filter(one -> waiting.contains(one.name()))
              .filter(one -> isReady(one, waiting))
              .toList();
      if (next.isEmpty()) {
        throw new IllegalStateException("tables refer to each other in a circle: " + waiting);
      }
      sorted.addAll(next);
      next.forEach(one -> waiting.remove(one.name()));
    }
    return sorted;
  }

  private static boolean isReady(CarriedTable table, Set<String> waiting) {
    return Stream.of(table).flatMap(one -> one.refersTo().stream()).noneMatch(waiting::contains);
  }

  private record Column(String table, String name, boolean isOfKey, boolean isText) {

    /** Letters are sorted by their codes: collations differ from one database to another. */
    String order() {
      return CarriedTable.quoted(name) + (isText ? " COLLATE \"C\"" : "");
    }
  }
}
