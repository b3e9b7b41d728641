package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.Finding;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A shop's cancellations: those that wait for its answer, and all. */
@Component
public class SellerCancellations {

  private final Transactions transactions;
  private final JsonMapper json;

  SellerCancellations(Transactions transactions, JsonMapper json) {
    this.transactions = transactions;
    this.json = json;
  }

  /** Takes up the cancellations of an imported history that are not in the lists. */
  public static Write taken(String source) {
    return Write.any(SellerCancellationList.TAKE_IMPORTED, source);
  }

  /** A shop's cancellations; those that wait first to last asked, others the newest first. */
  public Page<Row> of(
      UUID shopId, @Nullable CancellationStatus status, @Nullable String cursor, int limit) {
    List<Row> rows =
        transactions.read(work -> work.ask(query(shopId, status, cursor, limit + 1)).rows());
    return Page.cut(rows, limit, row -> Cursor.of(row.askedAt(), row.id()));
  }

  /** The first of that list, for a page that asks for more than this. */
  public Query<Row> first(UUID shopId, @Nullable CancellationStatus status, int limit) {
    return query(shopId, status, null, limit);
  }

  private Query<Row> query(
      UUID shopId, @Nullable CancellationStatus status, @Nullable String cursor, int limit) {
    boolean oldestFirst = status == CancellationStatus.ASKED;
    StringBuilder sql =
        new StringBuilder(
            """
            SELECT cancellation_id, order_id, number, status, asked_by, reason, fault, because,
              evidence::text, note, units, title, refund, currency, asked_at, seller_answers_by
            FROM cancellations.seller_cancellations WHERE shop_id = ?\
            """);
    List<Object> parameters = new ArrayList<>(List.of(shopId));
    if (status != null) {
      sql.append(" AND status = ?");
      parameters.add(status);
    }
    if (cursor != null) {
      sql.append(" AND (asked_at, cancellation_id) ")
          .append(oldestFirst ? ">" : "<")
          .append(" (?::timestamptz, ?::uuid)");
      parameters.addAll(Cursor.place(cursor));
    }
    String direction = oldestFirst ? "" : " DESC";
    sql.append(" ORDER BY asked_at%1$s, cancellation_id%1$s LIMIT ?".formatted(direction));
    parameters.add(limit);
    return new Query<>(sql.toString(), this::read, parameters);
  }

  private Row read(ResultSet row) throws SQLException {
    OffsetDateTime answersBy = row.getObject(16, OffsetDateTime.class);
    return new Row(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        CancellationStatus.valueOf(row.getString(4)),
        Asker.valueOf(row.getString(5)),
        Reason.valueOf(row.getString(6)),
        new Finding(
            Fault.valueOf(row.getString(7)),
            row.getString(8),
            List.of(json.readValue(row.getString(9), String[].class))),
        row.getString(10),
        row.getInt(11),
        row.getString(12),
        new Money(row.getLong(13), row.getString(14)),
        row.getObject(15, OffsetDateTime.class).toInstant(),
        answersBy == null ? null : answersBy.toInstant());
  }

  /** A cancellation as its seller's list shows it. */
  public record Row(
      UUID id,
      UUID orderId,
      String number,
      CancellationStatus status,
      Asker askedBy,
      Reason reason,
      Finding finding,
      @Nullable String note,
      int units,
      String title,
      Money refund,
      Instant askedAt,
      @Nullable Instant sellerAnswersBy) {}
}
