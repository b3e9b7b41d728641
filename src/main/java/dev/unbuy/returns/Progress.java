package dev.unbuy.returns;

import dev.unbuy.kernel.Money;
import dev.unbuy.returns.rules.Inspection;
import dev.unbuy.returns.rules.StockFate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a return has come; each step makes the next one.
 *
 * @param nextBy when it goes on by itself; null when it has ended
 * @param decidedAt when the seller answered, or it was approved without being asked
 * @param labelTakenAt when the prepaid label was taken, or null
 * @param inspection what the seller found, or what silence makes of it
 * @param back what goes back; set before the end where it went ahead of the goods
 * @param because why less goes back or none, in the seller's words
 * @param stock where the goods went
 */
public record Progress(
    ReturnStatus status,
    @Nullable Instant nextBy,
    @Nullable Instant decidedAt,
    @Nullable Instant labelTakenAt,
    @Nullable String carrier,
    @Nullable String trackingNumber,
    @Nullable Instant sentAt,
    @Nullable Instant receivedAt,
    @Nullable Instant endedAt,
    @Nullable Inspection inspection,
    @Nullable Money back,
    @Nullable String because,
    @Nullable StockFate stock) {

  /** It waits for the seller's answer. */
  static Progress asked(Instant answersBy) {
    return new Progress(
        ReturnStatus.ASKED,
        answersBy,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** The goods can be sent. */
  Progress approved(Instant at, Instant sendBy) {
    return step(ReturnStatus.APPROVED, sendBy, at, labelTakenAt, carrier, trackingNumber, sentAt);
  }

  /** The prepaid label was taken. */
  Progress labeled(Instant at) {
    return step(status, nextBy, decidedAt, at, carrier, trackingNumber, sentAt);
  }

  /** The goods are on their way. */
  Progress sent(String with, String number, Instant at, Instant arrivesBy) {
    return step(
        ReturnStatus.SENT,
        arrivesBy,
        decidedAt == null ? at : decidedAt,
        labelTakenAt,
        with,
        number,
        at);
  }

  /** The goods are back, and are looked at. */
  Progress received(Instant at, Instant inspectBy) {
    return new Progress(
        ReturnStatus.RECEIVED,
        inspectBy,
        decidedAt,
        labelTakenAt,
        carrier,
        trackingNumber,
        sentAt,
        at,
        null,
        null,
        back,
        null,
        null);
  }

  /** Money went back ahead of the goods. */
  Progress refundedAhead(Money amount) {
    return new Progress(
        status,
        nextBy,
        decidedAt,
        labelTakenAt,
        carrier,
        trackingNumber,
        sentAt,
        receivedAt,
        null,
        null,
        amount,
        null,
        null);
  }

  /** It ended without anything coming back. */
  Progress ended(ReturnStatus end, @Nullable String why, Instant at) {
    return ended(end, null, null, why, null, at);
  }

  /** It ended after the goods were looked at, or without that being needed. */
  Progress ended(
      ReturnStatus end,
      @Nullable Inspection found,
      @Nullable Money amount,
      @Nullable String why,
      @Nullable StockFate fate,
      Instant at) {
    return new Progress(
        end,
        null,
        decidedAt == null ? at : decidedAt,
        labelTakenAt,
        carrier,
        trackingNumber,
        sentAt,
        receivedAt,
        at,
        found,
        amount,
        why,
        fate);
  }

  private Progress step(
      ReturnStatus next,
      @Nullable Instant by,
      @Nullable Instant decided,
      @Nullable Instant labeled,
      @Nullable String with,
      @Nullable String number,
      @Nullable Instant sent) {
    return new Progress(
        next,
        by,
        decided,
        labeled,
        with,
        number,
        sent,
        receivedAt,
        null,
        inspection,
        back,
        because,
        stock);
  }
}
