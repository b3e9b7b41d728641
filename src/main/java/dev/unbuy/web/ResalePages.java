package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.catalog.Condition;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.InvalidInput.FieldError;
import dev.unbuy.kernel.Money;
import dev.unbuy.resale.Resale;
import dev.unbuy.resale.ResaleOptions;
import dev.unbuy.resale.ResaleOutcome;
import dev.unbuy.resale.Resell;
import dev.unbuy.resale.ResellCommand;
import dev.unbuy.resale.TakeOffSale;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Selling on what arrived, from the page of its order. */
@Controller
class ResalePages {

  private final Pages pages;
  private final Forms forms;
  private final Resell reselling;
  private final TakeOffSale takingBack;

  ResalePages(Pages pages, Forms forms, Resell reselling, TakeOffSale takingBack) {
    this.pages = pages;
    this.forms = forms;
    this.reselling = reselling;
    this.takingBack = takingBack;
  }

  @GetMapping("/orders/{id}/resell")
  ResponseEntity<String> choose(
      HttpServletRequest request, Account account, Actor.Buyer buyer, @PathVariable UUID id) {
    ResaleOptions options = reselling.options(buyer, account.shopId(), id);
    return show(200, request, options, Form.NOTHING);
  }

  @PostMapping("/orders/{id}/resell")
  ResponseEntity<String> offer(
      HttpServletRequest request, Account account, Actor.Buyer buyer, @PathVariable UUID id) {
    Form form = Form.of(request);
    ResaleOptions options = reselling.options(buyer, account.shopId(), id);
    try {
      ResellCommand command = read(form, buyer, id, options.currency());
      return forms.once(
          buyer.accountId(),
          request,
          () -> {
            Resale one = done(reselling.resell(command));
            return "/orders/" + id + "#resale-" + one.id();
          });
    } catch (InvalidInput invalid) {
      return show(422, request, options, form.wrong(invalid));
    }
  }

  @PostMapping("/resales/{id}/take-back")
  ResponseEntity<String> takeBack(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return forms.once(
        buyer.accountId(),
        request,
        () -> "/orders/" + done(takingBack.takeBack(buyer, id)).orderId());
  }

  private ResponseEntity<String> show(
      int status, HttpServletRequest request, ResaleOptions options, Form form) {
    return pages.show(
        status, request, "buyer/resell.jte", Map.of("options", options, "form", form));
  }

  private static ResellCommand read(Form form, Actor.Buyer buyer, UUID id, String currency) {
    List<FieldError> errors = new ArrayList<>();
    UUID line = Ids.parse(form.value("lineId")).orElse(null);
    if (line == null) {
      errors.add(new FieldError("lineId", "must be chosen"));
    }
    Integer quantity = collect(errors, () -> Forms.number("quantity", form.value("quantity", "1")));
    Money price = collect(errors, () -> Forms.money("price", form.value("price"), currency));
    if (!form.value("condition").matches("LIKE_NEW|USED")) {
      errors.add(new FieldError("condition", "must be chosen"));
    }
    String note = form.value("conditionNote");
    if (note.isEmpty()) {
      errors.add(new FieldError("conditionNote", "is required"));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
    return new ResellCommand(
        buyer,
        id,
        Objects.requireNonNull(line),
        Objects.requireNonNull(quantity),
        Objects.requireNonNull(price),
        Condition.valueOf(form.value("condition")),
        note);
  }

  private static <T> @Nullable T collect(List<FieldError> errors, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (InvalidInput invalid) {
      errors.addAll(invalid.errors());
      return null;
    }
  }

  private static Resale done(ResaleOutcome outcome) {
    return switch (outcome) {
      case ResaleOutcome.Done done -> done.resale();
      case ResaleOutcome.Refused refused -> throw new PageErrors.NotAllowedNow(refused.refusal());
    };
  }
}
