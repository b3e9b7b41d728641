package dev.unbuy.standing;

import dev.unbuy.catalog.ShopLimits;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import dev.unbuy.standing.rules.Counts;
import dev.unbuy.standing.rules.Means;
import dev.unbuy.standing.rules.Score;
import dev.unbuy.standing.rules.Standards;
import dev.unbuy.standing.rules.Verdict;
import dev.unbuy.standing.rules.Window;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where sellers stand: read for one shop, or made anew for all. */
@Component
public class Standings {

  private static final int RECENT = 25;
  private static final int CHANGES = 20;
  private static final Write ALONE =
      Write.any(
          """
          LOCK TABLE standing.order_facts, standing.shop_days, standing.shops
          IN SHARE ROW EXCLUSIVE MODE\
          """);

  private final Transactions transactions;
  private final Scoring scoring;
  private final StandingChanges changes;

  Standings(Transactions transactions, Scoring scoring, StandingChanges changes) {
    this.transactions = transactions;
    this.scoring = scoring;
    this.changes = changes;
  }

  /** What buyers are told of a shop's record. */
  public SellerCard card(UUID shopId) {
    return Objects.requireNonNull(cards(Set.of(shopId)).get(shopId));
  }

  /** The same of several shops, in one round trip; each has one. */
  public Map<UUID, SellerCard> cards(Set<UUID> shops) {
    return transactions.read(
        work -> {
          var kept = work.ask(ShopScores.of(shops));
          var last = work.ask(KeptMeans.last());
          double mean = last.first().map(Means::cancellation).orElse(0.0);
          double late = last.first().map(Means::lateShipment).orElse(0.0);
          Map<UUID, SellerCard> cards = new HashMap<>();
          for (UUID shop : shops) {
            cards.put(shop, new SellerCard(null, 0, mean, mean, late, false));
          }
          for (ShopScores.Kept score : kept.rows()) {
            cards.put(score.shopId(), card(score, mean));
          }
          return cards;
        });
  }

  /** What the quality of several shops is made of; shops without a record are left out. */
  public Map<UUID, ShopFactors> factors(Set<UUID> shops) {
    return transactions.read(
        work -> {
          var kept = work.ask(ShopScores.of(shops));
          var limits = work.ask(ShopLimits.of(shops));
          double usual = work.ask(KeptMeans.last()).first().map(Means::rating).orElse(0.0);
          Map<UUID, Double> factors = new HashMap<>();
          limits.rows().forEach(one -> factors.put(one.shopId(), one.searchFactor()));
          Map<UUID, ShopFactors> all = new HashMap<>();
          for (ShopScores.Kept one : kept.rows()) {
            all.put(
                one.shopId(),
                new ShopFactors(
                    one.shopId(),
                    one.standing(),
                    Score.of(
                        one.standing(),
                        one.rating() == null ? usual : one.rating(),
                        one.cancellationRate(),
                        one.lateRate()),
                    factors.getOrDefault(one.shopId(), 1.0)));
          }
          return all;
        });
  }

  private static SellerCard card(ShopScores.Kept score, double mean) {
    return new SellerCard(
        score.rating(), score.ratings(), score.cancellationRate(), mean, score.lateRate(), true);
  }

  /**
   * Where a shop stands now, in one round trip. A shop of which nothing is known stands as the
   * marketplace's mean does.
   */
  public SellerStanding of(UUID shopId) {
    Standards standards = scoring.standards();
    var today = scoring.today();
    return transactions.read(
        work -> {
          var rows = work.ask(ShopDays.windows(shopId, today, Window.values()));
          var kept = work.ask(ShopScores.of(shopId));
          var usual = work.ask(KeptMeans.last());
          var facts = work.ask(RecentOrders.of(shopId, RECENT));
          var history = work.ask(changes.ofShop(shopId, CHANGES));
          Map<Window, Counts> windows = ShopDays.byShop(rows.rows()).getOrDefault(shopId, Map.of());
          Means means = usual.first().orElseGet(() -> Means.of(Counts.NONE, standards));
          return new SellerStanding(
              shopId,
              kept.first().map(ShopScores.Kept::since).orElse(null),
              Verdict.of(
                  windows.getOrDefault(Window.DAYS_90, Counts.NONE),
                  windows.getOrDefault(Window.ALL, Counts.NONE),
                  means,
                  standards),
              windows,
              means,
              standards,
              RecentOrders.effects(facts.rows(), windows, means, standards, today),
              history.rows());
        });
  }

  /**
   * What one order does to its shop's score and rates now; nothing where it counts for nothing yet.
   */
  public Optional<OrderEffect> effectOf(UUID shopId, UUID orderId) {
    Standards standards = scoring.standards();
    var today = scoring.today();
    return transactions.read(
        work -> {
          var rows = work.ask(ShopDays.windows(shopId, today, Window.values()));
          var usual = work.ask(KeptMeans.last());
          var fact = work.ask(RecentOrders.one(shopId, orderId));
          Map<Window, Counts> windows = ShopDays.byShop(rows.rows()).getOrDefault(shopId, Map.of());
          Means means = usual.first().orElseGet(() -> Means.of(Counts.NONE, standards));
          return RecentOrders.effects(fact.rows(), windows, means, standards, today).stream()
              .findFirst();
        });
  }

  /** What is usual on the marketplace. */
  public Means means() {
    Standards standards = scoring.standards();
    return transactions
        .read(work -> work.ask(KeptMeans.last()).first())
        .orElseGet(() -> Means.of(Counts.NONE, standards));
  }

  /** A change of a standing, by its id. */
  public Optional<StandingChange> change(UUID id) {
    return transactions.read(work -> work.ask(changes.byId(id)).first());
  }

  /**
   * Makes the standings of all shops anew from orders, cancellations and ratings, as after an
   * import. It takes the same way as events do and comes to the same numbers; changes of standing
   * are kept, but nobody is mailed about them.
   */
  public void rebuild() {
    transactions.execute(
        work -> {
          work.plan(ALONE);
          work.plan(OrderFacts.othersForgotten());
          work.plan(OrderFacts.allTaken());
          work.plan(CancellationFacts.allTaken());
          work.plan(ShopDays.allCounted());
          scoring.scoreAll(work, false);
        });
  }
}
