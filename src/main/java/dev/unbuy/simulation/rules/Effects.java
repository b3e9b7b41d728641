package dev.unbuy.simulation.rules;

import dev.unbuy.cancellations.rules.Fault;
import java.time.Instant;

/** What a replay tells, as it finds it. */
public interface Effects {

  /** A wish to cancel was judged. */
  void judged(Outcome outcome);

  /** An asked one ended, or still waits. */
  void ended(Ending ending);

  /** A cancellation took effect, and this much went back. */
  void canceled(Fault fault, Instant at, String currency, long refund);

  /** An order was given up before anybody paid for it. */
  void endedUnpaid(String currency, long total);

  /** What was judged first. */
  enum Outcome {
    SETTLED,
    ASKED,
    REFUSED,
    /** The marketplace itself had ended the order before. */
    CAME_TOO_LATE
  }

  /** How asking ended. */
  enum Ending {
    APPROVED,
    DECLINED,
    TAKEN_BACK,
    SILENCE,
    STILL_WAITING
  }
}
