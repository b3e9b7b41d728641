package dev.unbuy.imports.past;

import dev.unbuy.imports.past.PastCancellation.Undone;
import dev.unbuy.imports.past.PastOrder.Parcel;
import dev.unbuy.policies.PolicyNumbers;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has become of an order by now: its units, what is owed back, and whether its money has been
 * handed on.
 *
 * @param canceled how many units of a line were
 * @param refunded what went back for a line, without shipping
 * @param owedBack what went back in all
 * @param shippingBack of that, shipping
 * @param protectionEnds when buyer protection is over or was, or null while nothing arrived
 * @param completedAt when the money that was left was handed on, or null while it is held
 */
record Fate(
    PastOrder order,
    Map<UUID, Integer> canceled,
    Map<UUID, Long> refunded,
    long owedBack,
    long shippingBack,
    @Nullable Instant protectionEnds,
    @Nullable Instant completedAt) {

  /** Tells it. */
  static Fate of(PastOrder order, PolicyNumbers policy, Instant now) {
    Map<UUID, Integer> canceled = new HashMap<>();
    Map<UUID, Long> refunded = new HashMap<>();
    long shipping = 0;
    for (PastCancellation one : order.cancellations()) {
      for (Undone undone : one.lines()) {
        canceled.merge(undone.lineId(), undone.quantity(), Integer::sum);
        refunded.merge(undone.lineId(), undone.refund(), Long::sum);
      }
      shipping += one.shipping();
    }
    if (order.returnedAt() != null) {
      order.lines().forEach(line -> refunded.put(line.id(), line.paid()));
      shipping = order.shipping();
    }
    long back = shipping + refunded.values().stream().mapToLong(Long::longValue).sum();
    Instant ends = protectionEnds(order, policy);
    Instant completed = ends != null && !ends.isAfter(now) ? ends : null;
    return new Fate(order, canceled, refunded, back, shipping, ends, completed);
  }

  /** Not before the last of the money went back. */
  private static @Nullable Instant protectionEnds(PastOrder order, PolicyNumbers policy) {
    Parcel parcel = order.parcel();
    boolean nothingLeft = order.canceledUnits() == order.units();
    Instant ends = null;
    if (nothingLeft && order.paidAt() != null) {
      ends = order.paidAt();
    } else if (parcel != null && parcel.deliveredAt() != null) {
      ends = parcel.deliveredAt().plus(policy.protection());
    }
    if (ends == null) {
      return null;
    }
    for (PastCancellation one : order.cancellations()) {
      ends = later(ends, one.at());
    }
    return order.returnedAt() == null ? ends : later(ends, order.returnedAt());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Units that neither shipped nor were canceled. */
  int open(PastLine line) {
    return hasLeft() ? 0 : kept(line);
  }

  /** Units that shipped. */
  int shipped(PastLine line) {
    return hasLeft() ? kept(line) : 0;
  }

  /** Units that arrived. */
  int delivered(PastLine line) {
    return deliveredAt() == null ? 0 : shipped(line);
  }

  /** Units that came back after they had arrived. */
  int returned(PastLine line) {
    return order.returnedAt() == null ? 0 : delivered(line);
  }

  int canceled(PastLine line) {
    return canceled.getOrDefault(line.id(), 0);
  }

  long refunded(PastLine line) {
    return refunded.getOrDefault(line.id(), 0L);
  }

  /** When the last unit arrived that was not canceled, or null. */
  @Nullable Instant deliveredAt() {
    Parcel parcel = order.parcel();
    return parcel == null || order.canceledUnits() == order.units() ? null : parcel.deliveredAt();
  }

  private boolean hasLeft() {
    return order.parcel() != null;
  }

  private int kept(PastLine line) {
    return line.ordered() - canceled(line);
  }
}
