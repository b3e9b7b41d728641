package dev.unbuy.cancellations;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Transactions;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads cancellations with all that speaks for and against a fault: two round trips. */
@Component
public class CancellationFiles {

  private final Transactions transactions;
  private final Cancellations cancellations;
  private final Contests contests;
  private final OrderOverviews orders;
  private final ContestFault contesting;

  CancellationFiles(
      Transactions transactions,
      Cancellations cancellations,
      Contests contests,
      OrderOverviews orders,
      ContestFault contesting) {
    this.transactions = transactions;
    this.cancellations = cancellations;
    this.contests = contests;
    this.orders = orders;
    this.contesting = contesting;
  }

  /**
   * One of them.
   *
   * @throws NotFound when there is none that this actor may know of
   */
  public CancellationFile get(UUID id, Actor actor) {
    return transactions.read(
        work -> {
          var reasons = work.ask(ReasonSaid.of(id));
          var notes = work.ask(WriteNote.of(id));
          var disputes = work.ask(contests.ofCancellation(id));
          UUID orderId = cancellations.orderOf(work, id, actor);
          OrderOverview overview = orders.get(actor, orderId);
          Cancellation about =
              overview.cancellations().stream()
                  .filter(one -> one.id().equals(id))
                  .findFirst()
                  .orElseThrow(() -> new NotFound("cancellation"));
          return new CancellationFile(
              about,
              overview,
              reasons.rows(),
              notes.rows(),
              disputes.rows(),
              contesting.isPossible(actor, about, disputes.rows()));
        });
  }
}
