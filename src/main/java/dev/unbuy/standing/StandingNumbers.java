package dev.unbuy.standing;

import dev.unbuy.standing.rules.Measure;
import dev.unbuy.standing.rules.Rate;
import dev.unbuy.standing.rules.Verdict;
import dev.unbuy.standing.rules.Window;
import java.util.List;

/**
 * The numbers that explain a standing, kept with each change of it.
 *
 * @param judged the window that the rates are of
 * @param rating drawn towards the mean, 1 to 5
 * @param quality in (0, 1]
 */
public record StandingNumbers(
    Window judged, List<Measured> measures, double rating, double quality) {

  /** Copies the measures. */
  public StandingNumbers {
    measures = List.copyOf(measures);
  }

  static StandingNumbers of(Verdict verdict) {
    return new StandingNumbers(
        verdict.judged(),
        verdict.rates().stream().map(Measured::of).toList(),
        verdict.rating(),
        verdict.quality());
  }

  /**
   * A rate at that time.
   *
   * @param incidents orders in which it went wrong, of so many
   * @param raw as counted
   * @param shrunk as believed
   * @param standard below which it must stay
   */
  public record Measured(
      Measure measure, int incidents, int of, double raw, double shrunk, double standard) {

    static Measured of(Rate rate) {
      return new Measured(
          rate.measure(), rate.incidents(), rate.of(), rate.raw(), rate.shrunk(), rate.standard());
    }
  }
}
