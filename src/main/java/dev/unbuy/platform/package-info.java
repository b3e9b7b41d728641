/**
 * What every module stands on: transactions that are planned in round trips, the outbox and its
 * relay, deadlines, idempotency keys, the embedded parts.
 *
 * <h2>How a change of state runs</h2>
 *
 * A use case runs in {@link dev.unbuy.platform.Transactions#run}. It asks what it must know ({@link
 * dev.unbuy.platform.UnitOfWork#ask}), the order's row first and {@code FOR UPDATE}; the first look
 * at an answer sends everything that was asked in one round trip, the BEGIN with it. It decides by
 * a pure function, then plans its writes ({@link dev.unbuy.platform.UnitOfWork#plan}), each with
 * the number of rows that it must hit. They leave together in one more round trip, the counts are
 * checked, and the COMMIT is the third. A count that is missed throws {@link
 * dev.unbuy.platform.Stale}: everything is rolled back and the work runs again on fresh facts.
 *
 * <h2>What happens afterwards</h2>
 *
 * A fact that others care for is published in the same transaction ({@link
 * dev.unbuy.platform.Outbox#publish}): one row for the event, one for each declared consumer. After
 * the commit the relay hands each to its consumer: a {@link dev.unbuy.platform.Projection} writes
 * tables and is applied exactly once, an {@link dev.unbuy.platform.Effect} touches the world
 * outside and is repeated until it succeeds, under a key that makes the repetition harmless. What
 * must happen by time is a {@link dev.unbuy.platform.Deadlines deadline}.
 *
 * <h2>In whose language</h2>
 *
 * {@link dev.unbuy.platform.Reader} says for whom words are made now: a filter binds it for a
 * request, a mail for whom it is sent to. {@link dev.unbuy.platform.Messages} has the words, {@link
 * dev.unbuy.platform.Notation} writes amounts, numbers and days.
 */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package dev.unbuy.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
