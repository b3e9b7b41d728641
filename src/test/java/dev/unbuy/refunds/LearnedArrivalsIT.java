package dev.unbuy.refunds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.policies.ArrivalDays;
import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.refunds.LearnedArrivals.Arrivals;
import dev.unbuy.testing.UnbuyTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is promised comes from what has arrived, once enough has. */
@UnbuyTest
class LearnedArrivalsIT {

  private static final String ARRIVED =
      """
      WITH r AS (
        INSERT INTO refunds.refunds
          (id, order_id, buyer_id, shop_id, cause, currency, amount, requested_at)
        SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
          gen_random_uuid(), 'EUR', 100, now()
        FROM generate_series(1, ?) RETURNING id),
      n AS (SELECT id, row_number() OVER () AS place FROM r)
      INSERT INTO refunds.refund_parts (id, refund_id, order_id, buyer_id, share_id, tender_id,
        method, kind, amount, status, requested_at, sent_at, settled_at, expected_from, expected_by,
        arrival_days)
      SELECT gen_random_uuid(), id, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
        gen_random_uuid(), 'PAY_LATER', 'REFUND', 100, 'SUCCEEDED', now(), now(), now(),
        current_date, current_date - (place % 50 = 0)::int, 2 + place % 5 + (place = 1)::int * 60
      FROM n\
      """;

  @Autowired private LearnedArrivals arrivals;
  @Autowired private JdbcClient database;

  @Test
  void thePolicyHoldsUntilEnoughHasArrivedAndThenThePercentiles() {
    arrive(50);
    assertThat(arrivals.promised(payLater()))
        .isEqualTo(PolicyNumbers.DEFAULT.arrivalOf(PaymentMethod.PAY_LATER));

    arrive(200);

    assertThat(payLater().count()).isEqualTo(250);
    assertThat(payLater().late()).isEqualTo(5);
    assertThat(arrivals.promised(payLater())).isEqualTo(new ArrivalDays(2, 6));
  }

  private Arrivals payLater() {
    return arrivals.look().stream()
        .filter(one -> one.method() == PaymentMethod.PAY_LATER)
        .findFirst()
        .orElseThrow();
  }

  private void arrive(int refunds) {
    database.sql(ARRIVED).param(refunds).update();
  }
}
