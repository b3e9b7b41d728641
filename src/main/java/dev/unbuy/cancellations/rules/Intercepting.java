package dev.unbuy.cancellations.rules;

import dev.unbuy.cancellations.rules.InterceptState.Back;
import dev.unbuy.cancellations.rules.InterceptState.Certain;
import dev.unbuy.cancellations.rules.InterceptState.Missed;
import dev.unbuy.cancellations.rules.InterceptState.Recalling;
import dev.unbuy.cancellations.rules.InterceptState.Stopped;
import dev.unbuy.cancellations.rules.InterceptState.Stopping;
import dev.unbuy.cancellations.rules.InterceptState.TurnedRound;
import dev.unbuy.cancellations.rules.InterceptState.Voiding;
import dev.unbuy.cancellations.rules.InterceptState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The steps of stopping a parcel, each tried when the one before was refused or not answered: void
 * the label, recall it from the depot, have it turned round on its way. The buyer's money goes back
 * as soon as it is certain that the goods do.
 */
public final class Intercepting {

  private Intercepting() {}

  /** The first step. */
  public static InterceptState begin(Duration carriersTime, Instant now) {
    return new Voiding(now.plus(carriersTime));
  }

  /** What follows from an event; empty where it says nothing in this state. */
  public static Optional<InterceptState> after(
      InterceptState state, CarrierEvent event, Duration carriersTime, Instant now) {
    if (state instanceof Waiting && event == CarrierEvent.DELIVERED) {
      return Optional.of(new Missed());
    }
    return Optional.ofNullable(
        switch (state) {
          case Voiding _ ->
              switch (event) {
                case LABEL_VOIDED -> new Stopped();
                case VOID_REFUSED -> new Recalling(now.plus(carriersTime));
                default -> null;
              };
          case Recalling _ ->
              switch (event) {
                case RECALLED -> new Stopped();
                case RECALL_REFUSED -> new Stopping(now.plus(carriersTime));
                default -> null;
              };
          case Stopping _ ->
              switch (event) {
                case TURNED_ROUND -> new TurnedRound();
                case STOP_REFUSED -> new Missed();
                default -> null;
              };
          case TurnedRound _ -> event == CarrierEvent.CAME_BACK ? new Back() : null;
          case Stopped _, Back _, Missed _ -> null;
        });
  }

  /** What follows when the carrier did not answer in time: the next step, in the end none. */
  public static InterceptState afterSilence(
      InterceptState state, Duration carriersTime, Instant now) {
    return switch (state) {
      case Voiding _ -> new Recalling(now.plus(carriersTime));
      case Recalling _ -> new Stopping(now.plus(carriersTime));
      case Stopping _ -> new Missed();
      case Certain certain -> certain;
    };
  }
}
