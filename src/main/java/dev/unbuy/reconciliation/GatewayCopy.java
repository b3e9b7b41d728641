package dev.unbuy.reconciliation;

import dev.unbuy.kernel.Money;
import dev.unbuy.payments.gateway.GatewayMovement;
import dev.unbuy.payments.gateway.GatewayMovement.Kind;
import dev.unbuy.payments.gateway.GatewayMovement.Status;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The copy of the gateway's list: each thing once, as it last stood there. */
final class GatewayCopy {

  private static final String KEEP =
      """
      INSERT INTO reconciliation.gateway_movements AS m
        (id, key, authorization_ref, kind, status, amount, currency, code, first_at, at)
      SELECT DISTINCT ON (id) id, key, auth, kind, status, amount, currency, code, at, at
      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::text[],
        ?::text[], ?::timestamptz[]) WITH ORDINALITY
        AS new (id, key, auth, kind, status, amount, currency, code, at, place)
      ORDER BY id, place DESC
      ON CONFLICT (id) DO UPDATE SET status = excluded.status, code = excluded.code,
        at = excluded.at
      WHERE excluded.at >= m.at\
      """;
  private static final String COLUMNS =
      """
      SELECT id, key, authorization_ref, kind, status, amount, currency, at, code
      FROM reconciliation.gateway_movements\
      """;

  private GatewayCopy() {}

  /** Keeps what the gateway listed. */
  static Write keep(List<GatewayMovement> listed) {
    return Write.any(
        KEEP,
        texts(listed, GatewayMovement::id),
        texts(listed, GatewayMovement::key),
        texts(listed, GatewayMovement::authorization),
        texts(listed, one -> one.kind().name()),
        texts(listed, one -> one.status().name()),
        listed.stream().map(one -> one.amount().minor()).toArray(Long[]::new),
        texts(listed, one -> one.amount().currency()),
        listed.stream().map(GatewayMovement::code).toArray(String[]::new),
        listed.stream().map(GatewayMovement::at).toArray(Instant[]::new));
  }

  /** What came to its state in a time, by time and name, after the last of the page before. */
  static Query<GatewayMovement> of(Instant from, Instant to, String after, int limit) {
    return Query.of(
        COLUMNS + " WHERE at < ? AND (at, id) > (?, ?) ORDER BY at, id LIMIT ?",
        GatewayCopy::read,
        to,
        from,
        after,
        limit);
  }

  /** What was done under these keys. */
  static Query<GatewayMovement> underKeys(Collection<String> keys) {
    return Query.of(
        COLUMNS + " WHERE key = ANY (?)", GatewayCopy::read, (Object) keys.toArray(String[]::new));
  }

  private interface Text {
    @Nullable String of(GatewayMovement one);
  }

  private static String[] texts(List<GatewayMovement> listed, Text text) {
    return listed.stream().map(text::of).toArray(String[]::new);
  }

  private static GatewayMovement read(ResultSet row) throws SQLException {
    return new GatewayMovement(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Kind.valueOf(row.getString(4)),
        Status.valueOf(row.getString(5)),
        new Money(row.getLong(6), row.getString(7)),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        row.getString(9));
  }
}
