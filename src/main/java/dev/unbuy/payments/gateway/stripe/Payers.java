package dev.unbuy.payments.gateway.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentMethod;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentMethodAttachParams;
import org.jspecify.annotations.Nullable;

/**
 * Makes of a token what Stripe can charge.
 *
 * <p>A token is a PaymentMethod {@code pm_…}, or one that a Customer has saved, {@code cus_…/pm_…}.
 * A PaymentMethod that belongs to nobody can be charged once only; where every order is authorized
 * by itself it is given to a Customer of its own first. A Customer made in vain harms nobody, so
 * these calls have no key of ours.
 */
final class Payers {

  private final StripeClient client;
  private final boolean chargedOnce;

  Payers(StripeClient client, boolean chargedOnce) {
    this.client = client;
    this.chargedOnce = chargedOnce;
  }

  /** What is charged, and the Customer it belongs to, if it has one. */
  record Payer(String paymentMethod, @Nullable String customer) {}

  Payer of(String token) throws StripeException {
    int slash = token.indexOf('/');
    if (slash > 0) {
      return new Payer(token.substring(slash + 1), token.substring(0, slash));
    }
    return chargedOnce ? new Payer(token, null) : new Payer(token, owner(token));
  }

  private String owner(String paymentMethod) throws StripeException {
    PaymentMethod known = client.v1().paymentMethods().retrieve(paymentMethod);
    if (known.getCustomer() != null) {
      return known.getCustomer();
    }
    String customer =
        client.v1().customers().create(CustomerCreateParams.builder().build()).getId();
    PaymentMethodAttachParams to =
        PaymentMethodAttachParams.builder().setCustomer(customer).build();
    var _ = client.v1().paymentMethods().attach(paymentMethod, to);
    return customer;
  }
}
