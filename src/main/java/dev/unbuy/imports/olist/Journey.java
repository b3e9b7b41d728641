package dev.unbuy.imports.olist;

import static dev.unbuy.imports.olist.Retelling.later;

import dev.unbuy.imports.files.Note;
import dev.unbuy.imports.olist.OlistPurchase.Head;
import dev.unbuy.imports.past.PastOrder.Parcel;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a purchase's times say of its payment and its parcel, put into an order that is possible.
 *
 * @param paidAt null when it never was
 * @param parcel null when nothing left
 * @param returnedAt when all came back after it had arrived, or null
 */
record Journey(@Nullable Instant paidAt, @Nullable Parcel parcel, @Nullable Instant returnedAt) {

  /** How long a consumer in Brazil may take to send back what has arrived. */
  private static final Duration TO_RETURN = Duration.ofDays(7);

  static Journey of(Head head, Set<Note> notes) {
    boolean canceled = head.status().equals("canceled");
    Instant paidAt = paidAt(head, canceled, notes);
    boolean left =
        head.status().equals("shipped")
            || head.status().equals("delivered")
            || (canceled && (head.handed() != null || head.delivered() != null));
    if (!left || paidAt == null) {
      return new Journey(paidAt, null, null);
    }
    Instant shipped = shippedAt(head, paidAt, notes);
    Instant delivered = deliveredAt(head, shipped, notes);
    if (delivered != null && delivered.isBefore(shipped)) {
      notes.add(Note.DELIVERED_BEFORE_HANDED);
      shipped = delivered;
    }
    if (canceled) {
      notes.add(delivered == null ? Note.CANCELED_AFTER_HANDED : Note.CANCELED_AFTER_DELIVERED);
    }
    Instant returned = canceled && delivered != null ? delivered.plus(TO_RETURN) : null;
    return new Journey(
        paidAt, new Parcel(shipped, delivered, canceled && returned == null, null), returned);
  }

  private static @Nullable Instant paidAt(Head head, boolean canceled, Set<Note> notes) {
    Instant approved = head.approved();
    if (approved != null) {
      return later(approved, head.bought());
    }
    notes.add(Note.NEVER_APPROVED);
    boolean unpaid =
        head.status().equals("created")
            || (canceled && head.handed() == null && head.delivered() == null);
    return unpaid ? null : head.bought();
  }

  private static Instant shippedAt(Head head, Instant paidAt, Set<Note> notes) {
    Instant handed = head.handed();
    if (handed == null) {
      notes.add(Note.HANDED_WITHOUT_DATE);
      return paidAt;
    }
    if (handed.isBefore(head.bought())) {
      notes.add(Note.HANDED_BEFORE_BOUGHT);
      return head.bought();
    }
    if (handed.isBefore(paidAt)) {
      notes.add(Note.HANDED_BEFORE_APPROVED);
    }
    return handed;
  }

  private static @Nullable Instant deliveredAt(Head head, Instant shipped, Set<Note> notes) {
    Instant delivered = head.delivered();
    if (delivered != null) {
      return later(delivered, head.bought());
    }
    if (!head.status().equals("delivered")) {
      return null;
    }
    notes.add(Note.DELIVERED_WITHOUT_DATE);
    return later(head.promised(), shipped);
  }
}
