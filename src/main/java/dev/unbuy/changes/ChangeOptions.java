package dev.unbuy.changes;

import dev.unbuy.changes.ChangeDecisions.Decided;
import dev.unbuy.changes.rules.Restated;
import dev.unbuy.changes.rules.WhoMayChange.Outcome;
import dev.unbuy.changes.rules.Wish;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.WorkingDays;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderLines;
import dev.unbuy.platform.Transactions;
import dev.unbuy.refunds.OweRefund;
import dev.unbuy.refunds.Refund.Part;
import dev.unbuy.refunds.RefundTo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What would happen if a buyer changed an order now: the same decision, with nothing done. */
@Component
public class ChangeOptions {

  private static final int SHORT = 12;

  private final Transactions transactions;
  private final Changes changes;
  private final ChangeDecisions decisions;
  private final OweRefund refunds;
  private final InstantSource clock;

  ChangeOptions(
      Transactions transactions,
      Changes changes,
      ChangeDecisions decisions,
      OweRefund refunds,
      InstantSource clock) {
    this.transactions = transactions;
    this.changes = changes;
    this.decisions = decisions;
    this.refunds = refunds;
    this.clock = clock;
  }

  /**
   * Previews.
   *
   * @throws NotFound when there is no such order of this buyer
   * @throws InvalidInput when it cannot be wished for so
   */
  public ChangePreview preview(ChangeOrderCommand command) {
    return transactions.read(
        work -> {
          decisions.ask(work);
          LockedChange facts = changes.look(work, command.orderId(), command.buyer());
          Instant now = clock.instant();
          return preview(facts, decisions.decide(work, facts, command, false, now), now);
        });
  }

  ChangePreview preview(LockedChange facts, Decided decided, Instant now) {
    Order before = facts.order();
    Restated restated = decided.after();
    long difference = restated == null ? 0 : restated.difference();
    Order after = restated == null ? before : restated.order();
    List<OrderLine> lines = restated == null ? facts.lines() : lines(facts.lines(), restated);
    Wish wish = decided.wish();
    return new ChangePreview(
        decided.verdict().outcome(),
        decided.verdict().rule(),
        decided.verdict().outcome() == Outcome.ASKED ? decided.waitsUntil() : null,
        before,
        after,
        lines,
        wish,
        before.money(difference),
        before.money(decided.toPay()),
        parts(facts, decided, difference, now),
        wish.address() == null ? before.shipTo() : wish.address(),
        day(before, wish, true),
        day(before, wish, false),
        seen(decided, after));
  }

  private List<Part> parts(LockedChange facts, Decided decided, long difference, Instant now) {
    long back = decided.wish().paidAnew() ? facts.paid() : Math.max(0, -difference);
    return decided.after() == null || back == 0
        ? List.of()
        : refunds.plan(facts.order(), facts.shares(), back, RefundTo.ORIGINAL, now).parts();
  }

  private static List<OrderLine> lines(List<OrderLine> before, Restated restated) {
    Map<UUID, OrderLine> changed = OrderLines.byId(restated.changed());
    return Stream.concat(
            before.stream().map(line -> changed.getOrDefault(line.id(), line)),
            restated.added().stream())
        .toList();
  }

  private static LocalDate day(Order order, Wish wish, boolean first) {
    if (wish.faster() != null) {
      return first ? wish.faster().from() : wish.faster().to();
    }
    if (wish.abroad() == null) {
      return first ? order.deliveryFrom() : order.deliveryTo();
    }
    return WorkingDays.plus(
        ships(order), first ? wish.abroad().transitMin() : wish.abroad().transitMax());
  }

  /** The last day on which it ships in time. */
  static LocalDate ships(Order order) {
    return order.shipBy().atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
  }

  private static String seen(Decided decided, Order after) {
    String all =
        "%s %s %s %d %d"
            .formatted(
                decided.verdict(), decided.wish(), after.status(), after.total(), decided.toPay());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, SHORT);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
