package dev.unbuy.web;

import dev.unbuy.cancellations.OrderOverview;
import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.changes.AnswerChange;
import dev.unbuy.changes.Change;
import dev.unbuy.changes.ChangeChoices;
import dev.unbuy.changes.ChangeOptions;
import dev.unbuy.changes.ChangeOrder;
import dev.unbuy.changes.ChangeOutcome;
import dev.unbuy.changes.ChangePreview;
import dev.unbuy.changes.Changes;
import dev.unbuy.changes.rules.WhoMayChange.Outcome;
import dev.unbuy.checkout.Payment;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.payments.gateway.PaymentGateway;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Changing an order: what is to be different, a look at what it comes to, and what became of it.
 */
@Controller
class ChangePages {

  private final Pages pages;
  private final Forms forms;
  private final Texts texts;
  private final OrderOverviews orders;
  private final ChangeChoices choices;
  private final ChangeOptions options;
  private final ChangeOrder changeOrder;
  private final AnswerChange answers;
  private final Changes changes;
  private final PaymentGateway gateway;

  ChangePages(
      Pages pages,
      Forms forms,
      Texts texts,
      OrderOverviews orders,
      ChangeChoices choices,
      ChangeOptions options,
      ChangeOrder changeOrder,
      AnswerChange answers,
      Changes changes,
      PaymentGateway gateway) {
    this.pages = pages;
    this.forms = forms;
    this.texts = texts;
    this.orders = orders;
    this.choices = choices;
    this.options = options;
    this.changeOrder = changeOrder;
    this.answers = answers;
    this.changes = changes;
    this.gateway = gateway;
  }

  @GetMapping("/orders/{id}/change")
  ResponseEntity<String> choose(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    OrderOverview overview = orders.get(buyer, id);
    return choose(200, request, overview, AddressForm.of(overview.order().shipTo()));
  }

  @GetMapping("/orders/{id}/change/review")
  ResponseEntity<String> review(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    OrderOverview overview = orders.get(buyer, id);
    Form form = Form.of(request);
    try {
      return review(200, request, overview, form, preview(buyer, overview, form), "");
    } catch (InvalidInput invalid) {
      return choose(422, request, overview, form.wrong(invalid));
    }
  }

  @GetMapping("/orders/{id}/pay")
  ResponseEntity<String> pay(HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    OrderOverview overview = orders.get(buyer, id);
    Form form = Form.of(Map.of("anew", "true"));
    return review(200, request, overview, form, preview(buyer, overview, form), "");
  }

  @PostMapping("/orders/{id}/change")
  ResponseEntity<String> change(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    OrderOverview overview = orders.get(buyer, id);
    Form form = Form.of(request);
    try {
      return make(request, buyer, overview, form);
    } catch (NoLongerSo stale) {
      return review(409, request, overview, form, stale.preview, "change.stale");
    } catch (InvalidInput invalid) {
      return choose(422, request, overview, form.wrong(invalid));
    }
  }

  @GetMapping("/changes/{id}")
  ResponseEntity<String> made(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    Change change = changes.get(id, buyer);
    return pages.show(
        request,
        "buyer/change-made.jte",
        Map.of("change", change, "overview", orders.get(buyer, change.orderId())));
  }

  @PostMapping("/changes/{id}/take-back")
  ResponseEntity<String> takeBack(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return forms.once(
        buyer.accountId(),
        request,
        () -> "/changes/" + done(answers.takeBack(buyer, id)).change().id());
  }

  /** The buyer answers what the seller proposes. */
  @PostMapping("/changes/{id}/answer")
  ResponseEntity<String> answerProposal(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam String action) {
    return forms.once(
        buyer.accountId(),
        request,
        () ->
            "/changes/"
                + done(action.equals("accept")
                        ? answers.accept(buyer, id)
                        : answers.refuse(buyer, id))
                    .change()
                    .id());
  }

  @PostMapping("/seller/changes/{id}")
  ResponseEntity<String> answer(
      HttpServletRequest request,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam String action) {
    return forms.once(
        seller.accountId(),
        request,
        () ->
            "/seller/orders/"
                + done(action.equals("approve")
                        ? answers.approve(seller, id)
                        : answers.decline(seller, id))
                    .change()
                    .orderId());
  }

  private ResponseEntity<String> make(
      HttpServletRequest request, Actor.Buyer buyer, OrderOverview overview, Form form) {
    List<Payment> payments = form.value("method").isEmpty() ? List.of() : ChangeForm.payments(form);
    AtomicReference<@Nullable UUID> toBePaid = new AtomicReference<>();
    ResponseEntity<String> answer =
        forms.once(
            buyer.accountId(),
            request,
            () -> {
              ChangeOutcome.Made made =
                  done(changeOrder.make(ChangeForm.command(buyer, overview, form, payments)));
              toBePaid.set(made.toBePaid());
              return "/changes/" + made.change().id();
            });
    UUID event = toBePaid.get();
    if (event != null) {
      changeOrder.pay(event);
    }
    return answer;
  }

  private static ChangeOutcome.Made done(ChangeOutcome outcome) {
    return switch (outcome) {
      case ChangeOutcome.Made made -> made;
      case ChangeOutcome.Refused refused -> throw new PageErrors.NotAllowedNow(refused.refusal());
      case ChangeOutcome.Stale stale -> throw new NoLongerSo(stale.preview());
    };
  }

  private ChangePreview preview(Actor.Buyer buyer, OrderOverview overview, Form form) {
    List<Payment> any =
        form.value("anew").equals("true")
            ? List.of(new Payment(PaymentMethod.CARD, "preview", null))
            : List.of();
    return options.preview(ChangeForm.command(buyer, overview, form, any));
  }

  private ResponseEntity<String> choose(
      int status, HttpServletRequest request, OrderOverview overview, Form form) {
    return pages.show(
        status,
        request,
        "buyer/change.jte",
        Map.of(
            "overview",
            overview,
            "choices",
            choices.of(overview.lines()),
            "faster",
            choices.faster(overview.order()),
            "form",
            form,
            "countries",
            texts.countries()));
  }

  private ResponseEntity<String> review(
      int status,
      HttpServletRequest request,
      OrderOverview overview,
      Form form,
      ChangePreview preview,
      String problem) {
    Map<String, Object> model = new HashMap<>();
    model.put("overview", overview);
    model.put("preview", preview);
    model.put("carried", ChangeForm.carried(form));
    model.put("problem", problem);
    model.put("sandbox", gateway.isSandbox());
    model.put("refused", preview.outcome() == Outcome.REFUSED);
    return pages.show(status, request, "buyer/change-review.jte", model);
  }

  /** What was looked over is no longer so; on its way to the page that shows what is. */
  private static final class NoLongerSo extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ChangePreview preview;

    NoLongerSo(ChangePreview preview) {
      super("stale", null, false, false);
      this.preview = preview;
    }
  }
}
