package dev.unbuy.payments;

import dev.unbuy.kernel.Money;
import dev.unbuy.payments.gateway.MoveAnswer.Accepted;
import dev.unbuy.payments.gateway.MoveAnswer.Done;
import dev.unbuy.payments.gateway.MoveAnswer.Refused;
import dev.unbuy.payments.gateway.MoveAnswer.Unknown;
import dev.unbuy.payments.gateway.PaymentGateway;
import dev.unbuy.platform.Effect;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.TryAgain;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Takes the money at the gateway, each share under its own key until the gateway answers. Money
 * that a gateway has only promised to take is not booked: it is asked for again, under the same
 * key, until the gateway says that it is there.
 */
@Component
class CaptureAtGateway implements Effect<CaptureRequested> {

  private final Transactions transactions;
  private final PaymentGateway gateway;
  private final InstantSource clock;

  CaptureAtGateway(Transactions transactions, PaymentGateway gateway, InstantSource clock) {
    this.transactions = transactions;
    this.gateway = gateway;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "payments.capture";
  }

  @Override
  public Class<CaptureRequested> event() {
    return CaptureRequested.class;
  }

  @Override
  public void perform(CaptureRequested event) {
    List<TenderShare> shares =
        transactions.run(work -> work.ask(TenderShare.ofOrder(event.subject())).rows());
    shares.stream()
        .filter(share -> share.capture() > 0 && share.captured() == 0)
        .forEach(share -> capture(share, event.account()));
  }

  private void capture(TenderShare share, OrderAccount order) {
    String authorization = Objects.requireNonNull(share.gatewayRef(), "not yet authorized");
    Money amount = new Money(share.capture(), order.currency());
    switch (gateway.capture(share.id().toString(), authorization, amount)) {
      case Done _ -> confirm(share, order);
      case Accepted accepted -> throw new TryAgain("capture on its way: " + accepted.reference());
      case Refused refused -> throw new TryAgain("capture refused: " + refused);
      case Unknown unknown -> throw new TryAgain("capture unknown: " + unknown.why());
    }
  }

  private void confirm(TenderShare share, OrderAccount order) {
    transactions.execute(
        work -> {
          work.plan(TenderShare.captureConfirmed(share.id(), clock.instant()));
          work.plan(
              Ledger.post(
                  share.id(),
                  "CAPTURE",
                  order,
                  Ledger.buyer(share.method()),
                  Ledger.ESCROW,
                  share.capture(),
                  clock.instant()));
        });
  }
}
