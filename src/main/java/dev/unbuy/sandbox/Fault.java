package dev.unbuy.sandbox;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/**
 * A planned fault. It strikes only what all that it names fits.
 *
 * @param rate the share of those that it strikes
 * @param chance draws which; seeded, so that a run can be repeated
 * @param times how many of them are still to be struck
 * @param delay how long the modes that wait do so
 * @param reason what the modes that refuse or fail give as the reason
 */
record Fault(
    FaultMode mode,
    Aim aim,
    double rate,
    SplittableRandom chance,
    long times,
    Duration delay,
    String reason) {

  private static final long LONGEST_WAIT = 60_000;

  /** What a fault is aimed at; what is not named does not matter. */
  record Aim(
      Optional<String> key,
      Optional<String> authorizationId,
      Optional<Token> token,
      Optional<Strikable.Target> target) {

    boolean fits(Strikable one) {
      return key.map(one.key()::equals).orElse(true)
          && authorizationId
              .map(id -> one.authorizationId().filter(id::equals).isPresent())
              .orElse(true)
          && token.map(payer -> one.token().filter(payer::equals).isPresent()).orElse(true)
          && target.map(one.target()::equals).orElse(true);
    }
  }

  /** Reads a plan as {@code POST /v1/faults} takes it. */
  static Fault parse(ObjectNode body) {
    var fields = new Fields(body);
    var mode = fields.oneOf("mode", FaultMode.class, FaultMode::code);
    var always = !fields.has("rate");
    return new Fault(
        mode,
        aim(fields),
        always ? 1 : fields.share("rate"),
        new SplittableRandom(fields.number("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0)),
        fields.number("times", 1, Long.MAX_VALUE, always ? 1 : Long.MAX_VALUE),
        Duration.ofMillis(fields.number("delayMillis", 0, LONGEST_WAIT, mode.usualDelay())),
        fields.has("reason") ? fields.text("reason") : "sandbox_refused");
  }

  private static Aim aim(Fields fields) {
    return new Aim(
        fields.optionalText("key"),
        fields.optionalText("authorization"),
        fields.has("token")
            ? Optional.of(fields.oneOf("token", Token.class, Token::code))
            : Optional.empty(),
        fields.has("operation")
            ? Optional.of(fields.oneOf("operation", Strikable.Target.class, Strikable.Target::code))
            : Optional.empty());
  }

  /** Whether it strikes this one; draws once for each that it is aimed at. */
  boolean strikes(Strikable one) {
    return aim.fits(one) && chance.nextDouble() < rate;
  }

  Fault once() {
    return new Fault(mode, aim, rate, chance, times - 1, delay, reason);
  }
}
