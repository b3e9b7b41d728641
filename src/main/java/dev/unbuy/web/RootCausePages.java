package dev.unbuy.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Csv;
import dev.unbuy.standing.RootCause;
import dev.unbuy.standing.RootCauses;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is complained about more than its like, and where to put it right. */
@Controller
class RootCausePages {

  private static final int ROWS = 50;

  private final Pages pages;
  private final RootCauses causes;

  RootCausePages(Pages pages, RootCauses causes) {
    this.pages = pages;
    this.causes = causes;
  }

  @GetMapping("/seller/causes")
  ResponseEntity<String> own(HttpServletRequest request, Actor.Seller seller) {
    return pages.show(request, "seller/causes.jte", Map.of("causes", causes.of(seller.shopId())));
  }

  @GetMapping("/seller/causes.csv")
  ResponseEntity<String> table(Actor.Seller seller) {
    StringBuilder csv =
        new StringBuilder(
            Csv.line(
                "subject",
                "complaint",
                "listing",
                "title",
                "variant",
                "country",
                "complaints",
                "sold",
                "usual",
                "surely",
                "times"));
    for (RootCause one : causes.of(seller.shopId())) {
      csv.append(
          Csv.line(
              one.subject(),
              one.complaint(),
              one.listingId(),
              one.title(),
              one.variant(),
              one.country(),
              one.complaints(),
              one.sold(),
              one.usual(),
              one.surely(),
              one.times()));
    }
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("causes.csv").build().toString())
        .body(csv.toString());
  }

  @GetMapping("/admin/causes")
  ResponseEntity<String> all(
      HttpServletRequest request, Actor.Operator operator, @RequestParam @Nullable String cursor) {
    return pages.show(request, "admin/causes.jte", Map.of("causes", causes.ofAll(cursor, ROWS)));
  }
}
