package dev.unbuy.standing;

import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.standing.RootCause.Complaint;
import dev.unbuy.standing.RootCause.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is complained about more than its like: of one shop, and of all. */
@Component
public class RootCauses {

  private static final Duration WINDOW = Duration.ofDays(180);
  private static final int OF_A_SHOP = 100;
  private static final String READ =
      """
      SELECT id, shop_id, subject, complaint, listing_id, country, category, title, variant,
        complaints, sold, usual, surely, times
      FROM standing.root_causes\
      """;

  private final Transactions transactions;
  private final InstantSource clock;

  RootCauses(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Those of a shop, the most telling first. */
  public List<RootCause> of(UUID shopId) {
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        READ + " WHERE shop_id = ? ORDER BY times DESC, id LIMIT ?",
                        RootCauses::read,
                        shopId,
                        OF_A_SHOP))
                .rows());
  }

  /**
   * Those of all shops, the most telling first.
   *
   * @throws InvalidInput when the cursor is not one of this list
   */
  public Page<RootCause> ofAll(@Nullable String cursor, int limit) {
    String order = " ORDER BY times DESC, id DESC LIMIT ?";
    Query<RootCause> query =
        cursor == null
            ? Query.of(READ + order, RootCauses::read, limit + 1)
            : Query.of(
                READ + " WHERE (times, id) < (?, ?)" + order,
                RootCauses::read,
                times(Cursor.read(cursor, 2).getFirst()),
                Ids.parse(Cursor.read(cursor, 2).getLast()).orElseThrow(RootCauses::notOurs),
                limit + 1);
    return Page.cut(
        transactions.read(work -> work.ask(query).rows()),
        limit,
        one -> Cursor.of(one.times(), one.id()));
  }

  /** Takes them anew from what was sold in the last half year. */
  public void take() {
    transactions.execute(this::take);
  }

  void take(UnitOfWork work) {
    CausesTaken.anew(work, clock.instant().minus(WINDOW), clock.instant());
  }

  private static RootCause read(ResultSet row) throws SQLException {
    return new RootCause(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        Subject.valueOf(row.getString(3)),
        Complaint.valueOf(row.getString(4)),
        row.getObject(5, UUID.class),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getInt(10),
        row.getInt(11),
        row.getDouble(12),
        row.getDouble(13),
        row.getDouble(14));
  }

  private static double times(String key) {
    try {
      double times = Double.parseDouble(key);
      if (Double.isFinite(times)) {
        return times;
      }
    } catch (NumberFormatException none) {
      // falls through to the answer below
    }
    throw notOurs();
  }

  private static InvalidInput notOurs() {
    return new InvalidInput("cursor", "is not a cursor of this list; take it from \"next\"");
  }
}
