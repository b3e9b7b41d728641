package dev.unbuy.payments.gateway;

import dev.unbuy.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a gateway did, as it lists it.
 *
 * @param id the gateway's own name of it
 * @param key the key of ours under which it was asked for; empty where it was none of ours
 * @param authorization the gateway's name of the authorization that it is about
 * @param at when it came to this
 * @param code why it failed, in one word
 */
public record GatewayMovement(
    String id,
    String key,
    String authorization,
    Kind kind,
    Status status,
    Money amount,
    Instant at,
    @Nullable String code) {

  /** What was done; an expiry is what a gateway does by itself. */
  public enum Kind {
    AUTHORIZATION,
    PAYMENT,
    CAPTURE,
    VOID,
    REFUND,
    EXPIRY,
    /** What a bank takes back: pending while it asks, succeeded once it has it. */
    CHARGEBACK
  }

  /** What came of it. */
  public enum Status {
    PENDING,
    SUCCEEDED,
    FAILED
  }
}
