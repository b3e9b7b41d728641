package dev.unbuy.imports.tau2;

import dev.unbuy.imports.FileReport;
import dev.unbuy.imports.ImportConnection;
import dev.unbuy.imports.Progress;
import dev.unbuy.imports.copy.CopyRows;
import dev.unbuy.imports.copy.CopySession;
import dev.unbuy.imports.files.Note;
import dev.unbuy.imports.files.Tally;
import dev.unbuy.imports.files.Why;
import dev.unbuy.imports.past.PastTables;
import dev.unbuy.imports.past.SourceIds;
import dev.unbuy.imports.tau2.Tau2File.Entry;
import dev.unbuy.imports.tau2.Tau2Values.Unreadable;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.payments.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes people with their address; their gift cards are store credit. */
final class Tau2People {

  private static final int LOT = 500;

  private final Tau2File file;
  private final SourceIds ids;
  private final Instant now;
  private final Tally people;
  private final Tally methods;
  private long row;

  Tau2People(Tau2File file, SourceIds ids, Instant now) {
    this.file = file;
    this.ids = ids;
    this.now = now;
    this.people = new Tally(file.name() + ": users", Tally.ReportedRows.IGNORED);
    this.methods = new Tally(file.name() + ": payment methods", Tally.ReportedRows.IGNORED);
  }

  List<FileReport> write(ImportConnection database, Progress progress) {
    progress.begins("people", file.size());
    file.read("users", LOT, progress::advances, lot -> database.inOneStep(copy -> lot(copy, lot)));
    return List.of(people.close(), methods.close());
  }

  private int lot(CopySession copy, List<Entry> lot) {
    Set<UUID> here =
        copy.present(
            "accounts.accounts", lot.stream().map(one -> ids.of("buyer", one.id())).toList());
    for (Entry one : lot) {
      people.read();
      Why why = here.contains(ids.of("buyer", one.id())) ? Why.ALREADY_HERE : person(copy, one);
      if (why != null) {
        people.reported(one.row(), why);
      }
      JsonNode all = one.value().path("payment_methods");
      long credit = 0;
      for (String id : List.copyOf(all.propertyNames())) {
        credit += method(all.path(id), id, why);
      }
      if (credit > 0) {
        credit(copy, ids.of("buyer", one.id()), credit);
      }
    }
    return lot.size();
  }

  /** Writes somebody, or says why not. */
  private @Nullable Why person(CopySession copy, Entry one) {
    UUID id = ids.of("buyer", one.id());
    String name;
    String email;
    Address home;
    try {
      name = Tau2Values.name(one.value());
      email = Tau2Values.text(one.value(), "email").toLowerCase(Locale.ROOT);
      home = Tau2Values.address(name, one.value().path("address"));
    } catch (Unreadable missing) {
      return Why.UNREADABLE;
    }
    people.used();
    if (!Tau2Values.isKnownCountry(one.value().path("address"))) {
      people.noted(one.row(), Note.COUNTRY_UNKNOWN);
    }
    copy.into(PastTables.ACCOUNTS)
        .row()
        .id(id)
        .text(email)
        .text(name)
        .texts("BUYER")
        .id(null)
        .at(now)
        .end();
    CopyRows addresses =
        copy.into(PastTables.ADDRESSES).row().id(ids.of("address", one.id())).id(id);
    addresses.text(name).text(home.line1()).text(home.line2()).text(home.city());
    addresses.text(home.region()).text(home.postalCode()).text(home.country()).at(now).end();
    return null;
  }

  /**
   * Counts a means of payment.
   *
   * @param why its owner is not written, or null
   * @return what is on it
   */
  private long method(JsonNode method, String id, @Nullable Why why) {
    methods.read();
    row++;
    Why reason = why;
    long balance = 0;
    if (reason == null && Tau2Values.method(id) != PaymentMethod.STORE_CREDIT) {
      reason = Why.KEPT_BY_THE_GATEWAY;
    }
    if (reason == null) {
      try {
        balance = Tau2Values.cents(method.path("balance"));
      } catch (Unreadable missing) {
        reason = Why.UNREADABLE;
      }
    }
    if (reason == null) {
      methods.used();
    } else {
      methods.reported(row, reason);
    }
    return balance;
  }

  private void credit(CopySession copy, UUID buyer, long amount) {
    copy.into(PastTables.STORE_CREDITS)
        .row()
        .id(buyer)
        .text(Tau2Values.CURRENCY)
        .int8(amount)
        .end();
    copy.into(PastTables.GRANTS)
        .row()
        .id(ids.part(buyer, "grant", 0))
        .id(buyer)
        .text("GRANT")
        .id(buyer)
        .text(Ledger.STORE_CREDIT_GRANTED)
        .text(Ledger.buyer(PaymentMethod.STORE_CREDIT))
        .int8(amount)
        .text(Tau2Values.CURRENCY)
        .at(now)
        .end();
  }
}
