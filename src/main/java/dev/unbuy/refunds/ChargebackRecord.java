package dev.unbuy.refunds;

import dev.unbuy.kernel.Money;
import dev.unbuy.platform.Query;
import java.util.Collection;

/**
 * What is written here of a chargeback, over all orders that it is about; for comparing.
 *
 * @param reference the gateway's own name of it
 * @param taken whether the bank has taken the money
 * @param back whether it has given it back
 */
public record ChargebackRecord(String reference, Money amount, boolean taken, boolean back) {

  private static final String OF_REFERENCES =
      """
      SELECT reference, sum(amount)::bigint, min(currency), bool_or(taken_at IS NOT NULL),
        bool_or(back_at IS NOT NULL)
      FROM refunds.chargebacks WHERE reference = ANY (?) GROUP BY reference\
      """;

  /** Those of these names. */
  public static Query<ChargebackRecord> ofReferences(Collection<String> references) {
    return Query.of(
        OF_REFERENCES,
        row ->
            new ChargebackRecord(
                row.getString(1),
                new Money(row.getLong(2), row.getString(3)),
                row.getBoolean(4),
                row.getBoolean(5)),
        (Object) references.toArray(String[]::new));
  }
}
