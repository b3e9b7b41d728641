package dev.unbuy.returns;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.returns.Dispute.Line;
import dev.unbuy.returns.Dispute.Settlement;
import dev.unbuy.returns.Dispute.Statement;
import dev.unbuy.returns.rules.DisputeKind;
import dev.unbuy.returns.rules.Relief;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads and keeps disputes, and the clock of each. */
@Component
public class Disputes {

  /** What waits goes on by itself at the end of its clock. */
  static final String CLOCK = "dispute.clock";

  private static final String ROWS =
      """
      SELECT d.id, d.order_id, d.buyer_id, d.shop_id, d.kind, d.wants, d.wanted, d.currency,
        d.value, d.shipping, d.status, d.opened_at, d.next_by, d.offer, d.offered, d.decision,
        d.decided, d.because, d.decided_at, d.appealed_by, d.result, d.back, d.lost, d.ended_at,
        l.lines, l.quantities, l.refunds
      FROM returns.disputes d CROSS JOIN LATERAL (
        SELECT array_agg(line_id ORDER BY line_id) AS lines,
          array_agg(quantity ORDER BY line_id) AS quantities,
          array_agg(refund ORDER BY line_id) AS refunds
        FROM returns.dispute_lines WHERE dispute_id = d.id) l\
      """;
  private static final String INSERT =
      """
      INSERT INTO returns.disputes (id, order_id, buyer_id, shop_id, kind, wants, wanted, currency,
        value, shipping, status, opened_at, next_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;
  private static final String LINES =
      """
      INSERT INTO returns.dispute_lines (dispute_id, order_id, buyer_id, line_id, quantity, refund)
      SELECT ?, ?, ?, * FROM unnest(?::uuid[], ?::int[], ?::int8[])\
      """;
  private static final String STEP =
      """
      UPDATE returns.disputes SET status = ?, next_by = ?, offer = ?, offered = ?, decision = ?,
        decided = ?, because = ?, decided_by = coalesce(?, decided_by), decided_at = ?,
        appealed_by = ?, result = ?, back = ?, lost = ?, ended_at = ?
      WHERE id = ? AND status = ?\
      """;
  private static final String SAY =
      """
      INSERT INTO returns.dispute_statements
        (id, dispute_id, order_id, buyer_id, at, author, author_id, words)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private final Transactions transactions;

