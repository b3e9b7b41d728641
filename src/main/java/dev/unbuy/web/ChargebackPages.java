package dev.unbuy.web;

import dev.unbuy.kernel.Actor;
import dev.unbuy.refunds.Chargeback.Bearer;
import dev.unbuy.refunds.Chargebacks;
import dev.unbuy.refunds.DecideChargeback;
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

/** What buyers' banks take back, and the decision who bears it. */
@Controller
class ChargebackPages {

  private static final int ROWS = 50;
  private static final String HOME = "/admin/chargebacks";

  private final Pages pages;
  private final Forms forms;
  private final Chargebacks chargebacks;
  private final DecideChargeback deciding;

  ChargebackPages(Pages pages, Forms forms, Chargebacks chargebacks, DecideChargeback deciding) {
    this.pages = pages;
    this.forms = forms;
    this.chargebacks = chargebacks;
    this.deciding = deciding;
  }

  @GetMapping(HOME)
  ResponseEntity<String> show(
      HttpServletRequest request, Actor.Operator operator, @RequestParam @Nullable String cursor) {
    return pages.show(
        request, "admin/chargebacks.jte", Map.of("chargebacks", chargebacks.open(cursor, ROWS)));
  }

  @PostMapping(HOME + "/{id}")
  ResponseEntity<String> decide(
      HttpServletRequest request,
      Actor.Operator operator,
      @PathVariable UUID id,
      @RequestParam Bearer borneBy,
      @RequestParam(defaultValue = "") String note) {
    return forms.once(
        operator.accountId(),
        request,
        () -> {
          deciding
              .decide(operator, id, borneBy, note.replace("\0", ""))
              .ifPresent(
                  refusal -> {
                    throw new PageErrors.NotAllowedNow(refusal);
                  });
          return HOME;
        });
  }
}
