package dev.unbuy.imports.generated;

import dev.unbuy.imports.GeneratedSize;
import dev.unbuy.imports.ImportConnection;
import dev.unbuy.imports.Progress;
import dev.unbuy.imports.copy.CopySession;
import dev.unbuy.imports.past.PastWriter;
import dev.unbuy.policies.PolicyNumbers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Writes the orders, a day with each commit; a day that is there is passed over. */
final class GeneratedOrders {

  private final Blueprint plan;
  private final GeneratedPurchases purchases;
  private final JsonMapper json;
  private final PolicyNumbers policy;

  GeneratedOrders(Blueprint plan, JsonMapper json, PolicyNumbers policy) {
    this.plan = plan;
    this.purchases = new GeneratedPurchases(plan);
    this.json = json;
    this.policy = policy;
  }

  void write(ImportConnection database, Progress progress) {
    int orders = plan.size().orders();
    Arrivals arrivals =
        new Arrivals(orders, plan.begin().atZone(ZoneOffset.UTC).toLocalDate(), plan.now());
    progress.begins("purchases", orders);
    long before = 0;
    for (int day = 0; day < arrivals.days(); day++) {
      int count = arrivals.ordersOn(day);
      if (count > 0) {
        int of = day;
        long from = before;
        database.inOneStep(
            copy ->
                day(
                    new PastWriter(copy, json, GeneratedSize.SOURCE, policy, plan.now()),
                    copy,
                    arrivals,
                    of,
                    from));
      }
      before += count;
      progress.advances(count);
    }
  }

  private int day(PastWriter writer, CopySession copy, Arrivals arrivals, int day, long from) {
    List<Drawn> drawn = new ArrayList<>();
    for (int i = 0; i < arrivals.ordersOn(day); i++) {
      long number = from + i;
      drawn.add(new Drawn(number, arrivals.at(day, plan.dice("time", number))));
    }
    UUID first = purchases.id(drawn.getFirst().number(), drawn.getFirst().at());
    if (!copy.present("orders.purchases", List.of(first)).isEmpty()) {
      return 0;
    }
    drawn.sort(Comparator.comparing(Drawn::at));
    for (Drawn one : drawn) {
      writer.write(purchases.tell(one.number(), one.at()));
    }
    return drawn.size();
  }

  /** An order of the day, and when it is placed. */
  private record Drawn(long number, Instant at) {}
}
