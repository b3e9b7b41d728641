package dev.unbuy.acceptance;

import dev.unbuy.cancellations.rules.Fault;
import java.util.UUID;

/** What an agent of the marketplace can do, whatever they do it with. */
interface Support extends AutoCloseable {

  /** Decides the contest of a cancellation that waits. */
  void decide(UUID cancellation, Fault fault, String because);

  /** Lifts what a seller appealed against with these words. */
  void lift(String statement, String because);

  @Override
  void close();
}
