package dev.unbuy.catalog;

import dev.unbuy.catalog.ShopShipping.Option;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Instant;

/** Opens the small shop of a person who sells what they bought. */
public final class SmallShop {

  private SmallShop() {}

  /**
   * Opens it.
   *
   * @param way how it ships, until its owner changes that
   */
  public static void open(UnitOfWork work, Shop shop, Option way, Instant at) {
    work.plan(
        Write.expecting(
            1,
            """
            INSERT INTO catalog.shops (id, slug, name, country, currency, handling_days, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)\
            """,
            shop.id(),
            "resale-" + shop.id(),
            shop.name(),
            shop.country(),
            shop.currency(),
            shop.handlingDays(),
            at));
    work.plan(ShopShipping.add(shop.id(), way));
  }
}