  Disputes(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * A dispute with everything that was said.
   *
   * @throws NotFound when there is none that this actor may know of
   */
  public Argued get(UUID id, Actor actor) {
    return transactions.read(
        work -> {
          var said = work.ask(statements(id));
          return new Argued(find(work, id, actor), said.rows());
        });
  }

  /** The disputes of orders, each order's oldest first. */
  public static Query<Dispute> ofOrders(Collection<UUID> orders) {
    return Query.of(
        ROWS + " WHERE d.order_id = ANY (?) ORDER BY d.order_id, d.id",
        Disputes::row,
        (Object) orders.toArray(UUID[]::new));
  }

  /** A shop's disputes, newest first. */
  public Page<Dispute> ofShop(UUID shopId, @Nullable String cursor, int limit) {
    StringBuilder sql = new StringBuilder(ROWS).append(" WHERE d.shop_id = ?");
    List<Object> parameters = new ArrayList<>(List.of(shopId));
    if (cursor != null) {
      sql.append(" AND (d.opened_at, d.id) < (?::timestamptz, ?::uuid)");
      parameters.addAll(Cursor.place(cursor));
    }
    sql.append(" ORDER BY d.opened_at DESC, d.id DESC LIMIT ?");
    parameters.add(limit + 1);
    List<Dispute> rows = read(sql.toString(), parameters);
    return Page.cut(rows, limit, row -> Cursor.of(row.openedAt(), row.id()));
  }

  /** The disputes that wait for an agent, the oldest promise first. */
  public Page<Dispute> toDecide(@Nullable String cursor, int limit) {
    StringBuilder sql =
        new StringBuilder(ROWS).append(" WHERE d.status IN ('ESCALATED','APPEALED')");
    List<Object> parameters = new ArrayList<>();
    if (cursor != null) {
      sql.append(" AND (d.next_by, d.id) > (?::timestamptz, ?::uuid)");
      parameters.addAll(Cursor.place(cursor));
    }
    sql.append(" ORDER BY d.next_by, d.id LIMIT ?");
    parameters.add(limit + 1);
    List<Dispute> rows = read(sql.toString(), parameters);
    return Page.cut(rows, limit, row -> Cursor.of(Objects.requireNonNull(row.nextBy()), row.id()));
  }

  private List<Dispute> read(String sql, List<Object> parameters) {
    return transactions.read(work -> work.ask(new Query<>(sql, Disputes::row, parameters)).rows());
  }

  static Dispute find(UnitOfWork work, UUID id, Actor actor) {
    return work.ask(Query.of(ROWS + " WHERE d.id = ?", Disputes::row, id))
        .first()
        .filter(one -> mayKnow(one, actor))
        .orElseThrow(() -> new NotFound("dispute"));
  }

  private static boolean mayKnow(Dispute one, Actor actor) {
    return switch (actor) {
      case Actor.Buyer buyer -> one.buyerId().equals(buyer.accountId());
      case Actor.Seller seller -> one.shopId().equals(seller.shopId());
      case Actor.Agent _, Actor.Operator _, Actor.Platform _ -> true;
    };
  }

  static void insert(UnitOfWork work, Dispute one) {
    work.plan(
        Write.expecting(
            1,
            INSERT,
            one.id(),
            one.orderId(),
            one.buyerId(),
            one.shopId(),
            one.kind(),
            one.wants().relief(),
            minor(one.wants()),
            one.value().currency(),
            one.value().minor(),
            one.shipping().minor(),
            one.status(),
            one.openedAt(),
            one.nextBy()));
    List<Line> lines = one.lines();
    work.plan(
        Write.expecting(
            lines.size(),
            LINES,
            one.id(),
            one.orderId(),
            one.buyerId(),
            lines.stream().map(Line::lineId).toArray(UUID[]::new),
            lines.stream().map(Line::quantity).toArray(Integer[]::new),
            lines.stream().map(line -> line.refund().minor()).toArray(Long[]::new)));
    clock(work, one);
  }

  /** The next step of a dispute; its order's lock is held. */
  static void step(UnitOfWork work, Dispute next, DisputeStatus before, @Nullable UUID agent) {
    Settlement result = next.result();
    work.plan(
        Write.expecting(
            1,
            STEP,
            next.status(),
            next.nextBy(),
            relief(next.offer()),
            minor(next.offer()),
            relief(next.decision()),
            minor(next.decision()),
            next.because(),
            agent,
            next.decidedAt(),
            next.appealedBy(),
            relief(result),
            result == null ? null : next.moneyOf(result).minor(),
            next.lost(),
            next.endedAt(),
            next.id(),
            before));
    clock(work, next);
  }

  /** Somebody says something. */
  static void say(
      UnitOfWork work,
      Dispute one,
      Actor author,
      @Nullable UUID account,
      String words,
      Instant at) {
    work.plan(
        Write.expecting(
            1,
            SAY,
            Ids.next(),
            one.id(),
            one.orderId(),
            one.buyerId(),
            at,
            author.role(),
            account,
            words));
  }

  private static void clock(UnitOfWork work, Dispute one) {
    work.plan(
        one.nextBy() == null
            ? Deadlines.clear(one.id(), CLOCK)
            : Deadlines.set(CLOCK, one.id(), one.nextBy()));
  }

  private static Query<Statement> statements(UUID id) {
    return Query.of(
        """
        SELECT at, author, words FROM returns.dispute_statements WHERE dispute_id = ?
        ORDER BY at, id\
        """,
        row ->
            new Statement(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getString(2),
                row.getString(3)),
        id);
  }

  private static @Nullable Relief relief(@Nullable Settlement settlement) {
    return settlement == null ? null : settlement.relief();
  }

  private static @Nullable Long minor(@Nullable Settlement settlement) {
    return settlement == null || settlement.amount() == null ? null : settlement.amount().minor();
  }

  private static Dispute row(ResultSet row) throws SQLException {
    String currency = row.getString(8);
    Settlement wants = settlement(row, 6, 7, currency);
    return new Dispute(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getObject(4, UUID.class),
        DisputeKind.valueOf(row.getString(5)),
        wants == null ? new Settlement(Relief.NOTHING, null) : wants,
        new Money(row.getLong(9), currency),
        new Money(row.getLong(10), currency),
        DisputeStatus.valueOf(row.getString(11)),
        row.getObject(12, OffsetDateTime.class).toInstant(),
        instant(row, 13),
        settlement(row, 14, 15, currency),
        settlement(row, 16, 17, currency),
        row.getString(18),
        instant(row, 19),
        row.getString(20),
        settlement(row, 21, 22, currency),
        row.getBoolean(23),
        instant(row, 24),
        lines(row, currency));
  }

  private static @Nullable Settlement settlement(
      ResultSet row, int relief, int amount, String currency) throws SQLException {
    String name = row.getString(relief);
    Long minor = row.getObject(amount, Long.class);
    return name == null
        ? null
        : new Settlement(Relief.valueOf(name), minor == null ? null : new Money(minor, currency));
  }

  private static List<Line> lines(ResultSet row, String currency) throws SQLException {
    UUID[] ids = (UUID[]) row.getArray(25).getArray();
    Integer[] quantities = (Integer[]) row.getArray(26).getArray();
    Long[] refunds = (Long[]) row.getArray(27).getArray();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      lines.add(new Line(ids[i], quantities[i], new Money(refunds[i], currency)));
    }
    return lines;
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  /** A dispute with what was said, in its order. */
  public record Argued(Dispute dispute, List<Statement> statements) {
    /** Copies the list. */
    public Argued {
      statements = List.copyOf(statements);
    }
  }
}
