package dev.unbuy.races;

import static dev.unbuy.testing.Race.Winner.FIRST;
import static dev.unbuy.testing.Race.Winner.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.orders.FulfillOrder;
import dev.unbuy.orders.FulfillmentOutcome;
import dev.unbuy.refunds.RefundTo;
import dev.unbuy.returns.AskReturn;
import dev.unbuy.returns.AskReturnCommand;
import dev.unbuy.returns.Dispute.Settlement;
import dev.unbuy.returns.DisputeOutcome;
import dev.unbuy.returns.InspectReturn;
import dev.unbuy.returns.MoveReturn;
import dev.unbuy.returns.OpenDispute;
import dev.unbuy.returns.OpenDisputeCommand;
import dev.unbuy.returns.ReturnAuthorization;
import dev.unbuy.returns.ReturnOutcome;
import dev.unbuy.returns.ReturnStatus;
import dev.unbuy.returns.rules.DisputeKind;
import dev.unbuy.returns.rules.Inspection;
import dev.unbuy.returns.rules.Relief;
import dev.unbuy.returns.rules.ReturnReason;
import dev.unbuy.testing.Alone;
import dev.unbuy.testing.AtOnce;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Purchases;
import dev.unbuy.testing.Purchases.Bought;
import dev.unbuy.testing.Race;
import dev.unbuy.testing.Race.Winner;
import dev.unbuy.testing.UnbuyTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A buyer asks to send something back and disputes it in the same moment; a seller inspects what
 * came back when the time for it runs out. One of two decides.
 */
@UnbuyTest
@Alone
class ReturnAgainstDisputeIT {

  private static final int ROUNDS = 200;
  private static final String CLOCK = "return.clock";

  @Autowired private Purchases purchases;
  @Autowired private FulfillOrder fulfillment;
  @Autowired private AskReturn asking;
  @Autowired private MoveReturn moves;
  @Autowired private InspectReturn inspections;
  @Autowired private OpenDispute opening;
  @Autowired private DueDates dueDates;
  @Autowired private Books books;

  @Test
  void eitherItIsSentBackOrArguedAbout() {
    List<Bought> orders = purchases.buy(ROUNDS, 1);
    var _ = AtOnce.map(orders, this::deliver);

    Race.run(
        ROUNDS,
        round -> giveBack(orders.get(round)),
        round -> dispute(orders.get(round)),
        (round, returned, disputed) -> theOnlyWinner(returned, disputed),
        rounds -> books.areRight(rounds.mapToObj(orders::get).map(Bought::id)));
  }

  @Test
  void whatCameBackIsInspectedOnce() {
    List<Bought> orders = purchases.buy(ROUNDS, 1);
    List<UUID> sent = AtOnce.map(orders, this::sendBack);

    Race.run(
        ROUNDS,
        round -> inspect(orders.get(round), sent.get(round)),
        round -> dueDates.fire(CLOCK, sent.get(round)),
        (round, inspected, fired) -> whoWasFirst(inspected),
        rounds -> books.areRight(rounds.mapToObj(orders::get).map(Bought::id)));

    dueDates.areGone(CLOCK, sent);
  }

  private static Winner theOnlyWinner(ReturnOutcome returned, DisputeOutcome disputed) {
    return switch (returned) {
      case ReturnOutcome.Done _ -> {
        assertThat(ruleOf(disputed)).isEqualTo("RETURN_IS_OPEN");
        yield FIRST;
      }
      case ReturnOutcome.Refused refused -> {
        assertThat(refused.refusal().rule()).isEqualTo("DISPUTE_IS_OPEN");
        assertThat(disputed).isInstanceOf(DisputeOutcome.Done.class);
        yield SECOND;
      }
    };
  }

  private static String ruleOf(DisputeOutcome disputed) {
    return switch (disputed) {
      case DisputeOutcome.Refused refused -> refused.refusal().rule();
      case DisputeOutcome.Done _ -> throw new AssertionError("both ways at once");
    };
  }

  /** Seen too late, it was accepted in full by silence. */
  private static Winner whoWasFirst(ReturnOutcome inspected) {
    return switch (inspected) {
      case ReturnOutcome.Done done -> {
        assertThat(done.authorization().status()).isEqualTo(ReturnStatus.REFUSED);
        yield FIRST;
      }
      case ReturnOutcome.Refused refused -> {
        assertThat(refused.refusal().state()).isEqualTo("SETTLED");
        yield SECOND;
      }
    };
  }

  private ReturnOutcome giveBack(Bought order) {
    return asking.ask(
        new AskReturnCommand(
            order.buyer(),
            order.id(),
            ReturnReason.CHANGE_OF_MIND,
            null,
            List.of(),
            RefundTo.ORIGINAL));
  }

  private DisputeOutcome dispute(Bought order) {
    return opening.open(
        new OpenDisputeCommand(
            order.buyer(),
            order.id(),
            DisputeKind.DAMAGED,
            "broken",
            new Settlement(Relief.REFUND, null),
            List.of()));
  }

  private ReturnOutcome inspect(Bought order, UUID id) {
    return inspections.inspect(
        order.seller(),
        id,
        new InspectReturn.Result(Inspection.REFUSED, null, "another mug", null));
  }

  private UUID sendBack(Bought order) {
    deliver(order);
    ReturnAuthorization asked = done(giveBack(order));
    if (asked.status() == ReturnStatus.ASKED) {
      asked = done(moves.approve(order.seller(), asked.id()));
    }
    return done(moves.send(order.buyer(), asked.id(), "UPS", "1Z")).id();
  }

  private UUID deliver(Bought order) {
    UUID parcel = parcelOf(fulfillment.prepare(order.seller(), order.id(), List.of()));
    UUID shipped = parcelOf(fulfillment.ship(order.seller(), parcel, "DHL", "00340"));
    return parcelOf(fulfillment.deliver(order.seller(), shipped));
  }

  private static ReturnAuthorization done(ReturnOutcome outcome) {
    return switch (outcome) {
      case ReturnOutcome.Done done -> done.authorization();
      case ReturnOutcome.Refused refused -> throw new AssertionError(refused.toString());
    };
  }

  private static UUID parcelOf(FulfillmentOutcome outcome) {
    return switch (outcome) {
      case FulfillmentOutcome.Done done -> done.fulfillmentId();
      case FulfillmentOutcome.NotAllowed no -> throw new AssertionError(no.toString());
    };
  }
}
