package dev.unbuy.web;

import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.notifications.ReturnLabels;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.refunds.RefundTo;
import dev.unbuy.returns.AskReturn;
import dev.unbuy.returns.AskReturnCommand;
import dev.unbuy.returns.MoveReturn;
import dev.unbuy.returns.RefuseDelivery;
import dev.unbuy.returns.ReturnAuthorization;
import dev.unbuy.returns.ReturnOutcome;
import dev.unbuy.returns.ReturnPreview;
import dev.unbuy.returns.Returns;
import dev.unbuy.returns.rules.ReturnReason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sending items back in three steps, following a return, and refusing a delivery. */
@Controller
class ReturnPages {

  private final Pages pages;
  private final Forms forms;
  private final OrderOverviews orders;
  private final AskReturn asking;
  private final MoveReturn moves;
  private final RefuseDelivery refusing;
  private final Returns returns;
  private final ReturnLabels labels;
  private final PhotoPages photos;

  ReturnPages(
      Pages pages,
      Forms forms,
      OrderOverviews orders,
      AskReturn asking,
      MoveReturn moves,
      RefuseDelivery refusing,
      Returns returns,
      ReturnLabels labels,
      PhotoPages photos) {
    this.pages = pages;
    this.forms = forms;
    this.orders = orders;
    this.asking = asking;
    this.moves = moves;
    this.refusing = refusing;
    this.returns = returns;
    this.labels = labels;
    this.photos = photos;
  }

  @GetMapping("/orders/{id}/return")
  ResponseEntity<String> choose(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam @Nullable ReturnReason reason,
      @RequestParam(defaultValue = "") String note) {
    return choose(200, request, buyer, id, reason, note, "");
  }

  @GetMapping("/orders/{id}/return/review")
  ResponseEntity<String> review(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam @Nullable ReturnReason reason,
      @RequestParam(defaultValue = "") String note) {
    List<UnitsOfLine> units = Forms.units(request);
    if (units.isEmpty()) {
      return choose(422, request, buyer, id, reason, note, "return.choose-items");
    }
    if (reason == null) {
      return choose(422, request, buyer, id, null, note, "return.choose-reason");
    }
    if (reason == ReturnReason.OTHER && note.isBlank()) {
      return choose(422, request, buyer, id, reason, note, "return.say-why");
    }
    ReturnPreview preview = asking.preview(buyer, id, reason, units);
    return pages.show(
        request,
        "buyer/return-review.jte",
        Map.of("preview", preview, "reason", reason, "note", note));
  }

  @PostMapping("/orders/{id}/return")
  ResponseEntity<String> ask(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam ReturnReason reason,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "ORIGINAL") RefundTo refundTo) {
    List<UnitsOfLine> units = Forms.units(request);
    if (units.isEmpty()) {
      throw new InvalidInput("quantity", "must be chosen");
    }
    AskReturnCommand command =
        new AskReturnCommand(buyer, id, reason, words(note), units, refundTo);
    return step(request, buyer, () -> asking.ask(command));
  }

  @GetMapping("/returns/{id}")
  ResponseEntity<String> show(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    ReturnAuthorization one = returns.get(id, buyer);
    return pages.show(
        request,
        "buyer/returned.jte",
        Map.of(
            "one",
            one,
            "overview",
            orders.get(buyer, one.orderId()),
            "photos",
            photos.strip(request, id, "BUYER", !one.status().isEnded())));
  }

  @PostMapping("/returns/{id}/label")
  ResponseEntity<String> label(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return step(request, buyer, () -> moves.takeLabel(buyer, id));
  }

  /** Once the goods can be sent: the prepaid label where it was taken, and the slip. */
  @GetMapping("/returns/{id}/label.pdf")
  ResponseEntity<byte[]> printed(Actor.Buyer buyer, @PathVariable UUID id) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header("Content-Disposition", "inline; filename=\"return-%s.pdf\"".formatted(id))
        .body(labels.pdf(buyer, id));
  }

  @PostMapping("/returns/{id}/send")
  ResponseEntity<String> send(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String carrier,
      @RequestParam(defaultValue = "") String trackingNumber) {
    return step(
        request,
        buyer,
        () -> moves.send(buyer, id, carrier.replace("\0", ""), trackingNumber.replace("\0", "")));
  }

  @PostMapping("/returns/{id}/take-back")
  ResponseEntity<String> takeBack(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return step(request, buyer, () -> moves.takeBack(buyer, id));
  }

  @GetMapping("/orders/{id}/refuse")
  ResponseEntity<String> refusal(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "CHANGE_OF_MIND") ReturnReason reason) {
    return pages.show(
        request,
        "buyer/refuse.jte",
        Map.of(
            "preview", refusing.preview(buyer, id, reason),
            "lines", orders.get(buyer, id).lines(),
            "reasons", ReturnReason.chosen(),
            "reason", reason.name()));
  }

  @PostMapping("/orders/{id}/refuse")
  ResponseEntity<String> refuse(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam ReturnReason reason,
      @RequestParam(defaultValue = "") String note) {
    return forms.once(
        buyer.accountId(),
        request,
        () ->
            switch (refusing.refuse(buyer, id, reason, words(note))) {
              case RefuseDelivery.Refused refused ->
                  "/returns/" + refused.returns().getFirst().id();
              case RefuseDelivery.NotPossible no ->
                  throw new PageErrors.NotAllowedNow(no.refusal());
            });
  }

  static @Nullable String words(String note) {
    String words = note.replace("\0", "").strip();
    return words.isEmpty() ? null : words;
  }

  private ResponseEntity<String> step(
      HttpServletRequest request, Actor.Buyer buyer, Supplier<ReturnOutcome> change) {
    return forms.once(
        buyer.accountId(), request, () -> "/returns/" + SellerReturnPages.done(change.get()).id());
  }

  private ResponseEntity<String> choose(
      int status,
      HttpServletRequest request,
      Actor.Buyer buyer,
      UUID id,
      @Nullable ReturnReason reason,
      String note,
      String problem) {
    ReturnReason thought = Objects.requireNonNullElse(reason, ReturnReason.CHANGE_OF_MIND);
    return pages.show(
        status,
        request,
        "buyer/return.jte",
        Map.of(
            "preview",
            asking.preview(buyer, id, thought, List.of()),
            "reasons",
            ReturnReason.chosen(),
            "reason",
            reason == null ? "" : reason.name(),
            "note",
            note,
            "problem",
            problem));
  }
}
