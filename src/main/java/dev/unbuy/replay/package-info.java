/**
 * Replays a benchmark that somebody else wrote: what its customers are entitled to must be possible
 * here, with the money and the stock that its own database expects.
 *
 * <p>{@code Shop} is the benchmark's database and says what each action comes to there, by the
 * rules of that shop; {@code Deed}s do the same here over HTTP, as the customer, and compare. Tasks
 * of one customer are replayed in different rounds, each on a marketplace of its own into which the
 * shop was imported, since each task begins with the shop as it was.
 */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package dev.unbuy.replay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
