package dev.unbuy.web;

import dev.unbuy.cancellations.AnswerCancellation;
import dev.unbuy.cancellations.Cancellation;
import dev.unbuy.cancellations.Cancellations;
import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.cancellations.UndoCancellation;
import dev.unbuy.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What became of a buyer's cancellation, and what can still be done about it. */
@Controller
class CancellationPages {

  private final Pages pages;
  private final Forms forms;
  private final Cancellations cancellations;
  private final OrderOverviews orders;
  private final AnswerCancellation answers;
  private final UndoCancellation undo;

  CancellationPages(
      Pages pages,
      Forms forms,
      Cancellations cancellations,
      OrderOverviews orders,
      AnswerCancellation answers,
      UndoCancellation undo) {
    this.pages = pages;
    this.forms = forms;
    this.cancellations = cancellations;
    this.orders = orders;
    this.answers = answers;
    this.undo = undo;
  }

  @GetMapping("/cancellations/{id}")
  ResponseEntity<String> show(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    Cancellation cancellation = cancellations.get(id, buyer);
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("cancellation", cancellation);
    model.put("overview", orders.get(buyer, cancellation.orderId()));
    model.put("undoUntil", undo.until(cancellation));
    return pages.show(request, "buyer/cancellation.jte", model);
  }

  @PostMapping("/cancellations/{id}/take-back")
  ResponseEntity<String> takeBack(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return forms.once(
        buyer.accountId(),
        request,
        () -> "/cancellations/" + OrderPages.done(answers.takeBack(buyer, id)).id());
  }

  @PostMapping("/cancellations/{id}/undo")
  ResponseEntity<String> undo(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return forms.once(
        buyer.accountId(),
        request,
        () -> "/cancellations/" + OrderPages.done(undo.undo(buyer, id)).id());
  }
}
