package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.RemedyKind;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderHistory;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.policies.Policies;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * A buyer names a lower price elsewhere; the seller matches it or not, within a clock. Silence is a
 * no: nobody gives a price away by being slow, and the buyer can still cancel.
 */
@Component
public class PriceMatches implements DeadlineHandler {

  static final String KIND = "price-match.seller-answers";

  private static final String ROWS =
      """
      SELECT id, order_id, buyer_id, shop_id, line_id, price, currency, seen_at, status, asked_at,
        answers_by
      FROM cancellations.price_matches\
      """;

  private final Transactions transactions;
  private final CancelOrder cancelOrder;
  private final ChangeOfOrder change;
  private final OrderHistory history;
  private final Policies policies;
  private final InstantSource clock;

  PriceMatches(
      Transactions transactions,
      CancelOrder cancelOrder,
      ChangeOfOrder change,
      OrderHistory history,
      Policies policies,
      InstantSource clock) {
    this.transactions = transactions;
    this.cancelOrder = cancelOrder;
    this.change = change;
    this.history = history;
    this.policies = policies;
    this.clock = clock;
  }

  RemedyOutcome ask(
      UnitOfWork work, LockedOrder locked, OrderLine line, TakeRemedyCommand command, Instant now) {
    long price = command.requiredPrice();
    String place = command.requiredPlace();
    ChangeOfOrder.requireLower(line, price);
    if (work.ask(waitingFor(line.id())).first().isPresent()) {
      return TakeRemedy.refused("the-seller-was-asked-already", locked);
    }
    Order order = locked.order();
    Instant answersBy = now.plus(policies.current().sellerAnswersWithin());
    UUID id = Ids.next();
    work.plan(
        Write.expecting(
            1,
            """
            INSERT INTO cancellations.price_matches (id, order_id, buyer_id, shop_id, line_id,
              price, currency, seen_at, status, asked_at, answers_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'ASKED', ?, ?)\
            """,
            id,
            order.id(),
            order.buyerId(),
            order.shopId(),
            line.id(),
            price,
            order.currency(),
            place,
            now,
            answersBy));
    work.plan(Deadlines.set(KIND, id, answersBy));
    history.record(
        work,
        order,
        OrderChange.PRICE_MATCH_ASKED,
        command.buyer(),
        Map.of("price", price, "seenAt", place),
        id,
        now);
    return new RemedyOutcome.SellerAsked(order.id(), RemedyKind.PRICE_MATCH, answersBy);
  }

  /** A shop's price matches that wait for its answer, the oldest first. */
  public static Query<PriceMatch> waiting(UUID shopId, int limit) {
    return Query.of(
        ROWS + " WHERE shop_id = ? AND status = 'ASKED' ORDER BY asked_at, id LIMIT ?",
        PriceMatches::read,
        shopId,
        limit);
  }

  /**
   * The seller answers.
   *
   * @param accept whether the difference is given back
   * @return why not, or empty when it is done
   * @throws NotFound when it is not this seller's
   */
  public Optional<Refusal> answer(Actor.Seller seller, UUID id, boolean accept) {
    return transactions.run(
        work -> {
          PriceMatch asked =
              work.ask(byId(id))
                  .first()
                  .filter(one -> one.shopId().equals(seller.shopId()))
                  .orElseThrow(() -> new NotFound("price match"));
          return decide(work, asked, seller, accept ? "ACCEPTED" : "DECLINED");
        });
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    work.ask(byId(subject))
        .first()
        .ifPresent(asked -> decide(work, asked, new Actor.Platform(), "EXPIRED"));
  }

  private Optional<Refusal> decide(UnitOfWork work, PriceMatch asked, Actor by, String status) {
    LockedOrder locked = cancelOrder.read(work, asked.orderId(), by);
    PriceMatch present = work.ask(byId(asked.id())).first().orElseThrow();
    if (!present.status().equals("ASKED")) {
      return Optional.of(
          new Refusal("not-waiting", "already-decided", present.status(), List.of()));
    }
    Instant now = clock.instant();
    work.plan(
        Write.expecting(
            1,
            """
            UPDATE cancellations.price_matches SET status = ?, decided_at = ?
            WHERE id = ? AND status = 'ASKED'\
            """,
            status,
            now,
            asked.id()));
    work.plan(Deadlines.clear(asked.id(), KIND));
    OrderLine line =
        locked.lines().stream()
            .filter(one -> one.id().equals(asked.lineId()))
            .findFirst()
            .orElseThrow();
    long due = FittingRemedies.due(line, asked.price().minor(), policies.current());
    if (status.equals("ACCEPTED") && due > 0) {
      change.giveBack(work, locked, by, line, due, asked.id(), now);
      Order order = locked.order();
      work.plan(
          RemedyOffers.matched(order.id(), line.id(), order.total() - order.owedBack() - due, now));
    } else if (!status.equals("ACCEPTED")) {
      history.record(
          work,
          locked.order(),
          OrderChange.PRICE_MATCH_DECLINED,
          by,
          Map.of("price", asked.price().minor()),
          asked.id(),
          now);
    }
    return Optional.empty();
  }

  private static Query<PriceMatch> waitingFor(UUID lineId) {
    return Query.of(ROWS + " WHERE line_id = ? AND status = 'ASKED'", PriceMatches::read, lineId);
  }

  private static Query<PriceMatch> byId(UUID id) {
    return Query.of(ROWS + " WHERE id = ?", PriceMatches::read, id);
  }

  private static PriceMatch read(ResultSet row) throws SQLException {
    return new PriceMatch(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(4, UUID.class),
        row.getObject(5, UUID.class),
        new Money(row.getLong(6), row.getString(7)),
        row.getString(8),
        row.getString(9),
        row.getObject(11, OffsetDateTime.class).toInstant());
  }

  /**
   * A lower price that a buyer named.
   *
   * @param price of one unit
   * @param seenAt the shop or link that the buyer named
   * @param status ASKED, ACCEPTED, DECLINED or EXPIRED
   */
  public record PriceMatch(
      UUID id,
      UUID orderId,
      UUID shopId,
      UUID lineId,
      Money price,
      String seenAt,
      String status,
      Instant answersBy) {}
}
