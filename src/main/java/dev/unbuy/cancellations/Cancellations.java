package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.Finding;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.Rule;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.refunds.Refund;
import dev.unbuy.refunds.RefundTo;
import dev.unbuy.refunds.Refunds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads cancellations. */
@Component
public class Cancellations {

  private static final String ROWS =
      """
      SELECT c.id, c.order_id, c.buyer_id, c.shop_id, c.status, c.asked_by, c.actor_id, c.rule,
        c.reason, c.note, c.fault, c.because, c.evidence::text, c.currency, c.refund, c.shipping,
        c.asked_at, c.seller_answers_by, c.decided_at, c.carrier, c.tracking_number,
        (SELECT array_agg(l.line_id ORDER BY l.line_id) FROM cancellations.cancellation_lines l
         WHERE l.cancellation_id = c.id),
        (SELECT array_agg(l.quantity ORDER BY l.line_id) FROM cancellations.cancellation_lines l
         WHERE l.cancellation_id = c.id),
        (SELECT array_agg(l.refund ORDER BY l.line_id) FROM cancellations.cancellation_lines l
         WHERE l.cancellation_id = c.id),
        c.refund_to, c.by_withdrawal
      FROM cancellations.cancellations c\
      """;

  private final Transactions transactions;
  private final JsonMapper json;

  Cancellations(Transactions transactions, JsonMapper json) {
    this.transactions = transactions;
    this.json = json;
  }

  /**
   * A cancellation with its refund.
   *
   * @throws NotFound when there is none that this actor may know of
   */
  public Cancellation get(UUID id, Actor actor) {
    return transactions.read(
        work -> {
          Cancellation found =
              work.ask(byId(id)).first().filter(one -> mayKnow(one, actor)).orElseThrow(unknown());
          List<Refund> refunds =
              Refunds.together(work.ask(Refunds.ofOrder(found.orderId())).rows());
          return withRefund(found, refunds);
        });
  }

  /** The cancellations of orders, each order's oldest first, without their refunds. */
  public Query<Cancellation> ofOrders(Collection<UUID> orders) {
    return Query.of(
        ROWS + " WHERE c.order_id = ANY (?) ORDER BY c.order_id, c.asked_at, c.id",
        this::row,
        (Object) orders.toArray(UUID[]::new));
  }

  /** The same cancellation with its refund, when one of these is. */
  public static Cancellation withRefund(Cancellation one, List<Refund> refunds) {
    return refunds.stream()
        .filter(refund -> refund.cause().equals(one.id()))
        .findFirst()
        .map(refund -> one.with(one.status(), one.decidedAt(), refund))
        .orElse(one);
  }

  /** The order that a cancellation belongs to, by which it is locked. */
  UUID orderOf(UnitOfWork work, UUID id, Actor actor) {
    return known(work, id, actor).orderId();
  }

  /** The cancellation, when this actor may know of it. */
  Cancellation known(UnitOfWork work, UUID id, Actor actor) {
    return work.ask(byId(id)).first().filter(one -> mayKnow(one, actor)).orElseThrow(unknown());
  }

  Cancellation read(UnitOfWork work, UUID id) {
    return work.ask(byId(id)).first().orElseThrow(unknown());
  }

  private Query<Cancellation> byId(UUID id) {
    return Query.of(ROWS + " WHERE c.id = ?", this::row, id);
  }

  private static java.util.function.Supplier<NotFound> unknown() {
    return () -> new NotFound("cancellation");
  }

  private static boolean mayKnow(Cancellation one, Actor actor) {
    return switch (actor) {
      case Actor.Buyer buyer -> one.buyerId().equals(buyer.accountId());
      case Actor.Seller seller -> one.shopId().equals(seller.shopId());
      case Actor.Agent _, Actor.Operator _, Actor.Platform _ -> true;
    };
  }

  private Cancellation row(ResultSet row) throws SQLException {
    String currency = row.getString(14);
    return new Cancellation(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getObject(4, UUID.class),
        CancellationStatus.valueOf(row.getString(5)),
        Asker.valueOf(row.getString(6)),
        row.getObject(7, UUID.class),
        Rule.valueOf(row.getString(8)),
        Reason.valueOf(row.getString(9)),
        row.getString(10),
        new Finding(
            Fault.valueOf(row.getString(11)),
            row.getString(12),
            List.of(json.readValue(row.getString(13), String[].class))),
        new Money(row.getLong(15), currency),
        new Money(row.getLong(16), currency),
        lines(row, currency),
        row.getObject(17, OffsetDateTime.class).toInstant(),
        instant(row, 18),
        instant(row, 19),
        row.getString(20),
        row.getString(21),
        RefundTo.valueOf(row.getString(25)),
        row.getBoolean(26),
        null);
  }

  private static List<Cancellation.Line> lines(ResultSet row, String currency) throws SQLException {
    UUID[] ids = (UUID[]) row.getArray(22).getArray();
    Integer[] quantities = (Integer[]) row.getArray(23).getArray();
    Long[] refunds = (Long[]) row.getArray(24).getArray();
    List<Cancellation.Line> lines = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      lines.add(new Cancellation.Line(ids[i], quantities[i], new Money(refunds[i], currency)));
    }
    return lines;
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
