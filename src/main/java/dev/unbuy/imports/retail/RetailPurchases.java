package dev.unbuy.imports.retail;

import dev.unbuy.imports.ImportConnection;
import dev.unbuy.imports.Progress;
import dev.unbuy.imports.copy.CopySession;
import dev.unbuy.imports.files.Note;
import dev.unbuy.imports.past.PastTables;
import dev.unbuy.imports.past.PastWriter;
import dev.unbuy.policies.PolicyNumbers;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Writes the invoices in the order of their numbers, a lot with each commit. */
final class RetailPurchases {

  private static final int LOT = 500;

  private final RetailStage stage;
  private final RetailRetelling retelling;
  private final Countries countries;
  private final JsonMapper json;
  private final PolicyNumbers policy;
  private final Instant now;

  RetailPurchases(
      RetailStage stage,
      RetailRetelling retelling,
      Countries countries,
      JsonMapper json,
      PolicyNumbers policy,
      Instant now) {
    this.stage = stage;
    this.retelling = retelling;
    this.countries = countries;
    this.json = json;
    this.policy = policy;
    this.now = now;
  }

  void write(ImportConnection database, Progress progress) {
    progress.begins("purchases", database.inOneStep(RetailReading::count));
    String after = "";
    List<Invoice> lot;
    do {
      String from = after;
      lot = database.inOneStep(copy -> lot(copy, from));
      after = lot.isEmpty() ? after : lot.getLast().number();
      progress.advances(lot.size());
    } while (lot.size() == LOT);
  }

  private List<Invoice> lot(CopySession copy, String after) {
    List<Invoice> lot = RetailReading.next(copy, after, LOT);
    Set<UUID> here =
        copy.present("orders.purchases", lot.stream().map(retelling::purchase).toList());
    PastWriter writer = new PastWriter(copy, json, RetailFormat.SOURCE, policy, now);
    Set<String> buyers = new HashSet<>();
    for (Invoice one : lot) {
      boolean isNew = !here.contains(retelling.purchase(one));
      if (isNew) {
        if (buyers.add(one.customer())) {
          buyer(copy, one);
        }
        writer.write(retelling.tell(one));
      }
      count(one, isNew);
    }
    return lot;
  }

  private void buyer(CopySession copy, Invoice invoice) {
    copy.intoIfAbsent(PastTables.ACCOUNTS)
        .row()
        .id(retelling.buyer(invoice.customer()))
        .text(invoice.customer() + "@customers.online-retail.invalid")
        .text(RetailRetelling.buyerName(invoice.customer()))
        .texts("BUYER")
        .id(null)
        .at(invoice.at())
        .end();
  }

  private void count(Invoice invoice, boolean isNew) {
    boolean isAbroad = isNew && !countries.isKnown(invoice.country());
    for (Invoice.Line line : invoice.lines()) {
      stage.used(line.row(), isNew);
      if (isAbroad) {
        stage.noted(line.row(), Note.COUNTRY_UNKNOWN);
      }
      for (Invoice.Back back : line.backs()) {
        stage.used(back.row(), isNew);
        if (isNew && back.price() != line.price()) {
          stage.noted(back.row(), Note.OTHER_PRICE);
        }
      }
    }
  }
}
