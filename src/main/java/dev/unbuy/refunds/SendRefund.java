package dev.unbuy.refunds;

import dev.unbuy.kernel.Money;
import dev.unbuy.payments.TenderShare;
import dev.unbuy.payments.TenderStatus;
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
import dev.unbuy.refunds.Refund.Kind;
import dev.unbuy.refunds.Refund.Part;
import dev.unbuy.refunds.Refund.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Asks the gateway for each part of a refund, under the part's own key, until it answers. After the
 * last try a part waits for a person, with all that is known.
 */
@Component
class SendRefund implements Effect<RefundRequested> {

  static final int TRIES = 12;
  private static final String PAID_ELSEWHERE =
      "imported: no gateway here knows this payment; pay it back where it was paid";
  private static final String PARTS =
      Refunds.ROWS + " WHERE r.id = ? AND p.status = 'REQUESTED' ORDER BY p.id";

  private final Transactions transactions;
  private final PaymentGateway gateway;
  private final RefundProgress progress;

  SendRefund(Transactions transactions, PaymentGateway gateway, RefundProgress progress) {
    this.transactions = transactions;
    this.gateway = gateway;
    this.progress = progress;
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
    List<Todo> todo = read(event);
    List<String> unanswered = new ArrayList<>();
    for (Todo one : todo) {
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
          var parts = work.ask(Query.of(PARTS, Refunds::row, event.subject()));
          var shares = work.ask(TenderShare.ofOrder(event.orderId()));
          return parts.rows().stream()
              .map(row -> new Todo(row.part(), shareOf(row.part(), shares.rows())))
              .toList();
        });
  }

  /** Whether the gateway has given an answer that settles what to do next. */
  private boolean send(Todo todo) {
    Part part = todo.part();
    TenderShare share = todo.share();
    if (share.tenderStatus() == TenderStatus.DECLINED) {
      transactions.execute(work -> progress.succeeded(work, part.id(), null));
      return true;
    }
    if (share.isPaidElsewhere()) {
      transactions.execute(work -> progress.needsAttention(work, part.id(), PAID_ELSEWHERE));
      return true;
    }
    if (share.gatewayRef() == null || waitsForItsCapture(part, share)) {
      return false;
    }
    MoveAnswer answer = ask(part, share.gatewayRef());
    transactions.execute(
        work -> {
          switch (answer) {
            case Done done -> progress.succeeded(work, part.id(), done.reference());
            case Accepted accepted -> progress.sent(work, part.id(), accepted.reference());
            case Refused no ->
                progress.needsAttention(work, part.id(), no.code() + ": " + no.why());
            case Unknown unknown when part.attempts() + 1 >= TRIES ->
                progress.needsAttention(work, part.id(), "no answer: " + unknown.why());
            case Unknown unknown -> progress.unanswered(work, part.id(), unknown.why());
          }
        });
    return !(answer instanceof Unknown) || part.attempts() + 1 >= TRIES;
  }

  private MoveAnswer ask(Part part, String authorization) {
    String key = part.id().toString();
    Money amount = part.amount();
    return part.kind() == Kind.VOID
        ? gateway.cancelAuthorized(key, authorization, amount)
        : gateway.refund(key, authorization, amount);
  }

  private static boolean waitsForItsCapture(Part part, TenderShare share) {
    return part.kind() == Kind.REFUND && share.captured() == 0;
  }

  private static TenderShare shareOf(Part part, List<TenderShare> shares) {
    return Objects.requireNonNull(
        shares.stream().filter(share -> share.id().equals(part.shareId())).findFirst().orElse(null),
        "a part without its share");
  }

  private record Todo(Part part, TenderShare share) {
    Todo {
      if (part.status() != Status.REQUESTED) {
        throw new IllegalArgumentException("already " + part.status());
      }
    }
  }
}
