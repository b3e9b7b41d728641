package dev.unbuy.payments.gateway.stripe;

import com.stripe.model.PaymentIntent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What stands in a PaymentIntent's metadata of the captures and releases that were asked of it: one
 * entry each, named after its key, with amount in Stripe's units and time. Stripe allows 50
 * entries.
 *
 * @param total what was authorized, in Stripe's units as all amounts here
 * @param received what Stripe says that it took
 */
record Notes(Map<String, String> entries, long total, long received) {

  private static final String CAPTURE = "capture ";
  private static final String RELEASE = "release ";

  /** The notes on this PaymentIntent. */
  static Notes of(PaymentIntent intent) {
    return new Notes(
        Objects.requireNonNullElse(intent.getMetadata(), Map.of()),
        intent.getAmount(),
        Objects.requireNonNullElse(intent.getAmountReceived(), 0L));
  }

  /** One capture that was noted. */
  record Capture(String key, long amount, Instant at) {}

  /** The name of a capture's entry; Stripe allows 40 characters. */
  static String capture(String key) {
    return CAPTURE + key.replace("-", "");
  }

  /** The name of a release's entry. */
  static String release(String key) {
    return RELEASE + key.replace("-", "");
  }

  /** An entry's value. */
  static String value(long amount, Instant at) {
    return amount + " " + at.getEpochSecond();
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /** What is neither captured nor given up. */
  long left() {
    return total - received - released();
  }

  long released() {
    return entries.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(RELEASE))
        .mapToLong(entry -> amount(entry.getValue()))
        .sum();
  }

  /** The key of ours under which it was authorized. */
  Optional<String> key() {
    return Optional.ofNullable(entries.get(Stripe.KEY));
  }

  List<Capture> captures() {
    return entries.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(CAPTURE))
        .map(
            entry ->
                new Capture(
                    dashed(entry.getKey().substring(CAPTURE.length())),
                    amount(entry.getValue()),
                    at(entry.getValue())))
        .toList();
  }

  static long amount(String value) {
    return Long.parseLong(value.substring(0, value.indexOf(' ')));
  }

  private static Instant at(String value) {
    return Instant.ofEpochSecond(Long.parseLong(value.substring(value.indexOf(' ') + 1)));
  }

  private static String dashed(String hex) {
    return hex.length() != 32
        ? hex
        : hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }
}
