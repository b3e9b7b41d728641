package dev.unbuy.standing;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Ratings among people: shown with what was bought, answered once by the seller, reported by
 * anybody, decided by an agent. What an agent takes down are the words; the stars count all the
 * same, so that reporting lifts nobody.
 */
@Component
public class Reviews {

  /** The longest answer, report or reason, in characters. */
  public static final int LONGEST = 2_000;

  private static final String COLUMNS =
      """
      SELECT order_id, buyer_id, shop_id, stars, comment, at, what, canceled, reply, replied_at,
        report, reported_at, decided_at, because, hidden
      FROM standing.ratings\
      """;

  private final Transactions transactions;
  private final InstantSource clock;

  Reviews(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The rating of an order, if it was given. */
  public static Query<Review> ofOrder(UUID orderId) {
    return Query.of(COLUMNS + " WHERE order_id = ?", Reviews::row, orderId);
  }

  /**
   * A shop's ratings, newest first.
   *
   * @throws InvalidInput when the cursor is not one of this list
   */
  public Page<Review> ofShop(UUID shopId, @Nullable String cursor, int limit) {
    return page(" WHERE shop_id = ?", List.of(shopId), "at", true, cursor, limit);
  }

  /**
   * Those that were reported and not decided, first to last reported.
   *
   * @throws InvalidInput when the cursor is not one of this list
   */
  public Page<Review> toDecide(@Nullable String cursor, int limit) {
    return page(
        " WHERE reported_at IS NOT NULL AND decided_at IS NULL",
        List.of(),
        "reported_at",
        false,
        cursor,
        limit);
  }

  /**
   * The seller answers, once.
   *
   * @throws NotFound when it is not a rating of this seller's shop
   * @throws InvalidInput when nothing is said, or too much
   */
  public ReviewOutcome reply(Actor.Seller seller, UUID orderId, @Nullable String words) {
    String said = requireWords("reply", words);
    return step(
        orderId,
        one -> one.shopId().equals(seller.shopId()),
        one -> one.reply() == null ? null : "ANSWERED_BEFORE",
        now ->
            Write.expecting(
                1,
                "UPDATE standing.ratings SET reply = ?, replied_at = ? WHERE order_id = ?",
                said,
                now,
                orderId));
  }

  /**
   * Somebody says that its words must go: insults, private data, another thing's rating.
   *
   * @throws NotFound when there is no such rating
   * @throws InvalidInput when no reason is given
   */
  public ReviewOutcome report(UUID accountId, UUID orderId, @Nullable String because) {
    String said = requireWords("because", because);
    return step(
        orderId,
        one -> true,
        one -> one.canBeReported() ? null : "NOTHING_TO_REPORT",
        now ->
            Write.expecting(
                1,
                """
                UPDATE standing.ratings SET report = ?, reported_at = ?, reported_by = ?
                WHERE order_id = ?\
                """,
                said,
                now,
                accountId,
                orderId));
  }

  /**
   * An agent decides about a report.
   *
   * @param hide whether its words are taken down
   * @throws NotFound when there is no such rating
   * @throws InvalidInput when no reason is given
   */
  public ReviewOutcome decide(
      Actor.Agent agent, UUID orderId, boolean hide, @Nullable String because) {
    String said = requireWords("because", because);
    return step(
        orderId,
        one -> true,
        one -> one.reportedAt() != null && one.decidedAt() == null ? null : "NOTHING_TO_DECIDE",
        now ->
            Write.expecting(
                1,
                """
                UPDATE standing.ratings SET hidden = ?, because = ?, decided_at = ?, decided_by = ?
                WHERE order_id = ?\
                """,
                hide,
                said,
                now,
                agent.accountId(),
                orderId));
  }

  private ReviewOutcome step(UUID orderId, Predicate<Review> mayKnow, Rule rule, Change change) {
    return transactions.run(
        work -> {
          Review one =
              work.ask(Query.of(COLUMNS + " WHERE order_id = ? FOR UPDATE", Reviews::row, orderId))
                  .first()
                  .filter(mayKnow)
                  .orElseThrow(() -> new NotFound("rating"));
          String broken = rule.brokenBy(one);
          if (broken != null) {
            return new ReviewOutcome.Refused(
                new Refusal("rating-not-waiting-for-this", broken, "RATED", List.of()));
          }
          work.plan(change.at(clock.instant()));
          return new ReviewOutcome.Done(work.ask(ofOrder(orderId)).first().orElseThrow());
        });
  }

  private Page<Review> page(
      String where,
      List<Object> first,
      String by,
      boolean newest,
      @Nullable String cursor,
      int limit) {
    StringBuilder sql = new StringBuilder(COLUMNS).append(where);
    List<Object> parameters = new ArrayList<>(first);
    if (cursor != null) {
      sql.append(
          " AND (%s, order_id) %s (?::timestamptz, ?::uuid)".formatted(by, newest ? "<" : ">"));
      parameters.addAll(Cursor.place(cursor));
    }
    String order = newest ? " DESC" : "";
    sql.append(" ORDER BY %1$s%2$s, order_id%2$s LIMIT ?".formatted(by, order));
    parameters.add(limit + 1);
    List<Review> rows =
        transactions.read(
            work -> work.ask(new Query<>(sql.toString(), Reviews::row, parameters)).rows());
    return Page.cut(
        rows,
        limit,
        one ->
            Cursor.of(
                newest || one.reportedAt() == null ? one.at() : one.reportedAt(), one.orderId()));
  }

  private static String requireWords(String field, @Nullable String words) {
    if (words == null || words.isBlank() || words.length() > LONGEST) {
      throw new InvalidInput(field, "must have 1 to %d characters".formatted(LONGEST));
    }
    return words.strip();
  }

  private static Review row(ResultSet row) throws SQLException {
    return new Review(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getInt(4),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getString(7),
        row.getBoolean(8),
        row.getString(9),
        instant(row, 10),
        row.getString(11),
        instant(row, 12),
        instant(row, 13),
        row.getString(14),
        row.getBoolean(15));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /** The rule that a step breaks; null where it may be taken. */
  @FunctionalInterface
  private interface Rule {
    @Nullable String brokenBy(Review one);
  }

  @FunctionalInterface
  private interface Change {
    Write at(Instant now);
  }
}
