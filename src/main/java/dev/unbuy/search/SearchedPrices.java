package dev.unbuy.search;

import dev.unbuy.catalog.PriceChanged;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import org.springframework.stereotype.Component;

/** Keeps the search's prices in step with the catalog's. */
@Component
class SearchedPrices implements Projection<PriceChanged> {

  @Override
  public String name() {
    return "search.prices";
  }

  @Override
  public Class<PriceChanged> event() {
    return PriceChanged.class;
  }

  @Override
  public void apply(PriceChanged event, UnitOfWork work) {
    Search.reprice(work, event.subject());
  }
}
