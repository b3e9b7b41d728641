package dev.unbuy.demo;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.accounts.Addresses;
import dev.unbuy.accounts.NewAccount;
import dev.unbuy.accounts.Role;
import dev.unbuy.demo.DemoGoods.Good;
import dev.unbuy.demo.DemoGoods.Shop;
import dev.unbuy.inventory.Stock;
import dev.unbuy.inventory.Units;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Ids;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.StartupNote;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.policies.SellerTerms;
import dev.unbuy.search.Search;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Gives a new marketplace something to try. */
@Component
@ConditionalOnBooleanProperty("unbuy.demo")
class DemoData implements ApplicationRunner {

  private static final String PASSWORD = "unbuy-demo";
  private static final String BUYER = "buyer@demo.test";
  private static final int ON_SHELF = 25;

  private final Transactions transactions;
  private final Accounts accounts;
  private final Addresses addresses;
  private final DemoOrders orders;
  private final DemoPast past;
  private final InstantSource clock;

  DemoData(
      Transactions transactions,
      Accounts accounts,
      Addresses addresses,
      DemoOrders orders,
      DemoPast past,
      InstantSource clock) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.addresses = addresses;
    this.orders = orders;
    this.past = past;
    this.clock = clock;
  }

  /** What an interrupted start has left unmade is made by the next one. */
  @Override
  public void run(ApplicationArguments arguments) {
    Account buyer = person(BUYER, "Billie Buyer", null, Role.BUYER);
    if (hasOrders(buyer)) {
      return;
    }
    List<UUID> shops = shops();
    past.write(shops);
    person("agent@demo.test", "Avery Agent", null, Role.AGENT);
    person("operator@demo.test", "Olu Operator", null, Role.OPERATOR);
    Account seller =
        person("seller@demo.test", "Sam Seller", shops.getFirst(), Role.SELLER, Role.BUYER);
    Address home =
        new Address("Billie Buyer", "221 Harbor Street", null, "Portland", "OR", "97201", "US");
    if (addresses.of(buyer.id()).isEmpty()) {
      var _ = addresses.add(buyer.id(), home);
    }
    orders.place(buyer, seller, home, variants(shops));
  }

  /** Beside an imported history the demo is made too: its operator is the first who can sign in. */
  private Account person(String email, String name, @Nullable UUID shop, Role... roles) {
    return accounts
        .named(email)
        .orElseGet(
            () -> accounts.create(new NewAccount(email, PASSWORD, name, Set.of(roles), shop)));
  }

  private boolean hasOrders(Account buyer) {
    return transactions
        .read(
            work ->
                work.ask(
                        Query.of(
                            "SELECT 1 FROM orders.orders WHERE buyer_id = ? LIMIT 1",
                            row -> row.getInt(1),
                            buyer.id()))
                    .first())
        .isPresent();
  }

  /** Opened all together or not at all. */
  private List<UUID> shops() {
    List<String> slugs = DemoGoods.SHOPS.stream().map(Shop::slug).toList();
    List<UUID> open =
        ids(
            "SELECT id FROM catalog.shops WHERE slug = ANY (?) ORDER BY array_position(?, slug)",
            slugs.toArray(String[]::new),
            slugs.toArray(String[]::new));
    if (!open.isEmpty()) {
      return open;
    }
    List<UUID> opened = new ArrayList<>();
    transactions.execute(
        work -> {
          DemoGoods.SHOPS.forEach(shop -> opened.add(open(work, shop)));
          work.plan(Search.rebuilt(opened));
        });
    return opened;
  }

  /** All that they sell, shop by shop, as it was offered. */
  private List<UUID> variants(List<UUID> shops) {
    UUID[] of = shops.toArray(UUID[]::new);
    return ids(
        """
        SELECT id FROM catalog.variants WHERE shop_id = ANY (?)
        ORDER BY array_position(?, shop_id), id\
        """,
        of,
        of);
  }

  private List<UUID> ids(String sql, Object... parameters) {
    Query<UUID> query = Query.of(sql, row -> row.getObject(1, UUID.class), parameters);
    return transactions.read(work -> work.ask(query).rows());
  }

  private UUID open(UnitOfWork work, Shop shop) {
    UUID id = Ids.next();
    Instant now = clock.instant();
    work.plan(
        Write.expecting(
            1,
            """
            INSERT INTO catalog.shops (id, slug, name, country, currency, handling_days, created_at)
            VALUES (?, ?, ?, ?, 'EUR', ?, ?)\
            """,
            id,
            shop.slug(),
            shop.name(),
            shop.country(),
            shop.handlingDays(),
            now));
    work.plan(
        Write.expecting(
            2,
            """
            INSERT INTO catalog.shipping_options (shop_id, country, price, transit_min, transit_max)
            VALUES (?, ?, ?, 1, 3), (?, '*', ?, 3, 8)\
            """,
            id,
            shop.country(),
            shop.shipping(),
            id,
            shop.shipping() * 2));
    work.plan(
        Write.expecting(
            1,
            """
            INSERT INTO catalog.faster_shipping (shop_id, country, price, transit_min, transit_max)
            VALUES (?, '*', ?, 1, 2)\
            """,
            id,
            shop.shipping() * 4));
    work.plan(new SellerTerms(id, shop.acceptsAutomatically(), 30, false).kept(now));
    shop.goods().forEach(good -> offer(work, id, good, now));
    return id;
  }

  private static void offer(UnitOfWork work, UUID shop, Good good, Instant now) {
    UUID listing = Ids.next();
    Instant since = now.minus(Duration.ofDays(90));
    work.plan(
        Write.expecting(
            1,
            """
            INSERT INTO catalog.listings (id, shop_id, title, description, category, condition, art,
              created_at, changed_at)
            VALUES (?, ?, ?, ?, ?, 'NEW', ?, ?, ?)\
            """,
            listing,
            shop,
            good.title(),
            good.description(),
            good.category(),
            good.drawing() + "-" + good.color(),
            since,
            since));
    for (int i = 0; i < good.variants().size(); i++) {
      UUID variant = Ids.next();
      work.plan(
          Write.expecting(
              1,
              """
              INSERT INTO catalog.variants (id, listing_id, shop_id, position, name, price, currency,
                gtin)
              VALUES (?, ?, ?, ?, ?, ?, 'EUR', ?)\
              """,
              variant,
              listing,
              shop,
              i,
              good.variants().get(i),
              good.price(),
              DemoGoods.gtin(good.title(), good.variants().get(i))));
      work.plan(
          Write.expecting(
              3,
              """
              INSERT INTO catalog.price_points (variant_id, at, price)
              VALUES (?, ?, ?), (?, ?, ?), (?, ?, ?)\
              """,
              variant,
              since,
              good.price() * 11 / 10,
              variant,
              now.minus(Duration.ofDays(40)),
              good.price() * 105 / 100,
              variant,
              now.minus(Duration.ofDays(12)),
              good.price()));
      work.plan(Stock.receive(Ids.next(), new Units(variant, ON_SHELF), now));
    }
  }

  /** Tells whoever started it how to sign in. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBooleanProperty("unbuy.demo")
  static class Note {
    @Bean
    StartupNote demoNote(MessageSource messages) {
      return () ->
          List.of(
              messages.getMessage("startup.summary.demo", new Object[] {PASSWORD}, Locale.ENGLISH));
    }
  }
}
