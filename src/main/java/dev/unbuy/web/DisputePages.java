package dev.unbuy.web;

import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.returns.ArgueDispute;
import dev.unbuy.returns.Dispute;
import dev.unbuy.returns.Dispute.Settlement;
import dev.unbuy.returns.DisputeOutcome;
import dev.unbuy.returns.DisputeStatus;
import dev.unbuy.returns.Disputes;
import dev.unbuy.returns.OpenDispute;
import dev.unbuy.returns.OpenDisputeCommand;
import dev.unbuy.returns.rules.DisputeKind;
import dev.unbuy.returns.rules.Relief;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Disputes as their three sides see them. */
@Controller
class DisputePages {

  private static final int ROWS = 50;

  private final Pages pages;
  private final Forms forms;
  private final OrderOverviews orders;
  private final OpenDispute opening;
  private final ArgueDispute arguing;
  private final Disputes disputes;
  private final PhotoPages photos;

  DisputePages(
      Pages pages,
      Forms forms,
      OrderOverviews orders,
      OpenDispute opening,
      ArgueDispute arguing,
      Disputes disputes,
      PhotoPages photos) {
    this.pages = pages;
    this.forms = forms;
    this.orders = orders;
    this.opening = opening;
    this.arguing = arguing;
    this.disputes = disputes;
    this.photos = photos;
  }

  @GetMapping("/orders/{id}/dispute")
  ResponseEntity<String> begin(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return pages.show(request, "buyer/dispute.jte", Map.of("overview", orders.get(buyer, id)));
  }

  @PostMapping("/orders/{id}/dispute")
  ResponseEntity<String> open(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam DisputeKind kind,
      @RequestParam Relief wants,
      @RequestParam @Nullable String amount,
      @RequestParam(defaultValue = "") String statement) {
    String currency = orders.get(buyer, id).order().currency();
    OpenDisputeCommand command =
        new OpenDisputeCommand(
            buyer,
            id,
            kind,
            statement.replace("\0", ""),
            settlement(wants, amount, currency),
            Forms.units(request));
    return forms.once(
        buyer.accountId(), request, () -> "/disputes/" + done(opening.open(command)).id());
  }

  @GetMapping("/disputes/{id}")
  ResponseEntity<String> show(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return show(request, buyer, id, "buyer");
  }

  @PostMapping("/disputes/{id}")
  ResponseEntity<String> step(
      HttpServletRequest request,
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestParam String action,
      @RequestParam(defaultValue = "") String statement) {
    String words = statement.replace("\0", "");
    return forms.once(
        buyer.accountId(),
        request,
        () ->
            "/disputes/"
                + done(switch (action) {
                      case "accept" -> arguing.accept(buyer, id);
                      case "escalate" -> arguing.escalate(buyer, id);
                      case "withdraw" -> arguing.withdraw(buyer, id);
                      case "say" -> arguing.say(buyer, id, words);
                      case "appeal" -> arguing.appeal(buyer, id, words);
                      default -> throw new InvalidInput("action", "is not one of the page's");
                    })
                    .id());
  }

  @GetMapping("/seller/disputes")
  ResponseEntity<String> ofSeller(
      HttpServletRequest request, Actor.Seller seller, @RequestParam @Nullable String cursor) {
    return pages.show(
        request,
        "seller/disputes.jte",
        Map.of("disputes", disputes.ofShop(seller.shopId(), cursor, ROWS)));
  }

  @GetMapping("/seller/disputes/{id}")
  ResponseEntity<String> show(
      HttpServletRequest request, Actor.Seller seller, @PathVariable UUID id) {
    return show(request, seller, id, "seller");
  }

  @PostMapping("/seller/disputes/{id}")
  ResponseEntity<String> step(
      HttpServletRequest request,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam String action,
      @RequestParam(defaultValue = "NOTHING") Relief offer,
      @RequestParam @Nullable String amount,
      @RequestParam(defaultValue = "") String statement) {
    String words = statement.replace("\0", "");
    return forms.once(
        seller.accountId(),
        request,
        () ->
            "/seller/disputes/"
                + done(switch (action) {
                      case "offer" -> {
                        String currency = disputes.get(id, seller).dispute().value().currency();
                        yield arguing.offer(seller, id, settlement(offer, amount, currency), words);
                      }
                      case "escalate" -> arguing.escalate(seller, id);
                      case "accept" -> arguing.accept(seller, id);
                      case "say" -> arguing.say(seller, id, words);
                      case "appeal" -> arguing.appeal(seller, id, words);
                      default -> throw new InvalidInput("action", "is not one of the page's");
                    })
                    .id());
  }

  @GetMapping("/agent/disputes")
  ResponseEntity<String> queue(
      HttpServletRequest request, Actor.Agent agent, @RequestParam @Nullable String cursor) {
    return pages.show(
        request, "agent/disputes.jte", Map.of("disputes", disputes.toDecide(cursor, ROWS)));
  }

  @GetMapping("/agent/disputes/{id}")
  ResponseEntity<String> show(
      HttpServletRequest request, Actor.Agent agent, @PathVariable UUID id) {
    return show(request, agent, id, "agent");
  }

  @PostMapping("/agent/disputes/{id}")
  ResponseEntity<String> decide(
      HttpServletRequest request,
      Actor.Agent agent,
      @PathVariable UUID id,
      @RequestParam Relief decision,
      @RequestParam @Nullable String amount,
      @RequestParam(defaultValue = "") String because) {
    String currency = disputes.get(id, agent).dispute().value().currency();
    Settlement settlement = settlement(decision, amount, currency);
    return forms.once(
        agent.accountId(),
        request,
        () ->
            "/agent/disputes/"
                + done(arguing.decide(agent, id, settlement, because.replace("\0", ""))).id());
  }

  private ResponseEntity<String> show(
      HttpServletRequest request, Actor actor, UUID id, String side) {
    Disputes.Argued argued = disputes.get(id, actor);
    return pages.show(
        request,
        side + "/argued.jte",
        Map.of(
            "argued",
            argued,
            "overview",
            orders.get(actor, argued.dispute().orderId()),
            "photos",
            photos.strip(
                request,
                id,
                side.equals("agent") ? "" : side.toUpperCase(Locale.ROOT),
                argued.dispute().status() != DisputeStatus.CLOSED)));
  }

  private static Settlement settlement(Relief relief, @Nullable String amount, String currency) {
    return new Settlement(
        relief, relief == Relief.PART_REFUND ? Forms.money("amount", amount, currency) : null);
  }

  private static Dispute done(DisputeOutcome outcome) {
    return switch (outcome) {
      case DisputeOutcome.Done done -> done.dispute();
      case DisputeOutcome.Refused refused -> throw new PageErrors.NotAllowedNow(refused.refusal());
    };
  }
}
