package dev.unbuy.api;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.api.ConversationsApi.ConversationJson;
import dev.unbuy.api.ConversationsApi.ListedJson;
import dev.unbuy.cancellations.CancelOrder;
import dev.unbuy.cancellations.CancelOrderCommand;
import dev.unbuy.cancellations.CancelOutcome;
import dev.unbuy.cancellations.Cancellation;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.conversations.ActOnBehalf;
import dev.unbuy.conversations.Conversations;
import dev.unbuy.conversations.Desk;
import dev.unbuy.conversations.Desk.Shelf;
import dev.unbuy.conversations.SupportFigures;
import dev.unbuy.conversations.SupportReport;
import dev.unbuy.conversations.WriteMessage;
import dev.unbuy.conversations.Writer;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Page;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.refunds.RefundTo;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
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

/** The agents' desk. */
@RestController
@RequestMapping("/api/v1")
class AgentDeskApi {

  private static final String TALKS = "/agent/conversations";

  private final Desk desk;
  private final Conversations conversations;
  private final WriteMessage writing;
  private final ActOnBehalf behalf;
  private final CancelOrder canceling;
  private final SupportReport report;
  private final Accounts accounts;
  private final ChangeRequests changes;

  AgentDeskApi(
      Desk desk,
      Conversations conversations,
      WriteMessage writing,
      ActOnBehalf behalf,
      CancelOrder canceling,
      SupportReport report,
      Accounts accounts,
      ChangeRequests changes) {
    this.desk = desk;
    this.conversations = conversations;
    this.writing = writing;
    this.behalf = behalf;
    this.canceling = canceling;
    this.report = report;
    this.accounts = accounts;
    this.changes = changes;
  }

  /** The queue: what waits, the oldest promise first; one's own; what was closed. */
  @GetMapping(TALKS)
  Page<ListedJson> list(
      Account account,
      Actor.Agent agent,
      @RequestParam(defaultValue = "WAITING") Shelf shelf,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return desk.list(Writer.agent(account), shelf, cursor, Input.limit(limit))
        .map(
            one ->
                new ListedJson(
                    ConversationJson.of(one.conversation()), one.unread(), one.latest()));
  }

  /** Takes what waits longest; {@code id} is null where nothing waits for nobody. */
  @PostMapping(TALKS + "/next")
  ResponseEntity<String> next(Account account, Actor.Agent agent, HttpServletRequest request) {
    return changes.once(
        account.id(),
        request,
        null,
        200,
        () -> new TakenJson(desk.takeNext(Writer.agent(account)).orElse(null)));
  }

  @PostMapping(TALKS + "/{id}/take")
  ResponseEntity<String> take(
      Account account, Actor.Agent agent, @PathVariable UUID id, HttpServletRequest request) {
    return changes.once(
        account.id(),
        request,
        null,
        200,
        () -> unless(desk.take(Writer.agent(account), id), account, id));
  }

  @PostMapping(TALKS + "/{id}/hand-over")
  ResponseEntity<String> handOver(
      Account account,
      Actor.Agent agent,
      @PathVariable UUID id,
      @RequestBody HandOverJson body,
      HttpServletRequest request) {
    String why = Input.text("text", body.text(), WriteMessage.LONGEST);
    UUID to = body.to();
    Writer colleague =
        to == null
            ? null
            : accounts
                .find(to)
                .filter(one -> one.roles().contains(dev.unbuy.accounts.Role.AGENT))
                .map(Writer::agent)
                .orElseThrow(() -> new InvalidInput("to", "is not an agent"));
    return changes.once(
        account.id(),
        request,
        body,
        200,
        () -> unless(desk.handOver(Writer.agent(account), id, colleague, why), account, id));
  }

  @PostMapping(TALKS + "/{id}/close")
  ResponseEntity<String> close(
      Account account, Actor.Agent agent, @PathVariable UUID id, HttpServletRequest request) {
    return changes.once(
        account.id(),
        request,
        null,
        200,
        () -> unless(desk.close(Writer.agent(account), id), account, id));
  }

  @PostMapping(TALKS + "/{id}/notes")
  ResponseEntity<String> note(
      Account account,
      Actor.Agent agent,
      @PathVariable UUID id,
      @RequestBody ConversationsApi.TextJson body,
      HttpServletRequest request) {
    String text = Input.text("text", body.text(), WriteMessage.LONGEST);
    return changes.once(
        account.id(),
        request,
        body,
        201,
        () -> ConversationsApi.done(writing.note(Writer.agent(account), id, text)));
  }

  /** Cancels for the buyer, with the buyer's rules; both names are kept. */
  @PostMapping(TALKS + "/{id}/cancellations")
  ResponseEntity<String> cancel(
      Account account,
      Actor.Agent agent,
      @PathVariable UUID id,
      @RequestBody CancelJson body,
      HttpServletRequest request) {
    Reason reason = Input.required("reason", body.reason());
    return changes.once(
        account.id(),
        request,
        body,
        201,
        () ->
            behalf.act(
                Writer.agent(account),
                id,
                "cancel",
                one ->
                    CanceledJson.of(
                        done(
                            canceling.cancel(
                                new CancelOrderCommand(
                                    one.buyer(),
                                    one.orderId(),
                                    reason,
                                    body.note(),
                                    List.of(),
                                    RefundTo.ORIGINAL))))));
  }

  /** How it was, from who asked; while it is closed. */
  @PostMapping("/conversations/{id}/stars")
  ResponseEntity<String> rate(
      Account account,
      @PathVariable UUID id,
      @RequestBody StarsJson body,
      HttpServletRequest request) {
    List<Writer> who = ConversationsApi.who(account);
    int stars = Input.required("stars", body.stars());
    return changes.once(
        account.id(),
        request,
        body,
        200,
        () -> {
          desk.rate(who, id, stars)
              .ifPresent(
                  refusal -> {
                    throw new Refused(refusal);
                  });
          return body;
        });
  }

  /** How support does. */
  @GetMapping("/admin/support")
  SupportFigures figures(@RequestParam(defaultValue = "30") int days) {
    return report.ofDays(days);
  }

  private ConversationJson unless(Optional<Refusal> refusal, Account account, UUID id) {
    refusal.ifPresent(
        one -> {
          throw new Refused(one);
        });
    return ConversationJson.of(
        conversations.get(List.of(Writer.agent(account)), id, 1).conversation());
  }

  private static Cancellation done(CancelOutcome outcome) {
    return switch (outcome) {
      case CancelOutcome.Settled settled -> settled.cancellation();
      case CancelOutcome.Asked asked -> asked.cancellation();
      case CancelOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  record TakenJson(@Nullable UUID id) {}

  record HandOverJson(@Nullable UUID to, @Nullable String text) {}

  record CancelJson(@Nullable Reason reason, @Nullable String note) {}

  record StarsJson(@Nullable Integer stars) {}

  record CanceledJson(UUID id, String status) {
    static CanceledJson of(Cancellation one) {
      return new CanceledJson(one.id(), one.status().name());
    }
  }
}
