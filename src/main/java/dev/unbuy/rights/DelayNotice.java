package dev.unbuy.rights;

import dev.unbuy.platform.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delay that a buyer was told of.
 *
 * @param position the first delay of the order, the second, …
 * @param shipBy what was promised
 * @param newShipBy what is promised instead
 * @param silenceConsents whether the buyer agrees by saying nothing
 * @param endsAt when the order ends by itself, unless it ships before or the buyer agrees
 * @param consentedAt when the buyer agreed, or null
 */
public record DelayNotice(
    UUID id,
    UUID orderId,
    UUID buyerId,
    UUID shopId,
    int position,
    Instant shipBy,
    Instant newShipBy,
    boolean silenceConsents,
    Instant endsAt,
    Instant toldAt,
    @Nullable Instant consentedAt) {

  private static final String ROWS =
      """
      SELECT id, order_id, buyer_id, shop_id, position, ship_by, new_ship_by, silence_consents,
        ends_at, told_at, consented_at
      FROM rights.delay_notices\
      """;

  /** The delays of an order, the newest first. */
  public static Query<DelayNotice> ofOrder(UUID orderId) {
    return Query.of(ROWS + " WHERE order_id = ? ORDER BY position DESC", DelayNotice::row, orderId);
  }

  /** One of them. */
  public static Query<DelayNotice> byId(UUID id) {
    return Query.of(ROWS + " WHERE id = ?", DelayNotice::row, id);
  }

  private static DelayNotice row(ResultSet row) throws SQLException {
    return new DelayNotice(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getObject(4, UUID.class),
        row.getInt(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        row.getBoolean(8),
        row.getObject(9, OffsetDateTime.class).toInstant(),
        row.getObject(10, OffsetDateTime.class).toInstant(),
        Withdrawals.instant(row, 11));
  }
}
