package dev.unbuy.privacy;

import dev.unbuy.platform.Answer;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that is kept about one person, as it is kept: the rows of every table by its name. */
@Component
public class PersonalData {

  private static final int MOST_ROWS = 10_000;

  /** Tables with a column that names somebody, and their columns that hold no secret. */
  private static final String TABLES =
      """
      SELECT c.table_schema || '.' || c.table_name, c.column_name,
        (SELECT string_agg(quote_ident(o.column_name), ', ' ORDER BY o.ordinal_position)
         FROM information_schema.columns o
         WHERE o.table_schema = c.table_schema AND o.table_name = c.table_name
           AND o.data_type <> 'bytea'
           AND o.column_name !~ 'hash|secret|token|password|credential')
      FROM information_schema.columns c
      JOIN information_schema.tables t
        ON t.table_schema = c.table_schema AND t.table_name = c.table_name
      WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
        AND (c.column_name IN ('account_id', 'buyer_id', 'author_id')
          OR c.table_schema = 'accounts' AND c.table_name = 'accounts' AND c.column_name = 'id')
        AND c.table_schema || '.' || c.table_name <> 'platform.idempotency_keys'
      ORDER BY 1, 2\
      """;

  private static final String ROWS =
      """
      SELECT coalesce(jsonb_agg(to_jsonb(r)), '[]')::text
      FROM (SELECT %s FROM %s WHERE %s = ? LIMIT ?) r\
      """;

  private final Transactions transactions;
  private final JsonMapper json;
  private final InstantSource clock;

  PersonalData(Transactions transactions, JsonMapper json, InstantSource clock) {
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /**
   * All of it, in two round trips, as one document; of a table at most the ten thousand rows that
   * come first.
   */
  public String of(UUID accountId) {
    Map<String, JsonNode> tables = new LinkedHashMap<>();
    transactions.read(
        work -> {
          List<Table> all =
              work.ask(
                      Query.of(
                          TABLES,
                          row -> new Table(row.getString(1), row.getString(2), row.getString(3))))
                  .rows();
          List<Answer<String>> answers =
              all.stream().map(table -> work.ask(table.rowsOf(accountId))).toList();
          for (int i = 0; i < all.size(); i++) {
            JsonNode rows = json.readTree(answers.get(i).first().orElse("[]"));
            if (!rows.isEmpty()) {
              Table table = all.get(i);
              String key =
                  tables.containsKey(table.name())
                      ? table.name() + " by " + table.names()
                      : table.name();
              tables.put(key, rows);
            }
          }
          return tables;
        });
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("accountId", accountId);
    document.put("exportedAt", clock.instant());
    document.put("tables", tables);
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(document);
  }

  /**
   * A table about people.
   *
   * @param names the column that names somebody
   * @param columns those that are told
   */
  private record Table(String name, String names, String columns) {

    Query<String> rowsOf(UUID accountId) {
      return Query.of(
          ROWS.formatted(columns, name, names), row -> row.getString(1), accountId, MOST_ROWS);
    }
  }
}
