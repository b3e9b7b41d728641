package dev.unbuy.imports.past;

import dev.unbuy.imports.copy.CopySession;
import dev.unbuy.orders.OrderDeadlines;
import dev.unbuy.policies.PolicyNumbers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes past purchases as living ones would have left them: orders with their lines, parcels and
 * timeline; tenders, captures, refunds and the ledger; cancellations and ratings.
 *
 * <p>Deadlines are set only where they lie ahead. One that had passed before the import is not: so
 * nothing is decided by the mere fact of an import, and people may still decide it.
 */
public final class PastWriter {

  private final CopySession copy;
  private final JsonMapper json;
  private final PolicyNumbers policy;
  private final Instant now;
  private final SourceIds ids;
  private final OrderRows orders;
  private final MoneyRows money;
  private final CancellationRows cancellations;
  private final StockRows stock;

  /**
   * Writes into this session.
   *
   * @param source where it comes from; kept with every order
   * @param now the present; what lies behind it is past
   */
  public PastWriter(
      CopySession copy, JsonMapper json, String source, PolicyNumbers policy, Instant now) {
    this.copy = copy;
    this.json = json;
    this.policy = policy;
    this.now = now;
    this.ids = new SourceIds(source);
    this.orders = new OrderRows(copy, ids, source);
    this.money = new MoneyRows(copy, ids, policy, source);
    this.cancellations = new CancellationRows(copy, json);
    this.stock = new StockRows(copy);
  }

  /** The identifiers of what is written here. */
  public SourceIds ids() {
    return ids;
  }

  /**
   * Writes a purchase, which must not be in the database.
   *
   * @throws IllegalArgumentException when its tenders do not add up to what its orders cost, or
   *     more went back than was paid
   */
  public void write(PastPurchase purchase) {
    requireCovered(purchase);
    String shipTo = json.writeValueAsString(purchase.shipTo());
    List<Settlement> settlements = Settlement.of(purchase, ids);
    orders.purchase(purchase, shipTo);
    money.tenders(purchase);
    for (int i = 0; i < purchase.orders().size(); i++) {
      PastOrder order = purchase.orders().get(i);
      Fate fate = Fate.of(order, policy, now);
      orders.order(purchase, order, fate, shipTo);
      cancellations.order(purchase, order);
      money.order(purchase, order, settlements.get(i), fate);
      deadlines(purchase, order, fate);
      stock.promised(order, fate);
    }
    stock.write(purchase);
  }

  private static void requireCovered(PastPurchase purchase) {
    long tendered = purchase.tenders().stream().mapToLong(PastPurchase.PastTender::amount).sum();
    if (tendered != purchase.total()) {
      throw new IllegalArgumentException(
          "tenders of %d for orders of %d in %s"
              .formatted(tendered, purchase.total(), purchase.id()));
    }
  }

  private void deadlines(PastPurchase purchase, PastOrder order, Fate fate) {
    boolean open = order.lines().stream().anyMatch(line -> fate.open(line) > 0);
    if (open && order.paidAt() == null) {
      set(OrderDeadlines.UNPAID, order.id(), purchase.placedAt().plus(policy.unpaidEndsAfter()));
    } else if (open) {
      set(
          OrderDeadlines.NOT_SHIPPED,
          order.id(),
          order.shipBy().plus(policy.platformWaitsAfterShipBy()));
    }
    if (fate.completedAt() == null && fate.protectionEnds() != null) {
      set(OrderDeadlines.PROTECTION, order.id(), fate.protectionEnds());
    }
  }

  private void set(String kind, UUID order, Instant due) {
    if (due.isAfter(now)) {
      copy.into(PastTables.DEADLINES).row().text(kind).id(order).at(due).int4(0).end();
    }
  }
}
