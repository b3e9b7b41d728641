package dev.unbuy.checkout;

import dev.unbuy.payments.PaymentLost;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import org.springframework.stereotype.Component;

/** Hears that money which an order counted on cannot be taken any more. */
@Component
class LostPayments implements Projection<PaymentLost> {

  private final SettlePayment settlement;

  LostPayments(SettlePayment settlement) {
    this.settlement = settlement;
  }

  @Override
  public String name() {
    return "checkout.payment-lost";
  }

  @Override
  public Class<PaymentLost> event() {
    return PaymentLost.class;
  }

  @Override
  public void apply(PaymentLost event, UnitOfWork work) {
    settlement.apply(work, event.subject());
  }
}
