package dev.unbuy.changes.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.changes.rules.Wish.Abroad;
import dev.unbuy.changes.rules.Wish.Faster;
import dev.unbuy.changes.rules.Wish.LineWish;
import dev.unbuy.changes.rules.Wish.Pick;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Allocation;
import dev.unbuy.kernel.Ids;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderPayment;
import dev.unbuy.orders.OrderRights;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.policies.ReturnPayer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Any order, any sequence of changes: sums stay those of the lines, and nothing gets lost. */
class RestatingPropertyTest {

  private static final long SEED = 20_261_125;
  private static final int ORDERS = 3_000;
  private static final int CHANGES = 6;

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void sumsAreThoseOfTheLinesAndTheDifferenceIsWhatIsKept() {
    for (int i = 0; i < ORDERS; i++) {
      List<OrderLine> lines = lines();
      Order order = order(lines);
      for (int change = 0; change < CHANGES; change++) {
        Wish wish = wish(lines);
        Restated after = Restating.of(order, lines, wish).orElseThrow();
        List<OrderLine> linesAfter = merged(lines, after);
        check(order, lines, after, linesAfter);
        order = after.order();
        lines = linesAfter;
      }
    }
  }

  @Test
  void anOrderWithoutTheUnitsIsNotRestated() {
    OrderLine line = lines().getFirst();
    Wish wish =
        new Wish(
            List.of(
                new LineWish(
                    line.id(),
                    0,
                    List.of(new Pick(Ids.next(), "other", 100, line.fulfillable() + 1)),
                    List.of())),
            null,
            null,
            false,
            null,
            null);

    assertThat(Restating.of(order(List.of(line)), List.of(line), wish)).isEmpty();
  }

  private static void check(
      Order before, List<OrderLine> linesBefore, Restated after, List<OrderLine> lines) {
    Order order = after.order();
    assertThat(order.items()).isEqualTo(sum(lines, line -> line.unitPrice() * line.ordered()));
    assertThat(order.discount()).isEqualTo(sum(lines, OrderLine::discount));
    assertThat(order.tax()).isEqualTo(sum(lines, OrderLine::tax));
    assertThat(order.shipping()).isEqualTo(sum(lines, OrderLine::shipping));
    assertThat(order.unitsOrdered()).isEqualTo((int) sum(lines, OrderLine::ordered));
    assertThat(order.owedBack())
        .isEqualTo(sum(lines, OrderLine::owedBack) + sum(lines, OrderLine::adjusted))
        .isBetween(0L, order.total());
    assertThat(after.difference())
        .isEqualTo(kept(lines) + order.shipping() - kept(linesBefore) - before.shipping());
    lines.forEach(RestatingPropertyTest::checkLine);
    assertThat(after.taken().stream().mapToInt(one -> one.quantity()).sum())
        .isEqualTo(
            (int) sum(lines, OrderLine::open)
                - (int) sum(linesBefore, OrderLine::open)
                + after.given().stream().mapToInt(one -> one.quantity()).sum());
  }

  /** What the database checks of a line. */
  private static void checkLine(OrderLine line) {
    assertThat(line.discount()).isBetween(0L, line.unitPrice() * line.ordered());
    assertThat(line.tax()).isNotNegative();
    assertThat(line.shipping()).isNotNegative();
    assertThat(line.ordered()).isPositive();
    assertThat(line.ordered())
        .isEqualTo(line.open() + line.canceled() + line.inFulfillment() + line.shipped());
    assertThat(line.asked()).isBetween(0, line.open() + line.inFulfillment());
    assertThat(line.adjusted()).isNotNegative();
    assertThat(line.owedBack() + line.adjusted())
        .isBetween(0L, line.unitPrice() * line.ordered() - line.discount() + line.tax());
  }

