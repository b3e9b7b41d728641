package dev.unbuy.sandbox;

import java.util.Locale;

/**
 * How something can be made to go wrong. The modes that act after an effect are those that a caller
 * must not take for a failure.
 */
enum FaultMode {
  /** Takes effect, says nothing for longer than callers wait, then hangs up. */
  TIMEOUT_AFTER_EFFECT(Stage.REQUEST),
  /** Does nothing and answers 409, for good. */
  REFUSE(Stage.REQUEST),
  /** Waits, takes effect and answers. */
  SLOW(Stage.REQUEST),
  /** Does nothing and answers 500. */
  ERROR_BEFORE(Stage.REQUEST),
  /** Takes effect and answers 500. */
  ERROR_AFTER(Stage.REQUEST),
  /** Takes effect and hangs up at once. */
  RESET(Stage.REQUEST),
  /** Does nothing and hangs up at once. */
  RESET_BEFORE(Stage.REQUEST),
  /** Accepts a refund that fails when it should have arrived. */
  REFUND_FAILS(Stage.REFUND),
  /** Tells nobody, ever. */
  WEBHOOK_LOST(Stage.WEBHOOK),
  /** Tells twice, under one id. */
  WEBHOOK_DOUBLED(Stage.WEBHOOK),
  /** Tells after the next thing was told, or when the delay is over. */
  WEBHOOK_REORDERED(Stage.WEBHOOK),
  /** Tells when the delay is over. */
  WEBHOOK_LATE(Stage.WEBHOOK),
  /** Tells with a signature of another's secret first, then as it should. */
  WEBHOOK_WRONGLY_SIGNED(Stage.WEBHOOK);

  private final Stage stage;

  FaultMode(Stage stage) {
    this.stage = stage;
  }

  /** When a fault strikes. */
  enum Stage {
    /** When a request arrives. */
    REQUEST,
    /** When a refund is accepted. */
    REFUND,
    /** When a change is told. */
    WEBHOOK
  }

  Stage stage() {
    return stage;
  }

  /** How long the modes that wait do so where the plan does not say, in milliseconds. */
  long usualDelay() {
    return switch (this) {
      case SLOW -> 1_000;
      case WEBHOOK_LATE, WEBHOOK_REORDERED -> 5_000;
      default -> 10_000;
    };
  }

  /** The mode as the API names it, such as {@code error-before}. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
