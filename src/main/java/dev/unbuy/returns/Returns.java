package dev.unbuy.returns;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.refunds.Refund;
import dev.unbuy.refunds.RefundTo;
import dev.unbuy.refunds.Refunds;
import dev.unbuy.returns.ReturnAuthorization.Instead;
import dev.unbuy.returns.ReturnAuthorization.Line;
import dev.unbuy.returns.rules.CausedBy;
import dev.unbuy.returns.rules.Inspection;
import dev.unbuy.returns.rules.Payer;
import dev.unbuy.returns.rules.ReturnReason;
import dev.unbuy.returns.rules.ReturnRule;
import dev.unbuy.returns.rules.StockFate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads returns. */
@Component
public class Returns {

  private static final String ROWS =
      """
      SELECT r.id, r.order_id, r.buyer_id, r.shop_id, r.kind, r.rule, r.reason, r.note, r.caused_by,
        r.payer, r.currency, r.refund, r.shipping, r.label_cost, r.keeps_item, r.fulfillment_id,
        r.asked_at, r.status, r.next_by, r.decided_at, r.label_taken_at, r.carrier,
        r.tracking_number, r.sent_at, r.received_at, r.ended_at, r.inspection, r.back, r.because,
        r.stock, l.lines, l.quantities, l.refunds, l.variants, l.names, l.worths,
        r.refund_to
      FROM returns.return_authorizations r CROSS JOIN LATERAL (
        SELECT array_agg(line_id ORDER BY line_id) AS lines,
          array_agg(quantity ORDER BY line_id) AS quantities,
          array_agg(refund ORDER BY line_id) AS refunds,
          array_agg(variant_id ORDER BY line_id) AS variants,
          array_agg(variant ORDER BY line_id) AS names,
          array_agg(worth ORDER BY line_id) AS worths
        FROM returns.return_lines WHERE return_id = r.id) l\
      """;

  private final Transactions transactions;

