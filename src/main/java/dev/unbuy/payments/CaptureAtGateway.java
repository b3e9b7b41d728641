package dev.unbuy.payments;

import dev.unbuy.kernel.Money;
import dev.unbuy.payments.gateway.AuthorizationLook.Seen;
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
 *
 * <p>A refusal is no end of the matter: the gateway is asked how the authorization stands. Money
 * that is taken already is booked; a hold that has ended is a payment lost, and its order is unpaid
 * again.
 */
@Component
class CaptureAtGateway implements Effect<CaptureRequested> {

  private final Transactions transactions;
  private final PaymentGateway gateway;
  private final CaptureWrites writes;
  private final InstantSource clock;

  CaptureAtGateway(
      Transactions transactions,
      PaymentGateway gateway,
      CaptureWrites writes,
      InstantSource clock) {
    this.transactions = transactions;
    this.gateway = gateway;
    this.writes = writes;
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
        transactions.read(work -> work.ask(TenderShare.ofOrder(event.subject())).rows());
    shares.stream()
        .filter(share -> share.capture() > 0 && share.captured() == 0)
        .forEach(share -> capture(share, event.account()));
  }

  private void capture(TenderShare share, OrderAccount order) {
    String authorization = Objects.requireNonNull(share.gatewayRef(), "not yet authorized");
    Money amount = new Money(share.capture(), order.currency());
    switch (gateway.capture(share.id().toString(), authorization, amount)) {
      case Done _ ->
          transactions.execute(work -> writes.confirmed(work, share, order, clock.instant()));
      case Accepted accepted -> throw new TryAgain("capture on its way: " + accepted.reference());
      case Refused no -> refused(share, order, authorization, no);
      case Unknown unknown -> throw new TryAgain("capture unknown: " + unknown.why());
    }
  }

  private void refused(
      TenderShare share, OrderAccount order, String authorization, Refused refusal) {
    if (!(gateway.look(authorization) instanceof Seen seen)) {
      throw new TryAgain("capture refused, and no answer why: " + refusal);
    }
    transactions.execute(
        work -> {
          List<TenderShare> all = work.ask(TenderShare.ofTender(share.tenderId())).rows();
          if (TakenElsewhere.of(seen, share, all) >= share.capture()) {
            writes.found(work, share, order, share.capture(), clock.instant());
          } else if (seen.available() < share.capture()) {
            writes.lost(work, share.id(), refusal.code(), clock.instant());
          } else {
            throw new TryAgain("capture refused: " + refusal);
          }
        });
  }
}
