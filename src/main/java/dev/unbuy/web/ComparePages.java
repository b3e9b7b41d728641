package dev.unbuy.web;

import dev.unbuy.catalog.Listings;
import dev.unbuy.catalog.Listings.Listing;
import dev.unbuy.catalog.Listings.Variant;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.search.CompareSellers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The same item at up to four sellers side by side. */
@Controller
class ComparePages {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final Pages pages;
  private final Listings listings;
  private final CompareSellers sellers;

  ComparePages(Pages pages, Listings listings, CompareSellers sellers) {
    this.pages = pages;
    this.listings = listings;
    this.sellers = sellers;
  }

  @GetMapping("/compare")
  ResponseEntity<String> compare(
      HttpServletRequest request,
      @RequestParam UUID listing,
      @RequestParam @Nullable UUID variant,
      @RequestParam(defaultValue = "") String to) {
    Listing looked = listings.get(listing);
    Variant shown =
        looked.variants().stream()
            .filter(one -> variant == null || one.id().equals(variant))
            .findFirst()
            .orElseThrow(() -> new NotFound("variant"));
    String country = COUNTRIES.contains(to) ? to : looked.shopCountry();
    return pages.show(
        request,
        "buyer/compare.jte",
        Map.of(
            "listing", looked,
            "shown", shown,
            "country", country,
            "sellers", sellers.of(looked, shown, country)));
  }
}
