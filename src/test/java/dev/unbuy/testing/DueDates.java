package dev.unbuy.testing;

import dev.unbuy.platform.Deadlines;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets time pass by moving what is due. */
@Component
public class DueDates {

  private final JdbcClient database;
  private final Deadlines deadlines;

  DueDates(JdbcClient database, Deadlines deadlines) {
    this.database = database;
    this.deadlines = deadlines;
  }

  /**
   * Has a deadline fall due, and what is due fired; the application's own sweep may be faster.
   *
   * @return how many fired here
   */
  public int fire(String kind, UUID subject) {
    var _ =
        database
            .sql(
                """
                UPDATE platform.deadlines SET due_at = now() - interval '1 minute'
                WHERE kind = ? AND subject = ?\
                """)
            .param(kind)
            .param(subject)
            .update();
    return deadlines.fireDue();
  }

  /** Sets a deadline that is due, in place of one that fired, and fires it. */
  public void again(String kind, UUID subject) {
    var _ =
        database
            .sql(
                """
                INSERT INTO platform.deadlines (kind, subject, due_at)
                VALUES (?, ?, now() - interval '1 minute') ON CONFLICT DO NOTHING\
                """)
            .params(kind, subject)
            .update();
    var _ = deadlines.fireDue();
  }

  /** Waits until none of these deadlines is left. */
  public void areGone(String kind, Collection<UUID> subjects) {
    Eventually.holds(() -> count(kind, subjects) == 0);
  }

  /** Moves the payment of these orders back by two hours, out of the usual grace period. */
  public void graceIsOver(Collection<UUID> orders) {
    var _ =
        database
            .sql(
                """
                UPDATE orders.orders SET paid_at = paid_at - interval '2 hours'
                WHERE id = ANY (:orders)\
                """)
            .param("orders", orders.toArray(UUID[]::new))
            .update();
  }

  private int count(String kind, Collection<UUID> subjects) {
    return database
        .sql(
            """
            SELECT count(*) FROM platform.deadlines
            WHERE kind = :kind AND subject = ANY (:subjects)\
            """)
        .param("kind", kind)
        .param("subjects", subjects.toArray(UUID[]::new))
        .query(Integer.class)
        .single();
  }
}
