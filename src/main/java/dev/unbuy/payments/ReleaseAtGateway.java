package dev.unbuy.payments;

import dev.unbuy.payments.gateway.MoveAnswer.Accepted;
import dev.unbuy.payments.gateway.MoveAnswer.Done;
import dev.unbuy.payments.gateway.MoveAnswer.Refused;
import dev.unbuy.payments.gateway.MoveAnswer.Unknown;
import dev.unbuy.payments.gateway.PaymentGateway;
import dev.unbuy.platform.Effect;
import dev.unbuy.platform.TryAgain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has the gateway end a hold; one that has ended meanwhile is none to give up. */
@Component
class ReleaseAtGateway implements Effect<ReleaseRequested> {

  private static final Logger log = LoggerFactory.getLogger(ReleaseAtGateway.class);

  private final PaymentGateway gateway;

  ReleaseAtGateway(PaymentGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public String name() {
    return "payments.release";
  }

  @Override
  public Class<ReleaseRequested> event() {
    return ReleaseRequested.class;
  }

  @Override
  public void perform(ReleaseRequested event) {
    String key = event.subject().toString();
    switch (gateway.cancelAuthorized(key, event.authorization(), event.amount())) {
      case Done _, Accepted _ -> {
        // it is given up, or will be
      }
      case Refused no -> log.info("Release {} is not needed any more: {}", key, no.code());
      case Unknown unknown -> throw new TryAgain("release unknown: " + unknown.why());
    }
  }
}
