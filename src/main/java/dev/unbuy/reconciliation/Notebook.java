package dev.unbuy.reconciliation;

import dev.unbuy.kernel.Ids;
import dev.unbuy.payments.Ledger;
import dev.unbuy.payments.MoneyRecord;
import dev.unbuy.payments.Tender;
import dev.unbuy.payments.gateway.GatewayMovement;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.reconciliation.FoundDifference.Status;
import dev.unbuy.reconciliation.rules.Difference;
import dev.unbuy.refunds.ChargebackRecord;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes down, for one page of one run, what differs and what was done about it. */
final class Notebook {

  private final UUID runId;
  private final UnitOfWork work;
  private final Mending mending;
  private final JsonMapper json;
  private final Instant now;
  private long found;
  private long mended;

  Notebook(UUID runId, UnitOfWork work, Mending mending, JsonMapper json, Instant now) {
    this.runId = runId;
    this.work = work;
    this.mending = mending;
    this.json = json;
    this.now = now;
  }

  long found() {
    return found;
  }

  long mended() {
    return mended;
  }

  /** A difference about something that is known here. */
  void write(Difference difference, MoneyRecord ours, @Nullable GatewayMovement theirs) {
    String how = mending.mend(work, difference, ours, theirs).orElse(null);
    write(
        difference.kind(),
        ours.key().toString(),
        ours.kind().name(),
        ours.orderId(),
        json.writeValueAsString(ours),
        theirs == null ? null : json.writeValueAsString(theirs),
        how);
  }

  /**
   * A movement of the gateway that is not known here.
   *
   * @param tender the tender whose authorization it is about, or null when that is none of ours
   */
  void write(Difference difference, GatewayMovement theirs, @Nullable Tender tender) {
    write(
        difference.kind(),
        theirs.id(),
        theirs.kind().name(),
        null,
        tender == null ? null : json.writeValueAsString(tender),
        json.writeValueAsString(theirs),
        null);
  }

  /**
   * A chargeback of which something else is written here.
   *
   * @param ours what is, or null for nothing
   * @param tender what paid what is taken back, or null when that is none of ours
   */
  void write(
      Difference difference,
      @Nullable ChargebackRecord ours,
      GatewayMovement theirs,
      @Nullable Tender tender) {
    boolean mend = difference.mend() == Difference.Mend.AS_IF_TOLD && tender != null;
    write(
        difference.kind(),
        theirs.id(),
        theirs.kind().name(),
        null,
        ours == null ? null : json.writeValueAsString(ours),
        json.writeValueAsString(theirs),
        mend ? mending.tell(work, theirs, java.util.Objects.requireNonNull(tender)) : null);
  }

  /** A posting of something that is not known here. */
  void write(Ledger.Transfer posting) {
    write(
        Difference.Kind.MISSING_HERE,
        posting.id().toString(),
        "POSTING",
        posting.orderId(),
        json.writeValueAsString(posting),
        null,
        null);
  }

  private void write(
      Difference.Kind kind,
      String subject,
      String movement,
      @Nullable UUID orderId,
      @Nullable String ours,
      @Nullable String theirs,
      @Nullable String mendedBy) {
    found++;
    if (mendedBy != null) {
      mended++;
    }
    work.plan(
        Differences.keep(
            new FoundDifference(
                Ids.next(),
                runId,
                kind,
                subject,
                movement,
                orderId,
                ours,
                theirs,
                mendedBy == null ? Status.OPEN : Status.MENDED,
                mendedBy,
                null,
                now,
                now,
                null,
                null)));
  }
}
