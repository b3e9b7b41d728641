package dev.unbuy.refunds;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import java.util.List;
import org.springframework.stereotype.Component;

/** Refunds that the law calls late, for the operator. */
@Component
public class OverdueRefunds {

  private static final String OVERDUE =
      Refunds.ROWS
          + """
           WHERE r.id IN (
            SELECT o.refund_id FROM refunds.overdue_refunds o
            WHERE EXISTS (SELECT FROM refunds.refund_parts q
              WHERE q.refund_id = o.refund_id AND NOT q.replaced
                AND q.status IN ('REQUESTED','FAILED','NEEDS_ATTENTION'))
            ORDER BY o.noticed_at, o.refund_id LIMIT ?)
          ORDER BY r.id, p.id\
          """;

  private final Transactions transactions;

  OverdueRefunds(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Those whose money has still not been sent, oldest first.
   *
   * @param most how many at most
   */
  public List<Refund> now(int most) {
    return Refunds.together(
        transactions.read(work -> work.ask(Query.of(OVERDUE, Refunds::row, most)).rows()));
  }
}
