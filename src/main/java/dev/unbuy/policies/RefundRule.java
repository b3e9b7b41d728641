package dev.unbuy.policies;

import dev.unbuy.kernel.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Until when money must have been sent back after a cancellation or a withdrawal.
 *
 * @param days how many days
 * @param working whether only working days are counted
 * @param goodsMayBeWaitedFor whether the seller may wait for goods that were shipped, or for proof
 *     that they were sent back
 * @param countsFromGoods whether the days begin only then
 * @param source where it is written
 */
public record RefundRule(
    int days,
    boolean working,
    boolean goodsMayBeWaitedFor,
    boolean countsFromGoods,
    String source) {

  /**
   * When it is late: the first instant at which the money should have been sent.
   *
   * @param declaredAt when the buyer withdrew or the order was canceled
   * @param goodsAt when the goods came back or were proved to be on their way, or null where
   *     nothing was shipped
   * @param country of the buyer: its public holidays are no working days
   */
  public Instant lateAt(Instant declaredAt, @Nullable Instant goodsAt, String country) {
    Instant usual = endOf(declaredAt, country);
    if (goodsAt == null) {
      return usual;
    }
    Instant since = countsFromGoods ? endOf(goodsAt, country) : goodsAt;
    return since.isAfter(usual) ? since : usual;
  }

  private Instant endOf(Instant from, String country) {
    LocalDate day = from.atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate last =
        working ? WorkingDays.plus(day, days, Holidays.in(country)) : day.plusDays(days);
    return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
