package dev.unbuy.api;

import dev.unbuy.cancellations.CancellationFile;
import dev.unbuy.cancellations.CancellationFiles;
import dev.unbuy.cancellations.CancellationNote;
import dev.unbuy.cancellations.ChangeReason;
import dev.unbuy.cancellations.Contest;
import dev.unbuy.cancellations.ContestFault;
import dev.unbuy.cancellations.ContestOutcome;
import dev.unbuy.cancellations.Contests;
import dev.unbuy.cancellations.DecideContest;
import dev.unbuy.cancellations.EndangeredOrders;
import dev.unbuy.cancellations.WriteNote;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.orders.SellerOrders.Waiting;
import dev.unbuy.standing.OrderEffect;
import dev.unbuy.standing.Standings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
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

/** Whose fault a cancellation was: notes, another reason, contests and what agents decide. */
@RestController
@RequestMapping("/api/v1")
class ContestsApi {

  private final CancellationFiles files;
  private final ContestFault contesting;
  private final ChangeReason reasons;
  private final WriteNote notes;
  private final Contests contests;
  private final DecideContest deciding;
  private final Standings standings;
  private final EndangeredOrders endangered;
  private final ChangeRequests changes;
  private final Words words;

  ContestsApi(
      CancellationFiles files,
      ContestFault contesting,
      ChangeReason reasons,
      WriteNote notes,
      Contests contests,
      DecideContest deciding,
      Standings standings,
      EndangeredOrders endangered,
      ChangeRequests changes,
      Words words) {
    this.files = files;
    this.contesting = contesting;
    this.reasons = reasons;
    this.notes = notes;
    this.contests = contests;
    this.deciding = deciding;
    this.standings = standings;
    this.endangered = endangered;
    this.changes = changes;
    this.words = words;
  }

  /** All that speaks for and against a fault. */
  @GetMapping("/cancellations/{id}/file")
  FileJson file(Actor.Buyer buyer, @PathVariable UUID id) {
    return json(files.get(id, buyer), null, List.of());
  }

  @PostMapping("/cancellations/{id}/contest")
  ResponseEntity<String> contest(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestBody StatementJson body,
      HttpServletRequest request) {
    String statement = statement(body);
    return changes.once(
        buyer.accountId(),
        request,
        body,
        201,
        () -> done(contesting.contest(buyer, id, statement)));
  }

  @PostMapping("/cancellations/{id}/notes")
  ResponseEntity<String> note(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestBody TextJson body,
      HttpServletRequest request) {
    String text = Input.text("text", body.text(), WriteNote.LONGEST);
    return changes.once(buyer.accountId(), request, body, 201, () -> notes.write(buyer, id, text));
  }

  /** Gives another reason; the first is kept. */
  @PostMapping("/cancellations/{id}/reason")
  ResponseEntity<String> reason(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestBody ReasonJson body,
      HttpServletRequest request) {
    Reason reason = Input.required("reason", body.reason());
    String note = Input.text("note", body.note());
    return changes.once(
        buyer.accountId(),
        request,
        body,
        200,
        () ->
            words.cancellation(
                BuyerOrdersApi.cancellationOf(reasons.change(buyer, id, reason, note))));
  }

  /** The same as its seller sees it, with what its order does to the score. */
  @GetMapping("/seller/cancellations/{id}")
  FileJson file(Actor.Seller seller, @PathVariable UUID id) {
    CancellationFile file = files.get(id, seller);
    return json(
        file,
        standings
            .effectOf(seller.shopId(), file.cancellation().orderId())
            .map(ContestsApi::effect)
            .orElse(null),
        endangered.by(seller, file));
  }

  @PostMapping("/seller/cancellations/{id}/contest")
  ResponseEntity<String> contest(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestBody StatementJson body,
      HttpServletRequest request) {
    String statement = statement(body);
    return changes.once(
        seller.accountId(),
        request,
        body,
        201,
        () -> done(contesting.contest(seller, id, statement)));
  }

  @PostMapping("/seller/cancellations/{id}/notes")
  ResponseEntity<String> note(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestBody TextJson body,
      HttpServletRequest request) {
    String text = Input.text("text", body.text(), WriteNote.LONGEST);
    return changes.once(
        seller.accountId(), request, body, 201, () -> notes.write(seller, id, text));
  }

