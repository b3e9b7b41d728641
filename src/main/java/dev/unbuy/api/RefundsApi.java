package dev.unbuy.api;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.refunds.BankAccount;
import dev.unbuy.refunds.Refund;
import dev.unbuy.refunds.Refund.Part;
import dev.unbuy.refunds.Refunds;
import dev.unbuy.refunds.Resolution;
import dev.unbuy.refunds.ResolveOutcome;
import dev.unbuy.refunds.ResolveRefund;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Refunds that cannot go on by themselves: what buyers and operators decide about them. */
@RestController
@RequestMapping("/api/v1")
class RefundsApi {

  private final ChangeRequests changes;
  private final Refunds refunds;
  private final ResolveRefund resolving;

  RefundsApi(ChangeRequests changes, Refunds refunds, ResolveRefund resolving) {
    this.changes = changes;
    this.refunds = refunds;
    this.resolving = resolving;
  }

  /** The buyer agrees to have a part as store credit that the means of payment cannot take. */
  @PostMapping("/refunds/{id}/store-credit")
  ResponseEntity<String> toStoreCredit(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestBody PartChoiceJson body,
      HttpServletRequest request) {
    UUID part = partOf(refunds.get(id, buyer), body.partId());
    return changes.once(
        buyer.accountId(),
        request,
        body,
        200,
        () ->
            Json.refund(
                resolved(
                    resolving.resolve(
                        buyer, part, new Resolution.ToStoreCredit("agreed by the buyer")))));
  }

  /** The buyer says where a part is to go that the means of payment cannot take. */
  @PostMapping("/refunds/{id}/bank-account")
  ResponseEntity<String> toBankAccount(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestBody AccountChoiceJson body,
      HttpServletRequest request) {
    UUID part = partOf(refunds.get(id, buyer), body.partId());
    BankAccount account =
        BankAccount.of(
            Input.required("holder", body.holder()),
            Input.required("account", body.account()),
            Objects.requireNonNullElse(body.bank(), ""));
    return changes.once(
        buyer.accountId(),
        request,
        body,
        200,
        () ->
            Json.refund(
                resolved(resolving.resolve(buyer, part, new Resolution.ToBankAccount(account)))));
  }

  /** A refund with everything that is known of it. */
  @GetMapping("/admin/refunds/{id}")
  RefundInFullJson refund(Actor.Operator operator, @PathVariable UUID id) {
    return inFull(refunds.get(id, operator));
  }

  /** Decides what becomes of a part that is stuck. */
  @PostMapping("/admin/refunds/{id}/resolutions")
  ResponseEntity<String> resolve(
      Actor.Operator operator,
      @PathVariable UUID id,
      @RequestBody ResolutionJson body,
      HttpServletRequest request) {
    UUID part = partOf(refunds.get(id, operator), body.partId());
    Resolution resolution = resolution(body);
    return changes.once(
        operator.accountId(),
        request,
        body,
        200,
        () -> inFull(resolved(resolving.resolve(operator, part, resolution))));
  }

  private static Resolution resolution(ResolutionJson body) {
    String note = Objects.requireNonNullElse(body.note(), "");
    return switch (Input.required("decision", body.decision())) {
      case TRY_AGAIN -> new Resolution.TryAgain();
      case STORE_CREDIT -> new Resolution.ToStoreCredit(note);
      case PAID_BY_HAND -> new Resolution.PaidByHand(note);
    };
  }

  private static UUID partOf(Refund refund, @Nullable UUID partId) {
    UUID wanted = Input.required("partId", partId);
    return refund.parts().stream()
        .map(Part::id)
        .filter(wanted::equals)
        .findFirst()
        .orElseThrow(() -> new InvalidInput("partId", "is not a part of this refund"));
  }

  private static Refund resolved(ResolveOutcome outcome) {
    return switch (outcome) {
      case ResolveOutcome.Resolved done -> done.refund();
      case ResolveOutcome.NotAllowed no -> throw new Refused(no.refusal());
    };
  }

  private RefundInFullJson inFull(Refund refund) {
    Map<UUID, BankAccount> accounts = refunds.bankAccounts(refund.id());
    return new RefundInFullJson(
        refund.id(),
        refund.orderId(),
        refund.status(),
        Json.money(refund.amount()),
        refund.requestedAt(),
        refund.parts().stream().map(part -> inFull(part, accounts.get(part.id()))).toList());
  }

  private static PartInFullJson inFull(Part part, @Nullable BankAccount account) {
    Money amount = part.amount();
    return new PartInFullJson(
        part.id(),
        part.method().name(),
        part.kind(),
        part.status(),
        Json.money(amount),
        part.requestedAt(),
        part.sentAt(),
        part.settledAt(),
        part.expectedFrom(),
        part.expectedBy(),
        part.attempts(),
        part.lastError(),
        part.refused(),
        part.replaces(),
        part.replaced(),
        part.note(),
        account);
  }

  /** What an operator can decide. */
  enum Decision {
    TRY_AGAIN,
    STORE_CREDIT,
    PAID_BY_HAND
  }

  record PartChoiceJson(@Nullable UUID partId) {}

  /**
   * Where a part is to go.
   *
   * @param account an IBAN, or a number that the bank knows; then {@code bank} is required
   */
  record AccountChoiceJson(
      @Nullable UUID partId,
      @Nullable String holder,
      @Nullable String account,
      @Nullable String bank) {

    /** Its content does not stand in logs. */
    @Override
    public String toString() {
      return "a bank account for " + partId;
    }
  }

  record ResolutionJson(
      @Nullable UUID partId, @Nullable Decision decision, @Nullable String note) {}

  record RefundInFullJson(
      UUID id,
      UUID orderId,
      Refund.Status status,
      Json.MoneyJson amount,
      Instant requestedAt,
      List<PartInFullJson> parts) {}

  record PartInFullJson(
      UUID id,
      String method,
      Refund.Kind kind,
      Refund.Status status,
      Json.MoneyJson amount,
      Instant requestedAt,
      @Nullable Instant sentAt,
      @Nullable Instant settledAt,
      LocalDate expectedFrom,
      LocalDate expectedBy,
      int attempts,
      @Nullable String lastError,
      boolean refusedForGood,
      @Nullable UUID replaces,
      boolean replaced,
      @Nullable String note,
      @Nullable BankAccount bankAccount) {}
}
