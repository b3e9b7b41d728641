package dev.unbuy.web;

import dev.unbuy.cancellations.OrderOverview;
import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.changes.ChangeChoices;
import dev.unbuy.changes.ChangeOutcome;
import dev.unbuy.changes.ProposeChange;
import dev.unbuy.changes.ProposeCommand;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.orders.OrderLine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What a seller proposes in place of what is not there. */
@Controller
class ProposalPages {

  private static final int LONGEST_WORDS = 100;

  private final Pages pages;
  private final Forms forms;
  private final OrderOverviews orders;
  private final ChangeChoices choices;
  private final ProposeChange proposals;

  ProposalPages(
      Pages pages,
      Forms forms,
      OrderOverviews orders,
      ChangeChoices choices,
      ProposeChange proposals) {
    this.pages = pages;
    this.forms = forms;
    this.orders = orders;
    this.choices = choices;
    this.proposals = proposals;
  }

  @GetMapping("/seller/orders/{id}/propose")
  ResponseEntity<String> choose(
      HttpServletRequest request, Actor.Seller seller, @PathVariable UUID id) {
    return show(200, request, seller, id, Form.of(request));
  }

  @PostMapping("/seller/orders/{id}/propose")
  ResponseEntity<String> propose(
      HttpServletRequest request, Actor.Seller seller, @PathVariable UUID id) {
    Form form = Form.of(request);
    try {
      ProposeCommand command = command(seller, id, form);
      return forms.once(
          seller.accountId(),
          request,
          () ->
              switch (proposals.propose(command)) {
                case ChangeOutcome.Made made -> "/seller/orders/" + made.change().orderId();
                case ChangeOutcome.Refused refused ->
                    throw new PageErrors.NotAllowedNow(refused.refusal());
                case ChangeOutcome.Stale stale ->
                    throw new IllegalStateException("nothing was said to be seen: " + stale);
              });
    } catch (InvalidInput invalid) {
      return show(422, request, seller, id, form.wrong(invalid));
    }
  }

  private static ProposeCommand command(Actor.Seller seller, UUID order, Form form) {
    UUID variant = Ids.parse(form.value("variantId")).orElse(null);
    return new ProposeCommand(
        seller,
        order,
        Ids.parse(form.value("line"))
            .orElseThrow(() -> new InvalidInput("line", "must be a line of this order")),
        Forms.number("quantity", form.value("quantity")),
        variant,
        variant == null ? day(form.value("shipBy")) : null);
  }

  private static LocalDate day(String typed) {
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeParseException noDay) {
      throw new InvalidInput("shipBy", "must be a day, such as 2026-12-24");
    }
  }

  private ResponseEntity<String> show(
      int status, HttpServletRequest request, Actor.Seller seller, UUID id, Form form) {
    OrderOverview overview = orders.get(seller, id);
    List<OrderLine> open =
        overview.lines().stream().filter(line -> line.fulfillable() > 0).toList();
    OrderLine missing = chosen(open, form);
    String typed = form.value("words");
    String words = typed.substring(0, Math.min(LONGEST_WORDS, typed.length()));
    Map<String, Object> model = new HashMap<>();
    model.put("overview", overview);
    model.put("open", open);
    model.put("missing", missing);
    model.put("substitutes", missing == null ? List.of() : choices.inPlaceOf(missing, words));
    model.put("form", form);
    model.put("words", words);
    return pages.show(status, request, "seller/propose.jte", model);
  }

  private static @Nullable OrderLine chosen(List<OrderLine> open, Form form) {
    return open.stream()
        .filter(line -> line.id().toString().equals(form.value("line")))
        .findFirst()
        .orElse(open.isEmpty() ? null : open.getFirst());
  }
}
