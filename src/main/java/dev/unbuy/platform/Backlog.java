package dev.unbuy.platform;

/**
 * What the machinery has yet to do.
 *
 * @param what which part, by its stable name
 * @param waiting how many things wait
 * @param stuck how many were given up and wait for a person
 */
public record Backlog(String what, int waiting, int stuck) {

  private static final String NOW =
      """
      SELECT consumer, count(*) FILTER (WHERE NOT dead), count(*) FILTER (WHERE dead)
      FROM platform.outbox_deliveries GROUP BY consumer
      UNION ALL SELECT 'deadline ' || kind, count(*), 0 FROM platform.deadlines GROUP BY kind
      ORDER BY 1\
      """;

  /** Deliveries and deadlines, by their kind. */
  public static Query<Backlog> now() {
    return Query.of(NOW, row -> new Backlog(row.getString(1), row.getInt(2), row.getInt(3)));
  }
}
