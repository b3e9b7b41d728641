package dev.unbuy.sandbox;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/**
 * A planned fault.
 *
 * @param key strikes only requests with this idempotency key, where one is named
 * @param target strikes only this kind of request, where one is named
 * @param rate the share of those requests that it strikes
 * @param chance draws which; seeded, so that a run can be repeated
 * @param times how many of them are still to be struck
 * @param delay how long the modes that wait do so
 */
record Fault(
    FaultMode mode,
    Optional<String> key,
    Optional<Target> target,
    double rate,
    SplittableRandom chance,
    long times,
    Duration delay) {

  private static final long LONGEST_WAIT = 60_000;

  /** The requests that a fault can strike. */
  enum Target {
    AUTHORIZATION,
    CAPTURE,
    VOID,
    REFUND,
    SETTLE;

    static Target of(Request request) {
      return switch (request) {
        case Request.Authorize _ -> AUTHORIZATION;
        case Request.Capture _ -> CAPTURE;
        case Request.Release _ -> VOID;
        case Request.Refund _ -> REFUND;
        case Request.Settle _ -> SETTLE;
      };
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Reads a plan as {@code POST /v1/faults} takes it. */
  static Fault parse(ObjectNode body) {
    var fields = new Fields(body);
    var mode = fields.oneOf("mode", FaultMode.class, FaultMode::code);
    var always = !fields.has("rate");
    return new Fault(
        mode,
        fields.has("key") ? Optional.of(fields.text("key")) : Optional.empty(),
        fields.has("operation")
            ? Optional.of(fields.oneOf("operation", Target.class, Target::code))
            : Optional.empty(),
        always ? 1 : fields.share("rate"),
        new SplittableRandom(fields.number("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0)),
        fields.number("times", 1, Long.MAX_VALUE, always ? 1 : Long.MAX_VALUE),
        Duration.ofMillis(
            fields.number(
                "delayMillis", 0, LONGEST_WAIT, mode == FaultMode.SLOW ? 1_000 : 10_000)));
  }

  boolean strikes(Request request, String askedUnder) {
    return key.map(askedUnder::equals).orElse(true)
        && target.map(Target.of(request)::equals).orElse(true)
        && chance.nextDouble() < rate;
  }

  Fault once() {
    return new Fault(mode, key, target, rate, chance, times - 1, delay);
  }
}