  private Wish wish(List<OrderLine> lines) {
    List<LineWish> wishes = new ArrayList<>();
    for (OrderLine line : lines) {
      if (random.nextBoolean()) {
        int left = line.fulfillable();
        int dropped = Math.min(random.nextInt(left + 1), line.ordered() - 1);
        int swapped = random.nextInt(left - dropped + 1);
        List<Pick> picks = swapped == 0 ? List.of() : List.of(pick(line, swapped));
        List<Pick> added =
            random.nextInt(3) == 0
                ? List.of(pick(line, 1 + random.nextInt(3)), same(line))
                : List.of();
        wishes.add(new LineWish(line.id(), dropped, picks, added));
      }
    }
    boolean abroad = random.nextInt(4) == 0;
    return new Wish(
        wishes,
        abroad ? address() : null,
        abroad
            ? new Abroad(
                random.nextLong(2_000),
                1,
                5,
                random.nextInt(2_500),
                "default",
                1,
                ReturnPayer.BUYER)
            : null,
        false,
        random.nextInt(4) == 0 ? faster() : null,
        null);
  }

  private Faster faster() {
    LocalDate day = LocalDate.of(2026, 3, 4);
    return new Faster(
        random.nextLong(3_000), 0, 1, 2, Instant.parse("2026-03-04T00:00:00Z"), day, day);
  }

  private Pick pick(OrderLine line, int units) {
    return new Pick(Ids.next(), "other", random.nextLong(2 * line.unitPrice() + 1), units);
  }

  private static Pick same(OrderLine line) {
    return new Pick(line.variantId(), line.variant(), line.unitPrice(), 2);
  }

  private List<OrderLine> lines() {
    return IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(this::line).toList();
  }

  private OrderLine line(int position) {
    int open = 1 + random.nextInt(5);
    int packed = random.nextInt(2);
    int canceled = random.nextInt(3);
    int ordered = open + packed + canceled;
    long price = random.nextLong(5_000);
    long discount = random.nextLong(price * ordered + 1);
    long tax = random.nextLong((price * ordered - discount) / 4 + 1);
    long paid = price * ordered - discount + tax;
    long owed = Allocation.ofUnits(paid, ordered, 0, canceled);
    long adjusted = random.nextInt(3) == 0 ? random.nextLong(paid - owed + 1) : 0;
    return new OrderLine(
        Ids.next(),
        position,
        Ids.next(),
        Ids.next(),
        "A mug",
        "blue",
        "",
        price,
        discount,
        0,
        tax,
        ordered,
        open,
        canceled,
        packed,
        0,
        0,
        0,
        0,
        owed,
        adjusted,
        false);
  }

  private static Order order(List<OrderLine> lines) {
    long items = sum(lines, line -> line.unitPrice() * line.ordered());
    long discount = sum(lines, OrderLine::discount);
    long tax = sum(lines, OrderLine::tax);
    Instant at = Instant.parse("2026-03-02T10:00:00Z");
    LocalDate day = LocalDate.of(2026, 3, 9);
    UUID id = Ids.next();
    long shared = lines.stream().mapToLong(OrderLine::shipping).sum();
    return new Order(
        id,
        "U",
        id,
        id,
        "Pat",
        id,
        "A shop",
        "EUR",
        items,
        discount,
        shared,
        tax,
        items - discount + shared + tax,
        sum(lines, OrderLine::owedBack) + sum(lines, OrderLine::adjusted),
        0,
        0,
        address(),
        new OrderRights("default", 1, null, ReturnPayer.BUYER, null),
        false,
        30,
        at,
        OrderPayment.PAID,
        at,
        1,
        1,
        5,
        at,
        day,
        day,
        null,
        null,
        (int) sum(lines, OrderLine::ordered),
        (int) sum(lines, OrderLine::canceled),
        0,
        0,
        OrderStatus.AWAITING_SHIPMENT);
  }

  private static Address address() {
    return new Address("Pat", "1 Main Street", null, "Town", null, "12345", "US");
  }

  private static List<OrderLine> merged(List<OrderLine> before, Restated after) {
    Map<UUID, OrderLine> all = new LinkedHashMap<>();
    Stream.of(before, after.changed(), after.added())
        .flatMap(List::stream)
        .forEach(line -> all.put(line.id(), line));
    return List.copyOf(all.values());
  }

  private static long kept(List<OrderLine> lines) {
    return sum(
        lines,
        line ->
            line.unitPrice() * line.ordered()
                - line.discount()
                + line.tax()
                - line.owedBack()
                - line.adjusted());
  }

  private static long sum(List<OrderLine> lines, java.util.function.ToLongFunction<OrderLine> of) {
    return lines.stream().mapToLong(of).sum();
  }
}
