package dev.unbuy.search;

import dev.unbuy.catalog.ListingChanged;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import org.springframework.stereotype.Component;

/** Keeps the search's table in step with listings that are made, revised or paused. */
@Component
class SearchedListings implements Projection<ListingChanged> {

  @Override
  public String name() {
    return "search.listings";
  }

  @Override
  public Class<ListingChanged> event() {
    return ListingChanged.class;
  }

  @Override
  public void apply(ListingChanged event, UnitOfWork work) {
    Search.takeUp(work, event.subject());
  }
}
