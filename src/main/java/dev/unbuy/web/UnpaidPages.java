package dev.unbuy.web;

import dev.unbuy.kernel.Actor;
import dev.unbuy.orders.GiveUpPayment;
import dev.unbuy.orders.UnpaidShipments;
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

/** Orders that have left and whose payment could not be taken, for a person to look after. */
@Controller
class UnpaidPages {

  private static final int ROWS = 50;
  private static final String HOME = "/admin/unpaid";

  private final Pages pages;
  private final Forms forms;
  private final UnpaidShipments unpaid;
  private final GiveUpPayment giving;

  UnpaidPages(Pages pages, Forms forms, UnpaidShipments unpaid, GiveUpPayment giving) {
    this.pages = pages;
    this.forms = forms;
    this.unpaid = unpaid;
    this.giving = giving;
  }

  @GetMapping(HOME)
  ResponseEntity<String> show(
      HttpServletRequest request, Actor.Operator operator, @RequestParam @Nullable String cursor) {
    return pages.show(request, "admin/unpaid.jte", Map.of("orders", unpaid.open(cursor, ROWS)));
  }

  @PostMapping(HOME + "/{id}")
  ResponseEntity<String> giveUp(
      HttpServletRequest request,
      Actor.Operator operator,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String note) {
    return forms.once(
        operator.accountId(),
        request,
        () -> {
          giving
              .giveUp(operator, id, note.replace("\0", ""))
              .ifPresent(
                  refusal -> {
                    throw new PageErrors.NotAllowedNow(refusal);
                  });
          return HOME;
        });
  }
}
