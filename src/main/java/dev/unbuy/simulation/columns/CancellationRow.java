package dev.unbuy.simulation.columns;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cancellation as it is kept; times in microseconds since 1970. */
record CancellationRow(
    long askedAt,
    long decidedAt,
    String status,
    @Nullable String decidedBy,
    String askedBy,
    String rule,
    String reason,
    String fault,
    String because,
    long refund,
    long sellerAnswersBy,
    @Nullable UUID policy,
    @Nullable String payment,
    long paidAt,
    long shipBy,
    int packed,
    boolean rightOpen,
    boolean accepts,
    boolean limited) {}
