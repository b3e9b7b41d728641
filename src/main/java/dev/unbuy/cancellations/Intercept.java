package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.InterceptState;
import dev.unbuy.cancellations.rules.InterceptState.Back;
import dev.unbuy.cancellations.rules.InterceptState.Missed;
import dev.unbuy.cancellations.rules.InterceptState.Recalling;
import dev.unbuy.cancellations.rules.InterceptState.Stopped;
import dev.unbuy.cancellations.rules.InterceptState.Stopping;
import dev.unbuy.cancellations.rules.InterceptState.TurnedRound;
import dev.unbuy.cancellations.rules.InterceptState.Voiding;
import dev.unbuy.kernel.Actor;
import dev.unbuy.platform.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parcel that is to be stopped because of a cancellation.
 *
 * @param carrier who has it, with {@code trackingNumber}: the proof if it cannot be stopped
 * @param startedBy who of the shop began it
 * @param lastEvent what was heard last, or null while nothing was
 */
public record Intercept(
    UUID id,
    UUID cancellationId,
    UUID orderId,
    UUID buyerId,
    UUID shopId,
    String carrier,
    String trackingNumber,
    InterceptState state,
    UUID startedBy,
    Instant startedAt,
    @Nullable String lastEvent) {

  private static final String ROWS =
      """
      SELECT i.id, i.cancellation_id, i.order_id, i.buyer_id, i.shop_id, i.carrier,
        i.tracking_number, i.state, i.answer_by, i.started_by, i.started_at,
        (SELECT s.event FROM cancellations.intercept_steps s WHERE s.intercept_id = i.id
         ORDER BY s.id DESC LIMIT 1)
      FROM cancellations.intercepts i\
      """;

  /** The one of a cancellation, if there is one. */
  public static Query<Intercept> ofCancellation(UUID cancellationId) {
    return Query.of(ROWS + " WHERE i.cancellation_id = ?", Intercept::read, cancellationId);
  }

  static Query<Intercept> byId(UUID id) {
    return Query.of(ROWS + " WHERE i.id = ?", Intercept::read, id);
  }

  Actor.Seller seller() {
    return new Actor.Seller(startedBy, shopId);
  }

  Intercept with(InterceptState next, String event) {
    return new Intercept(
        id,
        cancellationId,
        orderId,
        buyerId,
        shopId,
        carrier,
        trackingNumber,
        next,
        startedBy,
        startedAt,
        event);
  }

  private static Intercept read(ResultSet row) throws SQLException {
    OffsetDateTime by = row.getObject(9, OffsetDateTime.class);
    Instant answerBy = by == null ? Instant.MAX : by.toInstant();
    return new Intercept(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getObject(4, UUID.class),
        row.getObject(5, UUID.class),
        row.getString(6),
        row.getString(7),
        switch (row.getString(8)) {
          case "VOIDING" -> new Voiding(answerBy);
          case "RECALLING" -> new Recalling(answerBy);
          case "STOPPING" -> new Stopping(answerBy);
          case "STOPPED" -> new Stopped();
          case "TURNED_ROUND" -> new TurnedRound();
          case "BACK" -> new Back();
          default -> new Missed();
        },
        row.getObject(10, UUID.class),
        row.getObject(11, OffsetDateTime.class).toInstant(),
        row.getString(12));
  }
}
