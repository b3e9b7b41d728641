package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.changes.Change;
import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.changes.ChangeDecided;
import dev.unbuy.changes.Changes;
import dev.unbuy.changes.rules.Wish.Proposal;
import dev.unbuy.kernel.Actor;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * A buyer did not take what was proposed in place of units that are not there: they are canceled as
 * if the seller had done so to begin with, with all that is due for them.
 */
@Component
class CancelWhatIsMissing implements Projection<ChangeDecided> {

  private final Changes changes;
  private final CancelOrder cancelOrder;
  private final InstantSource clock;

  CancelWhatIsMissing(Changes changes, CancelOrder cancelOrder, InstantSource clock) {
    this.changes = changes;
    this.cancelOrder = cancelOrder;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "cancellations.what-is-missing";
  }

  @Override
  public Class<ChangeDecided> event() {
    return ChangeDecided.class;
  }

  @Override
  public boolean concerns(ChangeDecided event) {
    return event.status() == ChangeStatus.NOT_TAKEN;
  }

  @Override
  public void apply(ChangeDecided event, UnitOfWork work) {
    Change change = work.ask(changes.byId(event.subject())).first().orElseThrow();
    Proposal proposal = Objects.requireNonNull(change.wish().proposal());
    Actor.Seller seller = new Actor.Seller(proposal.by(), event.shopId());
    LockedOrder locked = cancelOrder.read(work, event.orderId(), seller);
    int left =
        locked.lines().stream()
            .filter(line -> line.id().equals(proposal.missing().lineId()))
            .mapToInt(OrderLine::fulfillable)
            .sum();
    int missing = Math.min(left, proposal.missing().quantity());
    if (missing > 0) {
      UnitsOfLine units = new UnitsOfLine(proposal.missing().lineId(), missing);
      var _ =
          cancelOrder.cancel(
              work,
              new CancelOrderCommand(
                  seller, event.orderId(), Reason.OUT_OF_STOCK, null, List.of(units)),
              locked,
              clock.instant());
    }
  }
}
