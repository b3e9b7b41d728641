package dev.unbuy.orders;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.payments.Ledger;
import dev.unbuy.payments.Ledger.Transfer;
import dev.unbuy.payments.Payout;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Where the money of an order is, and which orders a payout is made of. */
@Component
public class OrderStatements {

  private static final String NUMBERS = "SELECT id, number FROM orders.orders WHERE id = ANY (?)";

  private final Transactions transactions;
  private final Orders orders;

  OrderStatements(Transactions transactions, Orders orders) {
    this.transactions = transactions;
    this.orders = orders;
  }

  /**
   * Every transfer of an order.
   *
   * @throws NotFound when there is no such order that this actor may know of
   */
  public OrderStatement of(Actor actor, UUID orderId) {
    return transactions.read(
        work -> {
          var order = work.ask(orders.find(orderId, actor));
          var transfers = work.ask(Ledger.ofOrder(orderId));
          return new OrderStatement(
              order.first().orElseThrow(() -> new NotFound("order")), transfers.rows());
        });
  }

  /** A page of a payout's lines with the numbers of their orders. */
  public Page<NumberedLine> numbered(Page<Payout.Line> lines) {
    Map<UUID, String> numbers =
        numbers(lines.items().stream().map(Payout.Line::orderId).distinct().toList());
    return lines.map(line -> new NumberedLine(numbers.getOrDefault(line.orderId(), ""), line));
  }

  private Map<UUID, String> numbers(Collection<UUID> ids) {
    return transactions
        .read(
            work ->
                work.ask(
                        Query.of(
                            NUMBERS,
                            row -> Map.entry(row.getObject(1, UUID.class), row.getString(2)),
                            (Object) ids.toArray(UUID[]::new)))
                    .rows())
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** A line of a payout and what people call its order. */
  public record NumberedLine(String number, Payout.Line line) {}

  /**
   * An order with what the ledger says of it.
   *
   * @param transfers oldest first
   */
  public record OrderStatement(Order order, List<Transfer> transfers) {

    /** Copies the list. */
    public OrderStatement {
      transfers = List.copyOf(transfers);
    }

    /** What each account holds of it, in minor units; they add up to zero. */
    public SortedMap<String, Long> balances() {
      return Ledger.balances(transfers);
    }
  }
}
