package dev.unbuy.simulation;

import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.simulation.columns.History.OrderFact;
import dev.unbuy.simulation.columns.Shops;
import dev.unbuy.simulation.columns.Slice;
import dev.unbuy.simulation.rules.Replay;
import dev.unbuy.standing.rules.Counts;
import dev.unbuy.standing.rules.Means;
import dev.unbuy.standing.rules.Standards;
import dev.unbuy.standing.rules.Standing;
import dev.unbuy.standing.rules.Verdict;
import dev.unbuy.standing.rules.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Every shop's record by one set of numbers, judged as of a day. */
final class ShopRecords {

  private final Standards standards;
  private final int firstRecentDay;
  private final List<Counts> recent = new ArrayList<>();
  private final List<Counts> all = new ArrayList<>();
  private Counts recentOfAll = Counts.NONE;
  private Counts ofAll = Counts.NONE;

  ShopRecords(PolicyNumbers numbers, LocalDate day) {
    this.standards =
        new Standards(
            numbers.priorOrders(),
            numbers.phantomRatings(),
            numbers.standardCancellationRate(),
            numbers.standardLateShipmentRate(),
            numbers.standardOrderDefectRate());
    this.firstRecentDay = Math.toIntExact(day.toEpochDay()) - Window.DAYS_90.days() + 1;
  }

  /** Counts an order as its replay has it. */
  void add(OrderFact fact, Replay.Fate fate) {
    count(fact, fate.paid(), fate.sellersFault());
  }

  /** Counts an order as it was recorded. */
  void add(OrderFact fact) {
    count(fact, fact.paid(), fact.sellerFault());
  }

  /** Where each shop stands, by its number. */
  List<Standing> standings() {
    Means means = Means.of(recentOfAll, ofAll, standards);
    List<Standing> standings = new ArrayList<>();
    for (int shop = 0; shop < all.size(); shop++) {
      standings.add(Verdict.of(recent.get(shop), all.get(shop), means, standards).standing());
    }
    return standings;
  }

  static Map<Standing, Long> counted(List<Standing> standings) {
    Map<Standing, Long> counted = new EnumMap<>(Standing.class);
    standings.forEach(one -> counted.merge(one, 1L, Long::sum));
    return counted;
  }

  private void count(OrderFact fact, boolean paid, boolean sellersFault) {
    if (fact.shop() == Shops.NONE) {
      return;
    }
    Counts order =
        Counts.ofOrder(
            paid,
            sellersFault,
            fact.shipped(),
            fact.late(),
            fact.stars() == Slice.NO_STARS ? null : fact.stars());
    while (all.size() <= fact.shop()) {
      all.add(Counts.NONE);
      recent.add(Counts.NONE);
    }
    all.set(fact.shop(), all.get(fact.shop()).plus(order));
    ofAll = ofAll.plus(order);
    if (fact.day() >= firstRecentDay) {
      recent.set(fact.shop(), recent.get(fact.shop()).plus(order));
      recentOfAll = recentOfAll.plus(order);
    }
  }
}
