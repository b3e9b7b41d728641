package dev.unbuy.imports.olist;

import static dev.unbuy.imports.olist.OlistRows.BRAZIL;

import dev.unbuy.imports.files.Note;
import dev.unbuy.imports.olist.OlistPurchase.Head;
import dev.unbuy.imports.olist.OlistPurchase.Payment;
import dev.unbuy.imports.olist.OlistPurchase.Review;
import dev.unbuy.imports.past.PastCancellation;
import dev.unbuy.imports.past.PastCancellation.Undone;
import dev.unbuy.imports.past.PastLine;
import dev.unbuy.imports.past.PastOrder;
import dev.unbuy.imports.past.PastOrder.Rating;
import dev.unbuy.imports.past.PastPurchase;
import dev.unbuy.imports.past.PastPurchase.PastTender;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Allocation;
import dev.unbuy.platform.embedded.StartupText;
import dev.unbuy.policies.PolicyNumbers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the files say of a purchase in the words of this marketplace: a pure function, whose
 * notes say what was strange and what was made of it.
 *
 * @param notes about the row of the order
 * @param paymentNote about the rows of its payments, or null
 */
record Retelling(PastPurchase purchase, Set<Note> notes, @Nullable Note paymentNote) {

  private static final String CURRENCY = "BRL";

  /** Tells it. */
  static Retelling of(OlistPurchase olist, OlistIds ids, PolicyNumbers policy, Instant now) {
    return new Teller(olist, ids, policy, now).tell();
  }

  /** Tells one purchase. */
  private static final class Teller {
    private final OlistPurchase olist;
    private final Head head;
    private final OlistIds ids;
    private final PolicyNumbers policy;
    private final Instant now;
    private final Set<Note> notes = EnumSet.noneOf(Note.class);

    Teller(OlistPurchase olist, OlistIds ids, PolicyNumbers policy, Instant now) {
      this.olist = olist;
      this.head = olist.head();
      this.ids = ids;
      this.policy = policy;
      this.now = now;
    }

    Retelling tell() {
      Journey journey = Journey.of(head, notes);
      List<SellersPart> parts = SellersPart.of(olist, ids, notes);
      long cost = parts.stream().flatMap(p -> p.lines().stream()).mapToLong(Teller::gross).sum();
      List<SellersPart> paid = Shortfall.spread(cost - olist.paid(), parts);
      List<PastOrder> orders = new ArrayList<>();
      for (int i = 0; i < paid.size(); i++) {
        orders.add(order(paid.get(i), i + 1, journey));
      }
      long total = orders.stream().mapToLong(PastOrder::total).sum();
      PastPurchase purchase =
          new PastPurchase(
              ids.purchase(head.orderId(), head.bought()),
              ids.buyer(head.person()),
              buyerName(head),
              CURRENCY,
              address(),
              head.bought(),
              olist.paid(),
              tenders(total),
              orders);
      return new Retelling(purchase, notes, paymentNote(cost));
    }

    private @Nullable Note paymentNote(long cost) {
      return olist.paid() == cost ? null : olist.paid() > cost ? Note.PAID_MORE : Note.PAID_LESS;
    }

    private PastOrder order(SellersPart part, int number, Journey journey) {
      UUID id = ids.order(head.orderId(), part.seller(), head.bought());
      LocalDate promised = head.promised().atZone(BRAZIL).toLocalDate();
      return new PastOrder(
          id,
          "OL-%.16s-%d".formatted(head.orderId().toUpperCase(Locale.ROOT), number),
          ids.shop(part.seller()),
          part.shopName(),
          part.lines(),
          journey.paidAt(),
          part.shipBy(),
          promised,
          promised,
          journey.parcel(),
          journey.returnedAt(),
          cancellations(id, part, journey),
          PastOrder.Terms.USUAL,
          rating());
    }

    private List<PastCancellation> cancellations(UUID order, SellersPart part, Journey journey) {
      WhyCanceled why = why(part, journey);
      if (why == null) {
        return List.of();
      }
      List<Undone> undone =
          part.lines().stream()
              .map(line -> new Undone(line.id(), line.ordered(), line.paid()))
              .toList();
      return List.of(
          new PastCancellation(
              ids.part(order, "cancellation", 0),
              canceledAt(part, journey),
              why.askedBy(),
              why.rule(),
              why.reason(),
              StartupText.of("import.olist.not-recorded"),
              why.finding(),
              undone,
              part.lines().stream().mapToLong(PastLine::shipping).sum()));
    }

    private @Nullable WhyCanceled why(SellersPart part, Journey journey) {
      return switch (head.status()) {
        case "unavailable" -> WhyCanceled.unavailable(part.shipBy());
        case "canceled" -> {
          if (journey.paidAt() == null) {
            yield WhyCanceled.unpaid(part.shipBy());
          }
          if (journey.parcel() == null) {
            Review review = olist.review();
            yield WhyCanceled.beforeShipping(
                part.shipBy(), review == null ? null : review.comment());
          }
          boolean arrived = journey.parcel().deliveredAt() != null;
          yield arrived ? null : WhyCanceled.cameBack(part.shipBy(), journey.parcel().shippedAt());
        }
        default -> null;
      };
    }

    /** No time is recorded: the end of what was promised is taken, or of waiting for the money. */
    private Instant canceledAt(SellersPart part, Journey journey) {
      Instant at;
      if (journey.paidAt() == null) {
        at = head.bought().plus(policy.unpaidEndsAfter());
      } else if (journey.parcel() == null) {
        at = later(part.shipBy(), journey.paidAt());
      } else {
        at = later(head.promised(), journey.parcel().shippedAt());
      }
      return at.isAfter(now) ? later(now, head.bought()) : at;
    }

    private List<PastTender> tenders(long total) {
      List<Payment> payments = olist.payments();
      if (payments.isEmpty() || total == 0) {
        return List.of();
      }
      long[] amounts =
          Allocation.byLargestRemainder(
              total, payments.stream().mapToLong(Payment::amount).toArray());
      List<PastTender> tenders = new ArrayList<>();
      for (int i = 0; i < amounts.length; i++) {
        Payment payment = payments.get(i);
        if (amounts[i] > 0) {
          UUID id = ids.tender(head.orderId(), payment.sequence(), head.bought());
          String reference = head.orderId() + ":" + payment.sequence();
          tenders.add(new PastTender(id, payment.method(), amounts[i], reference));
        }
      }
      return tenders;
    }

    private @Nullable Rating rating() {
      Review review = olist.review();
      if (review == null) {
        return null;
      }
      String comment = review.comment().isEmpty() ? null : review.comment();
      return new Rating(review.stars(), comment, later(review.at(), head.bought()));
    }

    private Address address() {
      return new Address(
          buyerName(head),
          StartupText.of("import.olist.no-street"),
          null,
          OlistGoods.titled(head.city(), " ", true),
          head.state().isEmpty() ? null : head.state(),
          head.zip() + "-000",
          "BR");
    }

    private static long gross(PastLine line) {
      return line.unitPrice() * line.ordered() + line.shipping();
    }
  }

  /** Nobody is named: by what a buyer is called. */
  static String buyerName(Head head) {
    return StartupText.of("import.olist.buyer", OlistGoods.shortened(head.person()));
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
