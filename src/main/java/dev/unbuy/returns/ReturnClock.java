package dev.unbuy.returns;

import dev.unbuy.kernel.Actor;
import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.UnitOfWork;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The clock of a return is over: a seller's silence approves and accepts, goods that were never
 * sent stay with the buyer, a refused parcel counts as back by its carrier's proof.
 */
@Component
class ReturnClock implements DeadlineHandler {

  private final MoveReturn moves;
  private final InspectReturn inspections;
  private final CarrierEvents carriers;

  ReturnClock(MoveReturn moves, InspectReturn inspections, CarrierEvents carriers) {
    this.moves = moves;
    this.inspections = inspections;
    this.carriers = carriers;
  }

  @Override
  public String kind() {
    return ReturnWrites.CLOCK;
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    Returns.first(work, subject).ifPresent(this::goOn);
  }

  private void goOn(ReturnAuthorization one) {
    UUID parcel = one.parcel();
    var _ =
        switch (one.status()) {
          case ASKED -> moves.approve(new Actor.Platform(), one.id());
          case APPROVED -> moves.expire(one.id());
          case SENT, RECEIVED ->
              parcel == null ? inspections.accept(one.id()) : carriers.backByProof(parcel);
          case SETTLED, REFUSED, DECLINED, TAKEN_BACK, EXPIRED -> one;
        };
  }
}
