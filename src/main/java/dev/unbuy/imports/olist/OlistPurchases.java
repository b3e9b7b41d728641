package dev.unbuy.imports.olist;

import dev.unbuy.imports.ImportConnection;
import dev.unbuy.imports.Progress;
import dev.unbuy.imports.copy.CopySession;
import dev.unbuy.imports.files.Note;
import dev.unbuy.imports.files.Why;
import dev.unbuy.imports.olist.OlistPurchase.Head;
import dev.unbuy.imports.past.PastTables;
import dev.unbuy.imports.past.PastWriter;
import dev.unbuy.policies.PolicyNumbers;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Writes the purchases in the order of their time, a lot with each commit. */
final class OlistPurchases {

  private static final int LOT = 500;

  private final OlistStage stage;
  private final OlistIds ids;
  private final JsonMapper json;
  private final PolicyNumbers policy;
  private final Instant now;

  OlistPurchases(
      OlistStage stage, OlistIds ids, JsonMapper json, PolicyNumbers policy, Instant now) {
    this.stage = stage;
    this.ids = ids;
    this.json = json;
    this.policy = policy;
    this.now = now;
  }

  void write(ImportConnection database, Progress progress) {
    progress.begins("purchases", database.inOneStep(OlistReading::count));
    Place after = new Place(Instant.EPOCH, 0);
    List<OlistPurchase> lot;
    do {
      Place from = after;
      lot = database.inOneStep(copy -> lot(copy, from));
      if (!lot.isEmpty()) {
        Head last = lot.getLast().head();
        after = new Place(last.bought(), last.row());
      }
      progress.advances(lot.size());
    } while (lot.size() == LOT);
  }

  private List<OlistPurchase> lot(CopySession copy, Place after) {
    List<OlistPurchase> lot = OlistReading.next(copy, after.bought(), after.row(), LOT);
    Set<UUID> here =
        copy.present("orders.purchases", lot.stream().map(one -> id(one.head())).toList());
    PastWriter writer = new PastWriter(copy, json, OlistIds.SOURCE, policy, now);
    Set<String> buyers = new HashSet<>();
    for (OlistPurchase one : lot) {
      if (here.contains(id(one.head()))) {
        isHere(one);
      } else {
        if (buyers.add(one.head().person())) {
          buyer(copy, one.head());
        }
        Retelling retelling = Retelling.of(one, ids, policy, now);
        writer.write(retelling.purchase());
        isUsed(one, retelling);
      }
    }
    return lot;
  }

  private UUID id(Head head) {
    return ids.purchase(head.orderId(), head.bought());
  }

  private void buyer(CopySession copy, Head head) {
    copy.intoIfAbsent(PastTables.ACCOUNTS)
        .row()
        .id(ids.buyer(head.person()))
        .text(head.person().toLowerCase(Locale.ROOT) + "@buyers.olist.invalid")
        .text(Retelling.buyerName(head))
        .texts("BUYER")
        .id(null)
        .at(head.bought())
        .end();
  }

  private void isHere(OlistPurchase one) {
    report(OlistFile.ORDERS, one.head().row());
    report(OlistFile.CUSTOMERS, one.head().customerRow());
    one.items().forEach(item -> report(OlistFile.ITEMS, item.row()));
    one.payments().forEach(payment -> report(OlistFile.PAYMENTS, payment.row()));
    if (one.review() != null) {
      report(OlistFile.REVIEWS, one.review().row());
    }
  }

  private void report(OlistFile file, long row) {
    stage.tally(file).reported(row, Why.ALREADY_HERE);
  }

  private void isUsed(OlistPurchase one, Retelling retelling) {
    stage.tally(OlistFile.ORDERS).used();
    stage.tally(OlistFile.CUSTOMERS).used();
    stage.tally(OlistFile.ITEMS).used(one.items().size());
    stage.tally(OlistFile.PAYMENTS).used(one.payments().size());
    retelling.notes().forEach(note -> stage.tally(OlistFile.ORDERS).noted(one.head().row(), note));
    Note ofPayment = retelling.paymentNote();
    if (ofPayment != null) {
      one.payments()
          .forEach(payment -> stage.tally(OlistFile.PAYMENTS).noted(payment.row(), ofPayment));
    }
    OlistPurchase.Review review = one.review();
    if (review != null) {
      stage.tally(OlistFile.REVIEWS).used();
      if (review.ofSeveral()) {
        stage.tally(OlistFile.REVIEWS).noted(review.row(), Note.REVIEW_OF_SEVERAL);
      }
    }
  }

  /** After which purchase the next lot begins. */
  private record Place(Instant bought, long row) {}
}