  /** The queue: what waits, the oldest first; with {@code decided} what was decided. */
  @GetMapping("/admin/contests")
  Page<ContestJson> queue(
      Actor.Agent agent,
      @RequestParam(defaultValue = "false") boolean decided,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return contests.queue(decided, cursor, Input.limit(limit)).map(this::json);
  }

  /** A contest with both sides' evidence. */
  @GetMapping("/admin/contests/{id}")
  FileJson one(Actor.Agent agent, @PathVariable UUID id) {
    return json(files.get(contests.get(id).cancellationId(), agent), null, List.of());
  }

  @PostMapping("/admin/contests/{id}/decide")
  ResponseEntity<String> decide(
      Actor.Agent agent,
      @PathVariable UUID id,
      @RequestBody DecisionJson body,
      HttpServletRequest request) {
    Fault fault = Input.required("fault", body.fault());
    String because = Input.text("because", body.because(), DecideContest.LONGEST);
    return changes.once(
        agent.accountId(),
        request,
        body,
        200,
        () -> done(deciding.decide(agent, id, fault, because)));
  }

  private static String statement(StatementJson body) {
    return Input.text("statement", body.statement(), ContestFault.LONGEST);
  }

  private ContestJson done(ContestOutcome outcome) {
    return switch (outcome) {
      case ContestOutcome.Raised raised -> json(raised.contest());
      case ContestOutcome.Decided decided -> json(decided.contest());
      case ContestOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  private ContestJson json(Contest one) {
    Contest.Verdict verdict = one.verdict();
    return new ContestJson(
        one.id(),
        one.cancellationId(),
        one.orderId(),
        one.number(),
        one.cause(),
        one.raisedAt(),
        one.statement(),
        one.before().fault(),
        words.because(one.before()),
        verdict == null ? null : new VerdictJson(verdict.at(), verdict.fault(), verdict.because()));
  }

  private FileJson json(
      CancellationFile file, @Nullable EffectJson effect, List<Waiting> inDanger) {
    return new FileJson(
        words.cancellation(file.cancellation()),
        file.pressed(),
        file.contestable(),
        file.reasons().stream()
            .map(
                one ->
                    new SaidJson(
                        one.at(),
                        one.author(),
                        one.reason(),
                        one.note(),
                        one.fault(),
                        one.pressed()))
            .toList(),
        file.notes(),
        file.contests().stream().map(this::json).toList(),
        effect,
        inDanger);
  }

  private static EffectJson effect(OrderEffect effect) {
    return new EffectJson(
        effect.points(), effect.counts().sellerFault() > 0, effect.counts().defects() > 0);
  }

  record StatementJson(@Nullable String statement) {}

  record TextJson(@Nullable String text) {}

  record ReasonJson(@Nullable Reason reason, @Nullable String note) {}

  record DecisionJson(@Nullable Fault fault, @Nullable String because) {}

  record VerdictJson(Instant at, Fault fault, String because) {}

  /**
   * A contest.
   *
   * @param verdict what an agent decided, or null while it waits
   */
  record ContestJson(
      UUID id,
      UUID cancellationId,
      UUID orderId,
      String number,
      Contest.Cause cause,
      Instant raisedAt,
      String statement,
      Fault faultBefore,
      String faultBeforeBecause,
      @Nullable VerdictJson verdict) {}

  record SaidJson(
      Instant at,
      String author,
      Reason reason,
      @Nullable String note,
      @Nullable Fault fault,
      boolean pressed) {}

  /**
   * What the order does to its shop's record.
   *
   * @param points by how much the score of 100 is higher for it; negative where it costs
   */
  record EffectJson(double points, boolean countsAsCanceled, boolean countsAsDefect) {}

  /**
   * All about a cancellation.
   *
   * @param pressed whether the reason was changed after the seller had written
   * @param contestable whether who asks may contest it now
   * @param endangered the shop's other orders of what is out of stock
   */
  record FileJson(
      Json.CancellationJson cancellation,
      boolean pressed,
      boolean contestable,
      List<SaidJson> reasons,
      List<CancellationNote> notes,
      List<ContestJson> contests,
      @Nullable EffectJson effect,
      List<Waiting> endangered) {}
}
