package dev.unbuy.cancellations.rules;

import java.time.Instant;

/** How far the stopping of a parcel has come. */
public sealed interface InterceptState {

  /** A step that waits for the carrier's answer. */
  sealed interface Waiting extends InterceptState {

    /** When the carrier's time is over and the next step is tried. */
    Instant answerBy();
  }

  /** It ended: what becomes of the cancellation is certain. */
  sealed interface Certain extends InterceptState {}

  /** The label is to be voided, before anybody picks the parcel up. */
  record Voiding(Instant answerBy) implements Waiting {}

  /** It was picked up: the carrier is to give it back from its depot. */
  record Recalling(Instant answerBy) implements Waiting {}

  /** It is on its way: the carrier is to turn it round. */
  record Stopping(Instant answerBy) implements Waiting {}

  /** It never left, or was given back: the goods are in the house. */
  record Stopped() implements Certain {}

  /** The carrier has turned it round: it will come back. */
  record TurnedRound() implements Certain {}

  /** It has come back. */
  record Back() implements Certain {}

  /** It goes to the buyer. */
  record Missed() implements Certain {}

  /** The word under which it is kept. */
  default String name() {
    return switch (this) {
      case Voiding _ -> "VOIDING";
      case Recalling _ -> "RECALLING";
      case Stopping _ -> "STOPPING";
      case Stopped _ -> "STOPPED";
      case TurnedRound _ -> "TURNED_ROUND";
      case Back _ -> "BACK";
      case Missed _ -> "MISSED";
    };
  }
}
