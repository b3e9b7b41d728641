package dev.unbuy.refunds;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.refunds.Refund.Kind;
import dev.unbuy.refunds.Refund.Part;
import dev.unbuy.refunds.Refund.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads refunds: one, an order's, or the list that a person looks through. */
@Component
public class Refunds {

  static final String ROWS =
      """
      SELECT r.id, r.order_id, r.buyer_id, r.shop_id, r.cause, r.amount, r.currency, r.requested_at,
        p.id, p.share_id, p.tender_id, p.method, p.kind, p.amount, p.status, p.requested_at,
        p.sent_at, p.settled_at, p.expected_from, p.expected_by, p.attempts, p.last_error,
        p.replaces, p.replaced, p.refused, p.note, r.held_until, r.sending_at
      FROM refunds.refunds r JOIN refunds.refund_parts p ON p.refund_id = r.id\
      """;

  private final Transactions transactions;

  Refunds(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * A refund.
   *
   * @throws NotFound when there is none that this actor may know of
   */
  public Refund get(UUID id, Actor actor) {
    return read(Query.of(ROWS + " WHERE r.id = ? ORDER BY p.id", Refunds::row, id)).stream()
        .filter(refund -> mayKnow(refund, actor))
        .findFirst()
        .orElseThrow(() -> new NotFound("refund"));
  }

  /** The bank accounts that the buyer gave for parts of a refund, by part. */
  public Map<UUID, BankAccount> bankAccounts(UUID refundId) {
    return transactions.read(work -> work.ask(BankAccounts.ofRefund(refundId)).rows()).stream()
        .collect(Collectors.toMap(BankAccounts.Given::partId, BankAccounts.Given::account));
  }

  /** The rows of the refunds of orders; put them together by {@link #together}. */
  public static Query<Row> ofOrders(Collection<UUID> orders) {
    return Query.of(
        ROWS + " WHERE r.order_id = ANY (?) ORDER BY r.id, p.id",
        Refunds::row,
        (Object) orders.toArray(UUID[]::new));
  }

  /** The rows of an order's refunds; put them together by {@link #together}. */
  public static Query<Row> ofOrder(UUID orderId) {
    return Query.of(ROWS + " WHERE r.order_id = ? ORDER BY r.id, p.id", Refunds::row, orderId);
  }

  /** The rows of the refund of a cause; put them together by {@link #together}. */
  static Query<Row> ofCause(UUID cause) {
    return Query.of(ROWS + " WHERE r.cause = ? ORDER BY r.id, p.id", Refunds::row, cause);
  }

  /**
   * Refunds with a part of this status, or with any that is not finished; oldest first.
   *
   * @param status null for all that are not finished
   */
  public Page<Refund> open(@Nullable Status status, @Nullable String cursor, int limit) {
    List<Object> parameters = new ArrayList<>();
    StringBuilder chosen =
        new StringBuilder("SELECT DISTINCT refund_id FROM refunds.refund_parts WHERE ");
    if (status == null) {
      chosen.append("status <> 'SUCCEEDED' AND NOT replaced");
    } else {
      chosen.append("status = ? AND NOT replaced");
      parameters.add(status);
    }
    if (cursor != null) {
      chosen.append(" AND refund_id > ?::uuid");
      parameters.addAll(Cursor.id(cursor));
    }
    chosen.append(" ORDER BY refund_id LIMIT ?");
    parameters.add(limit + 1);
    List<Refund> refunds =
        read(
            new Query<>(
                ROWS + " WHERE r.id IN (" + chosen + ") ORDER BY r.id, p.id",
                Refunds::row,
                parameters));
    return Page.cut(refunds, limit, refund -> Cursor.of(refund.id()));
  }

  /** Puts rows of one part each together to refunds. */
  public static List<Refund> together(List<Row> rows) {
    Map<UUID, Refund> refunds = new LinkedHashMap<>();
    Map<UUID, List<Part>> parts = new LinkedHashMap<>();
    for (Row row : rows) {
      refunds.putIfAbsent(row.refund().id(), row.refund());
      parts.computeIfAbsent(row.refund().id(), id -> new ArrayList<>()).add(row.part());
    }
    return refunds.values().stream()
        .map(refund -> with(refund, parts.getOrDefault(refund.id(), List.of())))
        .toList();
  }

  private List<Refund> read(Query<Row> query) {
    return together(transactions.read(work -> work.ask(query).rows()));
  }

  private static Refund with(Refund refund, List<Part> parts) {
    return new Refund(
        refund.id(),
        refund.orderId(),
        refund.buyerId(),
        refund.shopId(),
        refund.cause(),
        refund.amount(),
        refund.requestedAt(),
        refund.heldUntil(),
        refund.sendingAt(),
        parts);
  }

  private static boolean mayKnow(Refund refund, Actor actor) {
    return switch (actor) {
      case Actor.Buyer buyer -> refund.buyerId().equals(buyer.accountId());
      case Actor.Seller seller -> refund.shopId().equals(seller.shopId());
      case Actor.Agent _, Actor.Operator _, Actor.Platform _ -> true;
    };
  }

  static Row row(ResultSet row) throws SQLException {
    String currency = row.getString(7);
    return new Row(
        new Refund(
            row.getObject(1, UUID.class),
            row.getObject(2, UUID.class),
            row.getObject(3, UUID.class),
            row.getObject(4, UUID.class),
            row.getObject(5, UUID.class),
            new Money(row.getLong(6), currency),
            row.getObject(8, OffsetDateTime.class).toInstant(),
            instant(row, 27),
            instant(row, 28),
            List.of()),
        new Part(
            row.getObject(9, UUID.class),
            row.getObject(10, UUID.class),
            row.getObject(11, UUID.class),
            PaymentMethod.valueOf(row.getString(12)),
            Kind.valueOf(row.getString(13)),
            new Money(row.getLong(14), currency),
            Status.valueOf(row.getString(15)),
            row.getObject(16, OffsetDateTime.class).toInstant(),
            instant(row, 17),
            instant(row, 18),
            row.getObject(19, LocalDate.class),
            row.getObject(20, LocalDate.class),
            row.getInt(21),
            row.getString(22),
            row.getObject(23, UUID.class),
            row.getBoolean(24),
            row.getBoolean(25),
            row.getString(26)));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /** One part of a refund as it is read. */
  public record Row(Refund refund, Part part) {}
}
