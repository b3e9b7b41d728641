package dev.unbuy.web;

import dev.unbuy.kernel.Actor;
import dev.unbuy.platform.DeadLetters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Deliveries that were given up, and sending them again. */
@Controller
class DeliveryPages {

  private static final int ROWS = 50;
  private static final String HOME = "/admin/deliveries";

  private final Pages pages;
  private final Forms forms;
  private final DeadLetters letters;

  DeliveryPages(Pages pages, Forms forms, DeadLetters letters) {
    this.pages = pages;
    this.forms = forms;
    this.letters = letters;
  }

  @GetMapping(HOME)
  ResponseEntity<String> show(
      HttpServletRequest request, Actor.Operator operator, @RequestParam @Nullable String cursor) {
    return pages.show(
        request, "admin/deliveries.jte", Map.of("letters", letters.list(cursor, ROWS)));
  }

  @PostMapping(HOME + "/{id}")
  ResponseEntity<String> resend(
      HttpServletRequest request,
      Actor.Operator operator,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String consumer) {
    return forms.once(
        operator.accountId(),
        request,
        () -> {
          letters
              .resend(id, consumer.replace("\0", ""))
              .ifPresent(
                  refusal -> {
                    throw new PageErrors.NotAllowedNow(refusal);
                  });
          return HOME;
        });
  }
}
