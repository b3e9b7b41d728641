package dev.unbuy.payments;

import dev.unbuy.kernel.Money;
import dev.unbuy.payments.gateway.GatewayMovement.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is written here of one thing that the gateway was asked for, to be compared with what the
 * gateway says of it.
 *
 * @param key under which it was asked for
 * @param kind of movement; {@code AUTHORIZATION} also for payments
 * @param state how far it has come, as it is known here
 * @param confirmed whether the gateway ever said that it did it; else nothing need stand there
 * @param orderId the order that it is about, or null where it is about several
 * @param parent the purchase, the order or the refund that it belongs to
 * @param since when it came to this state
 * @param expectedBy the last day on which it was promised to the buyer, or null
 * @param booked what the ledger says of it, in minor units, or null where it keeps nothing of it
 */
public record MoneyRecord(
    UUID key,
    Kind kind,
    State state,
    boolean confirmed,
    Money amount,
    @Nullable UUID orderId,
    UUID parent,
    Instant since,
    @Nullable LocalDate expectedBy,
    @Nullable Long booked) {

  /** How far something has come. */
  public enum State {
    /** It is asked for, and no answer is known. */
    ASKED,
    /** The gateway works on it, or waits for the buyer. */
    PENDING,
    /** It has happened. */
    DONE,
    /** It did not happen, and will not. */
    FAILED
  }
}
