package dev.unbuy.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replay of history that was made.
 *
 * @param policy the version that was tried; null: numbers of no version
 * @param from the first instant whose orders were replayed
 * @param to the end of that time, exclusive
 * @param took how long it took
 */
public record Simulation(
    UUID id,
    @Nullable UUID policy,
    Instant from,
    Instant to,
    UUID author,
    Instant begunAt,
    Duration took,
    SimulationResult result) {}
