package dev.unbuy.refunds;

import dev.unbuy.kernel.Money;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.payments.gateway.AuthorizationLook;
import dev.unbuy.payments.gateway.AuthorizationLook.Seen;
import dev.unbuy.payments.gateway.MoveAnswer;
import dev.unbuy.payments.gateway.MoveAnswer.Accepted;
import dev.unbuy.payments.gateway.MoveAnswer.Done;
import dev.unbuy.payments.gateway.MoveAnswer.Refused;
import dev.unbuy.payments.gateway.MoveAnswer.Unknown;
import dev.unbuy.payments.gateway.PaymentGateway;
import dev.unbuy.platform.Effect;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.TryAgain;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.refunds.Refund.Kind;
import dev.unbuy.refunds.Refund.Part;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Asks the gateway for each part of a refund, under the part's own key, until it answers. After the
 * last try a part waits for a person, with all that is known.
 *
 * <p>Whether money is given up or sent back is planned while the order is locked; the gateway, to
 * which each instruction is put, has the last word at that moment. To a no belongs a look at the
 * authorization, and from both follows what is done instead.
 *
 * <p>That sending begins is committed before the gateway hears of it: what revokes a refund holds
 * the same row, so that either nothing was sent or nothing is revoked. A refund that is still held
 * is left alone; the event that was published with it comes when the hold is over.
 */
@Component
class SendRefund implements Effect<RefundRequested> {

  static final int TRIES = 12;
  private static final String PAID_ELSEWHERE =
      "imported: no gateway here knows this payment; pay it back where it was paid";
  private static final String BEGUN =
      """
      UPDATE refunds.refunds SET sending_at = ?
      WHERE id = ? AND sending_at IS NULL AND (held_until IS NULL OR held_until <= ?)\
      """;
  private static final String PARTS =
      Refunds.ROWS
          + """
           WHERE r.id = ? AND r.sending_at IS NOT NULL AND p.status = 'REQUESTED' ORDER BY p.id\
          """;

  private final Transactions transactions;
  private final PaymentGateway gateway;
  private final RefundProgress progress;
  private final InstantSource clock;

  SendRefund(
      Transactions transactions,
      PaymentGateway gateway,
      RefundProgress progress,
      InstantSource clock) {
    this.transactions = transactions;
    this.gateway = gateway;
    this.progress = progress;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "refunds.send";
  }

  @Override
  public Class<RefundRequested> event() {
    return RefundRequested.class;
  }

  @Override
  public void perform(RefundRequested event) {
    List<String> unanswered = new ArrayList<>();
    for (Todo one : read(event)) {
      if (!send(one)) {
        unanswered.add(one.part().id().toString());
      }
    }
    if (!unanswered.isEmpty()) {
      throw new TryAgain("no answer yet for " + unanswered);
    }
  }

  private List<Todo> read(RefundRequested event) {
    return transactions.run(
        work -> {
          Instant now = clock.instant();
          work.plan(Write.any(BEGUN, now, event.subject(), now));
          var parts = work.ask(Query.of(PARTS, Refunds::row, event.subject()));
          var shares = work.ask(TenderShare.ofOrder(event.orderId()));
          return parts.rows().stream()
              .map(row -> new Todo(row.part(), shareOf(row.part(), shares.rows())))
              .toList();
        });
  }

  /** Whether nothing is to be asked again: there is an answer, or something else brings it on. */
  private boolean send(Todo todo) {
    Part part = todo.part();
    TenderShare share = todo.share();
    if (share.isGone()) {
      write(work -> progress.nothingLeftToDo(work, part.id(), "never taken"));
      return true;
    }
    if (part.kind() == Kind.STORE_CREDIT) {
      return share.captured() == 0 || write(work -> progress.succeeded(work, part.id(), null));
    }
    if (share.isPaidElsewhere()) {
      write(work -> progress.paidElsewhere(work, part.id(), PAID_ELSEWHERE));
      return true;
    }
    if (waitsForItsCapture(part, share)) {
      return true;
    }
    return share.gatewayRef() != null && ask(part, share.gatewayRef());
  }

  private boolean ask(Part part, String authorization) {
    boolean last = part.attempts() + 1 >= TRIES;
    return switch (instruct(part, authorization)) {
      case Done done -> write(work -> progress.succeeded(work, part.id(), done.reference()));
      case Accepted accepted when part.kind() == Kind.VOID ->
          !write(
              work -> progress.unanswered(work, part.id(), "on its way: " + accepted.reference()));
      case Accepted accepted -> write(work -> progress.sent(work, part.id(), accepted.reference()));
      case Refused no -> refused(part, authorization, no);
      case Unknown unknown when last ->
          write(work -> progress.neverAnswered(work, part.id(), unknown.why()));
      case Unknown unknown -> !write(work -> progress.unanswered(work, part.id(), unknown.why()));
    };
  }

  private boolean refused(Part part, String authorization, Refused no) {
    return switch (gateway.look(authorization)) {
      case Seen seen -> write(work -> progress.refused(work, part.id(), no, seen));
      case AuthorizationLook.Unknown unknown ->
          !write(work -> progress.unanswered(work, part.id(), unknown.why()));
    };
  }

  private boolean write(Consumer<UnitOfWork> work) {
    transactions.execute(work);
    return true;
  }

  private MoveAnswer instruct(Part part, String authorization) {
    String key = part.id().toString();
    Money amount = part.amount();
    return part.kind() == Kind.VOID
        ? gateway.cancelAuthorized(key, authorization, amount)
        : gateway.refund(key, authorization, amount);
  }

  /** What is taken, or lost, later on is told by an event of its own. */
  private static boolean waitsForItsCapture(Part part, TenderShare share) {
    return part.kind() == Kind.REFUND && share.captured() == 0;
  }

  private static TenderShare shareOf(Part part, List<TenderShare> shares) {
    return Objects.requireNonNull(
        shares.stream().filter(share -> share.id().equals(part.shareId())).findFirst().orElse(null),
        "a part without its share");
  }

  private record Todo(Part part, TenderShare share) {}
}
