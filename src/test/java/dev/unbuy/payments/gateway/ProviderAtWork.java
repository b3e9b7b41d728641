package dev.unbuy.payments.gateway;

import java.util.Map;
import java.util.Optional;

/** A gateway as the contract needs it: with payers of every kind, and with its way of telling. */
public interface ProviderAtWork {

  PaymentGateway gateway();

  GatewayWebhooks webhooks();

  /** The token of such a payer, or nothing where the provider has no such payer to practise on. */
  Optional<String> token(Payer payer);

  /**
   * Lets what the gateway does in its own time happen; afterwards asking again under a key tells
   * what came of it.
   */
  void settle();

  /**
   * What the gateway sends when a refund has arrived.
   *
   * @param key of the refund
   */
  Sent refundArrived(String authorization, String refund, String key);

  /** The same, signed with a secret that is not the gateway's. */
  Sent forged(String authorization, String refund, String key);

  /** The same, signed so long ago that it is not to be believed; none where nothing dates it. */
  Optional<Sent> refundArrivedLongAgo(String authorization, String refund, String key);

  /** Whether releases and holds are in the list of movements. */
  boolean listsHolds();

  /** How a payer behaves. */
  enum Payer {
    AGREES,
    DECLINES,
    IS_REVIEWED
  }

  /** A webhook on its way. */
  record Sent(Map<String, String> headers, String body) {}
}
