/**
 * Shows that nothing is lost and nothing happens twice while everything fails.
 *
 * <p>A {@link dev.unbuy.chaos.World} is made of real processes: the application, its PostgreSQL,
 * the sandbox gateway, and beside them a mail server and the wire that carries the gateway's
 * webhooks. Many {@link dev.unbuy.chaos.Crowd threads} do what buyers, sellers, operators and banks
 * do, over HTTP, with everything that a client would do when no answer comes: ask again under the
 * same key. Meanwhile the gateway has {@link dev.unbuy.chaos.GatewayFaults faults} planned by rate,
 * and {@link dev.unbuy.chaos.Disturbances} kill the application and the gateway with SIGKILL and
 * crash the database. Then the faults end and everything has a bounded time to settle.
 *
 * <p>The {@link dev.unbuy.chaos.Judge} knows nothing of the application's code. It loads three
 * things into temporary tables beside the database: the gateway's own list, the letters that the
 * mail server took, and what clients were told. What must hold of all four is written in SQL, one
 * file for each promise ({@code src/test/resources/chaos}), each row of which is a violation.
 *
 * <p>Choices, faults and the moments of the disturbances are drawn from a seed. How threads and
 * processes interleave is not: the same seed makes the same kind of day, not the same day.
 */
@NullMarked
package dev.unbuy.chaos;

import org.jspecify.annotations.NullMarked;
