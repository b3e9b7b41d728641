package dev.unbuy.web;

import dev.unbuy.cancellations.CancellationFile;
import dev.unbuy.cancellations.CancellationFiles;
import dev.unbuy.cancellations.ChangeReason;
import dev.unbuy.cancellations.ContestFault;
import dev.unbuy.cancellations.ContestOutcome;
import dev.unbuy.cancellations.EndangeredOrders;
import dev.unbuy.cancellations.Intercept;
import dev.unbuy.cancellations.WriteNote;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.kernel.Actor;
import dev.unbuy.platform.Transactions;
import dev.unbuy.standing.Standings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whose fault a cancellation was, for the two sides of it: notes, another reason, contests. */
@Controller
class FaultPages {

  private static final String BUYERS = "/cancellations/";
  private static final String SELLERS = "/seller/cancellations/";

  private final Pages pages;
  private final Forms forms;
  private final CancellationFiles files;
  private final ContestFault contesting;
  private final ChangeReason reasons;
  private final WriteNote notes;
  private final Standings standings;
  private final EndangeredOrders endangered;
  private final Transactions transactions;

  FaultPages(
      Pages pages,
      Forms forms,
      CancellationFiles files,
      ContestFault contesting,
      ChangeReason reasons,
      WriteNote notes,
      Standings standings,
      EndangeredOrders endangered,
      Transactions transactions) {
    this.pages = pages;
    this.forms = forms;
    this.files = files;
    this.contesting = contesting;
    this.reasons = reasons;
    this.notes = notes;
    this.standings = standings;
    this.endangered = endangered;
    this.transactions = transactions;
  }

  @GetMapping(SELLERS + "{id}")
  ResponseEntity<String> ofSeller(
      HttpServletRequest request, Actor.Seller seller, @PathVariable UUID id) {
    CancellationFile file = files.get(id, seller);
    return pages.show(
        request,
        "seller/cancellation.jte",
        Map.of(
            "file", file,
            "intercept", transactions.read(work -> work.ask(Intercept.ofCancellation(id)).first()),
            "effect", standings.effectOf(seller.shopId(), file.cancellation().orderId()),
            "endangered", endangered.by(seller, file)));
  }

  @PostMapping(BUYERS + "{id}/contest")
  ResponseEntity<String> contest(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String statement) {
    return contest(request, buyer.accountId(), buyer, id, statement, BUYERS);
  }

  @PostMapping(SELLERS + "{id}/contest")
  ResponseEntity<String> contest(
      HttpServletRequest request,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String statement) {
    return contest(request, seller.accountId(), seller, id, statement, SELLERS);
  }

  @PostMapping(BUYERS + "{id}/notes")
  ResponseEntity<String> note(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String text) {
    return note(request, buyer.accountId(), buyer, id, text, BUYERS);
  }

  @PostMapping(SELLERS + "{id}/notes")
  ResponseEntity<String> note(
      HttpServletRequest request,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String text) {
    return note(request, seller.accountId(), seller, id, text, SELLERS);
  }

  @PostMapping(BUYERS + "{id}/reason")
  ResponseEntity<String> reason(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam Reason reason,
      @RequestParam(defaultValue = "") String note) {
    String words = clean(note);
    return forms.once(
        buyer.accountId(),
        request,
        () ->
            BUYERS
                + OrderPages.done(reasons.change(buyer, id, reason, words.isEmpty() ? null : words))
                    .id());
  }

  private ResponseEntity<String> contest(
      HttpServletRequest request,
      UUID account,
      Actor actor,
      UUID id,
      String statement,
      String place) {
    return forms.once(
        account,
        request,
        () ->
            switch (contesting.contest(actor, id, clean(statement))) {
              case ContestOutcome.Refused refused ->
                  throw new PageErrors.NotAllowedNow(refused.refusal());
              case ContestOutcome.Raised _, ContestOutcome.Decided _ -> place + id;
            });
  }

  private ResponseEntity<String> note(
      HttpServletRequest request, UUID account, Actor actor, UUID id, String text, String place) {
    return forms.once(
        account,
        request,
        () -> {
          var _ = notes.write(actor, id, clean(text));
          return place + id;
        });
  }

  private static String clean(String typed) {
    return typed.replace("\0", "").strip();
  }
}
