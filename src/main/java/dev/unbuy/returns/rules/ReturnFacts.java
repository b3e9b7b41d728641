package dev.unbuy.returns.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the table of who may return has to know.
 *
 * @param units how many are asked for; zero when not all of them are with the buyer
 * @param disputeOpen whether a dispute about the order is open
 * @param returnableUntil when the shop's window ends, or null while something is on its way
 * @param protectedUntil when the buyer protection ends, or null while something is on its way
 * @param byRight whether a statutory right to withdraw is open for all of them
 * @param acceptsAutomatically the seller's term
 * @param value what they bring back, minor units
 * @param keepItemUpTo up to which value sending it back makes no sense, minor units
 */
public record ReturnFacts(
    int units,
    boolean disputeOpen,
    @Nullable Instant returnableUntil,
    @Nullable Instant protectedUntil,
    boolean byRight,
    boolean acceptsAutomatically,
    long value,
    long keepItemUpTo) {}