  Returns(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * A return with its refund.
   *
   * @throws NotFound when there is none that this actor may know of
   */
  public ReturnAuthorization get(UUID id, Actor actor) {
    return transactions.read(
        work -> {
          ReturnAuthorization found = find(work, id, actor);
          List<Refund> refunds =
              Refunds.together(work.ask(Refunds.ofOrder(found.orderId())).rows());
          return withRefund(found, refunds);
        });
  }

  /** The returns of orders, each order's oldest first, without their refunds. */
  public static Query<ReturnAuthorization> ofOrders(Collection<UUID> orders) {
    return Query.of(
        ROWS + " WHERE r.order_id = ANY (?) ORDER BY r.order_id, r.id",
        Returns::row,
        (Object) orders.toArray(UUID[]::new));
  }

  /** A shop's returns: those of one status first to last asked, or all, the newest first. */
  public Page<ReturnAuthorization> ofShop(
      UUID shopId, @Nullable ReturnStatus status, @Nullable String cursor, int limit) {
    boolean oldestFirst = status != null;
    StringBuilder sql = new StringBuilder(ROWS).append(" WHERE r.shop_id = ?");
    List<Object> parameters = new ArrayList<>(List.of(shopId));
    if (status != null) {
      sql.append(" AND r.status = ?");
      parameters.add(status);
    }
    if (cursor != null) {
      sql.append(" AND (r.asked_at, r.id) ")
          .append(oldestFirst ? ">" : "<")
          .append(" (?::timestamptz, ?::uuid)");
      parameters.addAll(Cursor.place(cursor));
    }
    sql.append(" ORDER BY r.asked_at%1$s, r.id%1$s LIMIT ?".formatted(oldestFirst ? "" : " DESC"));
    parameters.add(limit + 1);
    List<ReturnAuthorization> rows =
        transactions.read(
            work -> work.ask(new Query<>(sql.toString(), Returns::row, parameters)).rows());
    return Page.cut(rows, limit, row -> Cursor.of(row.askedAt(), row.id()));
  }

  /** The same return with its refund, when one of these is. */
  public static ReturnAuthorization withRefund(ReturnAuthorization one, List<Refund> refunds) {
    return refunds.stream()
        .filter(refund -> refund.cause().equals(one.id()))
        .findFirst()
        .map(one::with)
        .orElse(one);
  }

  static ReturnAuthorization find(UnitOfWork work, UUID id, Actor actor) {
    return first(work, id)
        .filter(one -> mayKnow(one, actor))
        .orElseThrow(() -> new NotFound("return"));
  }

  static Optional<ReturnAuthorization> first(UnitOfWork work, UUID id) {
    return work.ask(Query.of(ROWS + " WHERE r.id = ?", Returns::row, id)).first();
  }

  /** Whether a return of this buyer was not accepted since an instant. */
  static Query<Boolean> refusedSince(UUID buyerId, Instant since) {
    return Query.of(
        """
        SELECT EXISTS (SELECT FROM returns.return_authorizations
          WHERE buyer_id = ? AND status IN ('REFUSED','EXPIRED') AND ended_at >= ?)\
        """,
        row -> row.getBoolean(1),
        buyerId,
        since);
  }

  private static boolean mayKnow(ReturnAuthorization one, Actor actor) {
    return switch (actor) {
      case Actor.Buyer buyer -> one.buyerId().equals(buyer.accountId());
      case Actor.Seller seller -> one.shopId().equals(seller.shopId());
      case Actor.Agent _, Actor.Operator _, Actor.Platform _ -> true;
    };
  }

  private static ReturnAuthorization row(ResultSet row) throws SQLException {
    String currency = row.getString(11);
    return new ReturnAuthorization(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getObject(4, UUID.class),
        ReturnKind.valueOf(row.getString(5)),
        ReturnRule.valueOf(row.getString(6)),
        ReturnReason.valueOf(row.getString(7)),
        row.getString(8),
        CausedBy.valueOf(row.getString(9)),
        Payer.valueOf(row.getString(10)),
        new Money(row.getLong(12), currency),
        new Money(row.getLong(13), currency),
        new Money(row.getLong(14), currency),
        row.getBoolean(15),
        RefundTo.valueOf(row.getString(37)),
        row.getObject(16, UUID.class),
        row.getObject(17, OffsetDateTime.class).toInstant(),
        lines(row, currency),
        progress(row, currency),
        null);
  }

  private static Progress progress(ResultSet row, String currency) throws SQLException {
    Long back = row.getObject(28, Long.class);
    return new Progress(
        ReturnStatus.valueOf(row.getString(18)),
        instant(row, 19),
        instant(row, 20),
        instant(row, 21),
        row.getString(22),
        row.getString(23),
        instant(row, 24),
        instant(row, 25),
        instant(row, 26),
        named(row.getString(27), Inspection::valueOf),
        back == null ? null : new Money(back, currency),
        row.getString(29),
        named(row.getString(30), StockFate::valueOf));
  }

  private static <T> @Nullable T named(@Nullable String name, Function<String, T> type) {
    return name == null ? null : type.apply(name);
  }

  private static @Nullable Instead instead(
      @Nullable UUID variant, @Nullable String name, @Nullable Long worth, String currency) {
    return variant == null || name == null || worth == null
        ? null
        : new Instead(variant, name, new Money(worth, currency));
  }

  private static List<Line> lines(ResultSet row, String currency) throws SQLException {
    UUID[] ids = (UUID[]) row.getArray(31).getArray();
    Integer[] quantities = (Integer[]) row.getArray(32).getArray();
    Long[] refunds = (Long[]) row.getArray(33).getArray();
    @Nullable UUID[] variants = (UUID[]) row.getArray(34).getArray();
    @Nullable String[] names = (String[]) row.getArray(35).getArray();
    @Nullable Long[] worths = (Long[]) row.getArray(36).getArray();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      lines.add(
          new Line(
              ids[i],
              quantities[i],
              new Money(refunds[i], currency),
              instead(variants[i], names[i], worths[i], currency)));
    }
    return lines;
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
