package dev.unbuy.payments;

import dev.unbuy.kernel.Ids;
import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.Deadlines;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Pays a seller what was released since the last time, less what has to be given back; nothing
 * while that is no more than zero. Each line is paid once. What is released while a payout is made
 * belongs to the next one, for which it sets a deadline of its own. Each carries the seller's books
 * forward ({@link HeldNow}).
 */
@Component
public class PayOutSeller implements DeadlineHandler {

  /** A shop is to be paid. */
  public static final String KIND = "payments.payout";

  private static final String OPEN =
      """
      SELECT id, currency, account, amount FROM payments.payables
      WHERE shop_id = ? AND payout_id IS NULL ORDER BY id FOR UPDATE\
      """;
  private static final String PAY =
      """
      INSERT INTO payments.payouts (id, shop_id, currency, amount, created_at)
      VALUES (?, ?, ?, ?, ?)\
      """;
  private static final String PAID =
      "UPDATE payments.payables SET payout_id = ? WHERE id = ANY (?) AND payout_id IS NULL";

  private final InstantSource clock;

  PayOutSeller(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Has a shop paid at this instant, unless it is to be paid earlier already. A payout that is to
   * be made waits for the unit of work that adds to it, so that nothing is left without one.
   */
  public static Write due(UUID shopId, Instant at) {
    return Deadlines.setUnlessSet(KIND, shopId, at);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    work.plan(HeldNow.carried(subject, clock.instant().minus(HeldNow.YOUNG)));
    work.ask(Query.of(OPEN, Open::read, subject)).rows().stream()
        .collect(Collectors.groupingBy(Open::currency))
        .forEach((currency, lines) -> pay(work, subject, currency, lines));
  }

  private void pay(UnitOfWork work, UUID shopId, String currency, List<Open> lines) {
    long amount = lines.stream().mapToLong(Open::amount).sum();
    if (amount <= 0) {
      return;
    }
    Instant now = clock.instant();
    UUID payout = Ids.next();
    work.plan(Write.expecting(1, PAY, payout, shopId, currency, amount, now));
    work.plan(
        Write.expecting(
            lines.size(), PAID, payout, lines.stream().map(Open::id).toArray(UUID[]::new)));
    Map<String, Long> accounts =
        lines.stream()
            .collect(Collectors.groupingBy(Open::account, Collectors.summingLong(Open::amount)));
    accounts.forEach(
        (account, sum) -> work.plan(Ledger.payout(payout, shopId, account, sum, currency, now)));
  }

  private record Open(UUID id, String currency, String account, long amount) {
    static Open read(ResultSet row) throws SQLException {
      return new Open(
          row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getLong(4));
    }
  }
}
