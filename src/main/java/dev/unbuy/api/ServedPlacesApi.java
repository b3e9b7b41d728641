package dev.unbuy.api;

import dev.unbuy.checkout.UnservedAreas;
import dev.unbuy.checkout.UnservedAreas.Area;
import dev.unbuy.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where no carrier goes at present, as the marketplace knows it. */
@RestController
@RequestMapping("/api/v1/admin/unserved-areas")
class ServedPlacesApi {

  private final UnservedAreas areas;
  private final ChangeRequests changes;

  ServedPlacesApi(UnservedAreas areas, ChangeRequests changes) {
    this.areas = areas;
    this.changes = changes;
  }

  @GetMapping
  Map<String, List<Area>> present(Actor.Operator operator) {
    return Map.of("items", areas.present());
  }

  @PostMapping
  ResponseEntity<String> add(
      Actor.Operator operator, @RequestBody AreaJson body, HttpServletRequest request) {
    String country = Input.text("country", body.country(), 2);
    String prefix = Objects.requireNonNullElse(Input.text("postalPrefix", body.postalPrefix()), "");
    String source = Input.text("source", body.source(), 500);
    return changes.once(
        operator.accountId(),
        request,
        body,
        201,
        () -> areas.add(operator, country, prefix, body.since(), body.until(), source));
  }

  /** Carriers go there again. */
  @PostMapping("/{id}/end")
  ResponseEntity<String> end(
      Actor.Operator operator, @PathVariable UUID id, HttpServletRequest request) {
    return changes.once(
        operator.accountId(),
        request,
        null,
        200,
        () -> {
          areas.end(id);
          return Map.of("id", id);
        });
  }

  record AreaJson(
      @Nullable String country,
      @Nullable String postalPrefix,
      @Nullable Instant since,
      @Nullable Instant until,
      @Nullable String source) {}
}
