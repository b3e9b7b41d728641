package dev.unbuy.web;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.returns.AskExchange;
import dev.unbuy.returns.ExchangeCommand;
import dev.unbuy.returns.ExchangeCommand.Swap;
import dev.unbuy.returns.rules.ReturnReason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Another variant in place of what was delivered; from there on it is followed like a return. */
@Controller
class ExchangePages {

  private final Pages pages;
  private final Forms forms;
  private final AskExchange asking;

  ExchangePages(Pages pages, Forms forms, AskExchange asking) {
    this.pages = pages;
    this.forms = forms;
    this.asking = asking;
  }

  @GetMapping("/orders/{id}/exchange")
  ResponseEntity<String> choose(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return choose(200, request, buyer, id, Form.NOTHING, "");
  }

  @PostMapping("/orders/{id}/exchange")
  ResponseEntity<String> ask(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "WRONG_SIZE") ReturnReason reason) {
    Form form = Form.of(request);
    List<Swap> swaps =
        Forms.units(request).stream()
            .filter(units -> !form.value("v_" + units.lineId()).isEmpty())
            .map(units -> swap(units, form))
            .toList();
    if (swaps.isEmpty()) {
      return choose(422, request, buyer, id, form, "exchange.choose");
    }
    String note = form.value("note");
    if (reason == ReturnReason.OTHER && note.isEmpty()) {
      return choose(422, request, buyer, id, form, "return.say-why");
    }
    ExchangeCommand command =
        new ExchangeCommand(buyer, id, reason, ReturnPages.words(note), swaps);
    return forms.once(
        buyer.accountId(),
        request,
        () -> "/returns/" + SellerReturnPages.done(asking.ask(command)).id());
  }

  private static Swap swap(UnitsOfLine units, Form form) {
    return new Swap(
        units.lineId(),
        units.quantity(),
        Ids.parse(form.value("v_" + units.lineId()))
            .orElseThrow(() -> new InvalidInput("variant", "is not one of the page's")));
  }

  private ResponseEntity<String> choose(
      int status,
      HttpServletRequest request,
      Actor.Buyer buyer,
      UUID id,
      Form form,
      String problem) {
    return pages.show(
        status,
        request,
        "buyer/exchange.jte",
        Map.of(
            "options",
            asking.options(buyer, id),
            "reasons",
            ReturnReason.chosen(),
            "form",
            form,
            "problem",
            problem));
  }
}
