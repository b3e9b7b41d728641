package dev.unbuy.checkout;

import dev.unbuy.kernel.Money;
import dev.unbuy.payments.Tender;
import dev.unbuy.payments.TenderWrites;
import dev.unbuy.payments.gateway.AuthorizationAnswer;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Authorized;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Unknown;
import dev.unbuy.payments.gateway.PaymentGateway;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks the gateway for tenders, each under its own key, and writes down what it answers. */
@Component
public class Authorizations {

  private final PaymentGateway gateway;
  private final EndOfHold expiry;

  Authorizations(PaymentGateway gateway, EndOfHold expiry) {
    this.gateway = gateway;
    this.expiry = expiry;
  }

  /** Asks for what {@link #answered} turns on, along with what else is read before it. */
  public void prepare(UnitOfWork work) {
    expiry.ask(work);
  }

  /**
   * Asks for a tender; in no transaction.
   *
   * @param captures by how many captures it is taken at most
   */
  public AuthorizationAnswer ask(Tender tender, int captures) {
    return gateway.authorize(
        tender.id().toString(),
        tender.method(),
        tender.token(),
        new Money(tender.amount(), tender.currency()),
        captures);
  }

  /** What the answer changes: nothing where there was none. */
  public List<Write> answered(UUID tenderId, AuthorizationAnswer answer, Instant at) {
    List<Write> writes = new ArrayList<>();
    if (!(answer instanceof Unknown)) {
      writes.add(TenderWrites.answered(tenderId, answer, at));
    }
    if (answer instanceof Authorized held && held.expiresAt() != null) {
      writes.add(expiry.watch(tenderId, held.expiresAt()));
    }
    return writes;
  }

  /** What is to be done when the gateway itself says when a hold ends. */
  public Write watch(UUID tenderId, Instant expiresAt) {
    return expiry.watch(tenderId, expiresAt);
  }
}
