package dev.unbuy.cancellations;

import dev.unbuy.cancellations.Contest.Cause;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.RemedyKind;
import dev.unbuy.kernel.Money;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether remedies help: how often each was offered, taken, turned down by canceling anyway, or
 * taken in vain, and the money that stayed sold; and how contests of a fault ended.
 */
@Component
public class RemedyReport {

  private static final int MOST = 500;
  private static final String REMEDIES =
      """
      SELECT reason, kind, currency, count(*), count(*) FILTER (WHERE outcome = 'TAKEN'),
        count(*) FILTER (WHERE outcome = 'DECLINED'), count(canceled_at),
        coalesce(sum(kept) FILTER (WHERE outcome = 'TAKEN' AND canceled_at IS NULL), 0)
      FROM cancellations.remedy_offers WHERE offered_at >= ? AND offered_at < ?%s
      GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3 LIMIT ?\
      """;
  private static final String CONTESTS =
      """
      SELECT cause, count(*), count(decided_at), count(*) FILTER (WHERE fault <> fault_before)
      FROM cancellations.contests WHERE raised_at >= ? AND raised_at < ?%s
      GROUP BY 1 ORDER BY 1\
      """;

  private final Transactions transactions;

  RemedyReport(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Adds it up.
   *
   * @param shopId of one shop, or null for the whole marketplace
   * @param from the first day on which they were offered or raised
   * @param to the last one
   */
  public Report of(@Nullable UUID shopId, LocalDate from, LocalDate to) {
    List<Object> parameters = new ArrayList<>();
    parameters.add(midnight(from));
    parameters.add(midnight(to.plusDays(1)));
    String shop = "";
    if (shopId != null) {
      shop = " AND shop_id = ?";
      parameters.add(shopId);
    }
    List<Object> limited = new ArrayList<>(parameters);
    limited.add(MOST);
    Query<OfRemedy> remedies =
        new Query<>(
            REMEDIES.formatted(shop),
            row ->
                new OfRemedy(
                    Reason.valueOf(row.getString(1)),
                    RemedyKind.valueOf(row.getString(2)),
                    row.getInt(4),
                    row.getInt(5),
                    row.getInt(6),
                    row.getInt(7),
                    new Money(row.getLong(8), row.getString(3))),
            limited);
    Query<OfContest> contests =
        new Query<>(
            CONTESTS.formatted(shop),
            row ->
                new OfContest(
                    Cause.valueOf(row.getString(1)), row.getInt(2), row.getInt(3), row.getInt(4)),
            parameters);
    return transactions.read(
        work -> {
          var offered = work.ask(remedies);
          var raised = work.ask(contests);
          return new Report(offered.rows(), raised.rows());
        });
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** All of it, what was offered most often first. */
  public record Report(List<OfRemedy> remedies, List<OfContest> contests) {}

  /**
   * How a remedy did for a reason; the rest of what was offered was neither taken nor was the order
   * canceled.
   *
   * @param declined canceled anyway
   * @param inVain of those taken, how many orders were canceled by their buyers later
   * @param kept what stayed sold with the shop because it was taken
   */
  public record OfRemedy(
      Reason reason,
      RemedyKind kind,
      int offered,
      int taken,
      int declined,
      int inVain,
      Money kept) {}

  /**
   * How contests of one cause ended.
   *
   * @param changed of those decided, how many found another fault than before
   */
  public record OfContest(Cause cause, int raised, int decided, int changed) {}
}
