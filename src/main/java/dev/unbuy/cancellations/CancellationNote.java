package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Asker;
import java.time.Instant;
import java.util.UUID;

/** What one side wrote to the other about a cancellation. */
public record CancellationNote(UUID id, Asker author, Instant at, String text) {}
