package dev.unbuy.cancellations.rules;

import static dev.unbuy.cancellations.rules.Alternative.DISPUTE;
import static dev.unbuy.cancellations.rules.Alternative.MESSAGE_SELLER;
import static dev.unbuy.cancellations.rules.Alternative.REFUSE_DELIVERY;
import static dev.unbuy.cancellations.rules.Alternative.RESELL;
import static dev.unbuy.cancellations.rules.Alternative.RETURN;
import static dev.unbuy.cancellations.rules.Alternative.WAIT_THEN_RETURN;
import static dev.unbuy.cancellations.rules.Alternative.WITHDRAW;
import static dev.unbuy.cancellations.rules.WhenItCannotBeCanceled.alternatives;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WhenItCannotBeCanceledTest {

  @Test
  void shippedButNotDelivered() {
    assertThat(alternatives(false, true, true, true))
        .containsExactly(REFUSE_DELIVERY, WAIT_THEN_RETURN, MESSAGE_SELLER, RESELL);
  }

  @Test
  void deliveredWithOpenWindow() {
    assertThat(alternatives(true, true, true, false))
        .containsExactly(RETURN, WITHDRAW, MESSAGE_SELLER, RESELL);
    assertThat(alternatives(true, true, false, true))
        .containsExactly(RETURN, MESSAGE_SELLER, RESELL, DISPUTE);
  }

  @Test
  void deliveredAndOver() {
    assertThat(alternatives(true, false, false, true))
        .containsExactly(RESELL, MESSAGE_SELLER, DISPUTE);
    assertThat(alternatives(true, false, false, false)).containsExactly(RESELL, MESSAGE_SELLER);
  }

  @Test
  void aStatutoryRightOutlivesTheShopsOwnWindow() {
    assertThat(alternatives(true, false, true, false))
        .containsExactly(WITHDRAW, RESELL, MESSAGE_SELLER);
  }
}
