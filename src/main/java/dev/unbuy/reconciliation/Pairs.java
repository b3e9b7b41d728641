package dev.unbuy.reconciliation;

import dev.unbuy.kernel.Ids;
import dev.unbuy.payments.Ledger;
import dev.unbuy.payments.MoneyRecord;
import dev.unbuy.payments.MoneyRecords;
import dev.unbuy.payments.Tender;
import dev.unbuy.payments.gateway.GatewayMovement;
import dev.unbuy.payments.gateway.GatewayMovement.Kind;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.reconciliation.rules.Comparison;
import dev.unbuy.refunds.ChargebackRecord;
import dev.unbuy.refunds.RefundRecords;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds to each of a page's things the other side's, in one question, and compares the two. */
final class Pairs {

  private final UnitOfWork work;
  private final Notebook notebook;
  private final Instant now;
  private final Instant lateBefore;
  private final Instant comparedFrom;

  /**
   * For one page.
   *
   * @param comparedFrom from when on the gateway's list is compared by itself
   */
  Pairs(UnitOfWork work, Notebook notebook, Instant now, Instant lateBefore, Instant comparedFrom) {
    this.work = work;
    this.notebook = notebook;
    this.now = now;
    this.lateBefore = lateBefore;
    this.comparedFrom = comparedFrom;
  }

  private record Name(String key, Kind kind) {
    static Name of(MoneyRecord ours) {
      return new Name(ours.key().toString(), ours.kind());
    }

    /** A payment is an authorization whose money comes with it. */
    static Name of(GatewayMovement theirs) {
      return new Name(
          theirs.key(), theirs.kind() == Kind.PAYMENT ? Kind.AUTHORIZATION : theirs.kind());
    }
  }

  /** Compares movements of the gateway with what is written here. */
  void theirs(List<GatewayMovement> all) {
    Map<Boolean, List<GatewayMovement>> byWhom =
        all.stream().collect(Collectors.partitioningBy(one -> one.kind() == Kind.CHARGEBACK));
    chargebacks(byWhom.getOrDefault(true, List.of()));
    asked(byWhom.getOrDefault(false, List.of()));
  }

  /** What banks take back is asked for by nobody here, and known by the gateway's name of it. */
  private void chargebacks(List<GatewayMovement> page) {
    if (page.isEmpty()) {
      return;
    }
    var known =
        work.ask(ChargebackRecord.ofReferences(page.stream().map(GatewayMovement::id).toList()));
    Map<String, Tender> tenders = tendersOf(page);
    Map<String, ChargebackRecord> ours =
        known.rows().stream()
            .collect(Collectors.toMap(ChargebackRecord::reference, Function.identity()));
    for (GatewayMovement theirs : page) {
      ChargebackRecord one = ours.get(theirs.id());
      Comparison.chargeback(one, theirs)
          .ifPresent(
              found -> notebook.write(found, one, theirs, tenders.get(theirs.authorization())));
    }
  }

  private void asked(List<GatewayMovement> page) {
    Map<Name, MoneyRecord> known = oursOf(page);
    List<GatewayMovement> unknown =
        page.stream().filter(theirs -> !known.containsKey(Name.of(theirs))).toList();
    Map<String, Tender> tenders = tendersOf(unknown);
    for (GatewayMovement theirs : unknown) {
      Comparison.onlyThere(theirs)
          .ifPresent(found -> notebook.write(found, theirs, tenders.get(theirs.authorization())));
    }
    for (GatewayMovement theirs : page) {
      MoneyRecord ours = known.get(Name.of(theirs));
      if (ours != null) {
        Comparison.both(ours, theirs, now, lateBefore)
            .ifPresent(found -> notebook.write(found, ours, theirs));
      }
    }
  }

  /** Compares what is written here with what stands in the gateway's list, from before too. */
  void ours(List<MoneyRecord> page) {
    Map<Name, GatewayMovement> listed = theirsOf(page);
    for (MoneyRecord ours : page) {
      GatewayMovement theirs = listed.get(Name.of(ours));
      if (theirs != null && !theirs.at().isBefore(comparedFrom)) {
        continue;
      }
      var found =
          theirs == null
              ? Comparison.onlyHere(ours, lateBefore)
              : Comparison.both(ours, theirs, now, lateBefore);
      found.ifPresent(difference -> notebook.write(difference, ours, theirs));
    }
  }

  /** Finds what is written here and does not stand in the gateway's list. */
  void oursAlone(List<MoneyRecord> page) {
    Map<Name, GatewayMovement> listed = theirsOf(page);
    page.stream()
        .filter(ours -> !listed.containsKey(Name.of(ours)))
        .forEach(
            ours ->
                Comparison.onlyHere(ours, lateBefore)
                    .ifPresent(found -> notebook.write(found, ours, null)));
  }

  /** Finds postings of money taken or sent back of which nothing else is known here. */
  void postings(List<Ledger.Transfer> page) {
    List<Ledger.Transfer> moved =
        page.stream().filter(one -> List.of("CAPTURE", "REFUND").contains(one.kind())).toList();
    List<UUID> causes = moved.stream().map(Ledger.Transfer::cause).toList();
    var shares = work.ask(Ledger.shares(causes));
    var parts = work.ask(RefundRecords.parts(causes));
    Set<UUID> known = new HashSet<>(shares.rows());
    known.addAll(parts.rows());
    moved.stream().filter(one -> !known.contains(one.cause())).forEach(notebook::write);
  }

  private Map<Name, MoneyRecord> oursOf(List<GatewayMovement> page) {
    List<UUID> keys =
        page.stream()
            .map(GatewayMovement::key)
            .distinct()
            .flatMap(key -> Ids.parse(key).stream())
            .toList();
    var payments = work.ask(MoneyRecords.byKeys(keys));
    var refunds = work.ask(RefundRecords.byKeys(keys));
    Map<Name, MoneyRecord> found = new HashMap<>();
    payments.rows().forEach(ours -> found.put(Name.of(ours), ours));
    refunds.rows().forEach(ours -> found.put(Name.of(ours), ours));
    return found;
  }

  private Map<Name, GatewayMovement> theirsOf(List<MoneyRecord> page) {
    Map<Name, GatewayMovement> found = new HashMap<>();
    work.ask(GatewayCopy.underKeys(page.stream().map(ours -> ours.key().toString()).toList()))
        .rows()
        .forEach(theirs -> found.put(Name.of(theirs), theirs));
    return found;
  }

  private Map<String, Tender> tendersOf(List<GatewayMovement> unknown) {
    Map<String, Tender> found = new HashMap<>();
    if (!unknown.isEmpty()) {
      work.ask(
              Tender.byGatewayRefs(
                  unknown.stream().map(GatewayMovement::authorization).distinct().toList()))
          .rows()
          .forEach(tender -> found.put(String.valueOf(tender.gatewayRef()), tender));
    }
    return found;
  }
}
