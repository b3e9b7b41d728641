package dev.unbuy.api;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.standing.AppealConsequence;
import dev.unbuy.standing.AppealOutcome;
import dev.unbuy.standing.Consequence;
import dev.unbuy.standing.Consequence.Appeal;
import dev.unbuy.standing.Consequence.Decision;
import dev.unbuy.standing.Consequences;
import dev.unbuy.standing.DecideAppeal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a low standing leads to, the seller's appeal, and what an agent decides. */
@RestController
@RequestMapping("/api/v1")
class ConsequencesApi {

  private final Consequences consequences;
  private final AppealConsequence appealing;
  private final DecideAppeal deciding;
  private final ChangeRequests changes;

  ConsequencesApi(
      Consequences consequences,
      AppealConsequence appealing,
      DecideAppeal deciding,
      ChangeRequests changes) {
    this.consequences = consequences;
    this.appealing = appealing;
    this.deciding = deciding;
    this.changes = changes;
  }

  /** Those of the seller's shop, the latest first. */
  @GetMapping("/seller/standing/consequences")
  ConsequencesJson ofShop(Actor.Seller seller) {
    return new ConsequencesJson(
        consequences.ofShop(seller.shopId()).stream().map(ConsequencesApi::json).toList());
  }

  @PostMapping("/seller/standing/consequences/{id}/appeal")
  ResponseEntity<String> appeal(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestBody StatementJson body,
      HttpServletRequest request) {
    String statement = Input.text("statement", body.statement(), AppealConsequence.LONGEST);
    return changes.once(
        seller.accountId(),
        request,
        body,
        201,
        () -> done(appealing.appeal(seller, id, statement)));
  }

  /** The queue: what waits, the oldest first; with {@code decided} what was decided. */
  @GetMapping("/admin/appeals")
  Page<ConsequenceJson> queue(
      Actor.Agent agent,
      @RequestParam(defaultValue = "false") boolean decided,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return consequences.appeals(decided, cursor, Input.limit(limit)).map(ConsequencesApi::json);
  }

  @GetMapping("/admin/appeals/{id}")
  ConsequenceJson one(Actor.Agent agent, @PathVariable UUID id) {
    return json(consequences.get(id));
  }

  @PostMapping("/admin/appeals/{id}/decide")
  ResponseEntity<String> decide(
      Actor.Agent agent,
      @PathVariable UUID id,
      @RequestBody DecisionJson body,
      HttpServletRequest request) {
    Decision decision = Input.required("decision", body.decision());
    String because = Input.text("because", body.because(), DecideAppeal.LONGEST);
    Set<UUID> leaveOut = body.leaveOut() == null ? Set.of() : body.leaveOut();
    return changes.once(
        agent.accountId(),
        request,
        body,
        200,
        () -> done(deciding.decide(agent, id, decision, because, leaveOut)));
  }

  private static ConsequenceJson done(AppealOutcome outcome) {
    return switch (outcome) {
      case AppealOutcome.Done done -> json(done.consequence());
      case AppealOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  private static ConsequenceJson json(Consequence one) {
    Appeal appeal = one.appeal();
    Consequence.Verdict verdict = appeal == null ? null : appeal.verdict();
    return new ConsequenceJson(
        one.id(),
        one.shopId(),
        one.shopName(),
        one.standing().name(),
        one.state(),
        one.announcedAt(),
        one.effectiveAt(),
        one.pausesAt(),
        one.searchFactor(),
        one.ordersADay(),
        one.canBeAppealed(),
        appeal == null
            ? null
            : new AppealJson(
                appeal.at(),
                appeal.statement(),
                verdict == null ? null : verdict.at(),
                verdict == null ? null : verdict.decision(),
                verdict == null ? null : verdict.because()));
  }

  record StatementJson(@Nullable String statement) {}

  record DecisionJson(
      @Nullable Decision decision, @Nullable String because, @Nullable Set<UUID> leaveOut) {}

  /** What a seller said, and what was decided of it. */
  record AppealJson(
      Instant at,
      String statement,
      @Nullable Instant decidedAt,
      @Nullable Decision decision,
      @Nullable String because) {}

  /**
   * What a low standing leads to.
   *
   * @param searchFactor what the search leaves of the score
   * @param ordersADay null for as many as come
   */
  record ConsequenceJson(
      UUID id,
      UUID shopId,
      String shopName,
      String standing,
      Consequence.State state,
      Instant announcedAt,
      Instant effectiveAt,
      @Nullable Instant pausesAt,
      double searchFactor,
      @Nullable Integer ordersADay,
      boolean canBeAppealed,
      @Nullable AppealJson appeal) {}

  record ConsequencesJson(List<ConsequenceJson> items) {}
}
