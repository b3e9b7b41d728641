package dev.unbuy.api;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Addresses;
import dev.unbuy.api.AccountsApi.AddressJson;
import dev.unbuy.api.ChangeJsons.ChangeJson;
import dev.unbuy.api.ChangeJsons.PreviewJson;
import dev.unbuy.api.CheckoutApi.PaymentJson;
import dev.unbuy.changes.AnswerChange;
import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.changes.ChangeOptions;
import dev.unbuy.changes.ChangeOrder;
import dev.unbuy.changes.ChangeOrderCommand;
import dev.unbuy.changes.ChangeOrderCommand.LineTarget;
import dev.unbuy.changes.ChangeOutcome;
import dev.unbuy.changes.Changes;
import dev.unbuy.changes.ProposeChange;
import dev.unbuy.changes.ProposeCommand;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Changes of an order that stays, and the seller's answers to them. */
@RestController
@RequestMapping("/api/v1")
class ChangesApi {

  private static final int MOST_LINES = 200;

  private final ChangeOptions options;
  private final ChangeOrder changeOrder;
  private final AnswerChange answers;
  private final ProposeChange proposals;
  private final Changes all;
  private final Addresses addresses;
  private final ChangeRequests requests;
  private final Words words;
  private final JsonMapper json;

  ChangesApi(
      ChangeOptions options,
      ChangeOrder changeOrder,
      AnswerChange answers,
      ProposeChange proposals,
      Changes all,
      Addresses addresses,
      ChangeRequests requests,
      Words words,
      JsonMapper json) {
    this.options = options;
    this.changeOrder = changeOrder;
    this.answers = answers;
    this.proposals = proposals;
    this.all = all;
    this.addresses = addresses;
    this.requests = requests;
    this.words = words;
    this.json = json;
  }

  @PostMapping("/orders/{id}/changes/preview")
  PreviewJson preview(
      Actor.Buyer buyer, Account account, @PathVariable UUID id, @RequestBody WishJson body) {
    return ChangeJsons.preview(options.preview(command(buyer, account, id, body)), words);
  }

  @PostMapping("/orders/{id}/changes")
  ResponseEntity<String> make(
      Actor.Buyer buyer,
      Account account,
      @PathVariable UUID id,
      @RequestBody WishJson body,
      HttpServletRequest request) {
    ChangeOrderCommand command = command(buyer, account, id, body);
    ResponseEntity<String> made =
        requests.once(buyer.accountId(), request, body, 201, () -> made(command));
    return afterPayment(buyer, json.readValue(made.getBody(), MadeJson.class));
  }

  @GetMapping("/orders/{id}/changes")
  Page<ChangeJson> ofOrder(Actor.Buyer buyer, @PathVariable UUID id) {
    return new Page<>(
        all.ofOrder(id, buyer).stream().map(one -> ChangeJsons.change(one, words)).toList(), null);
  }

  @GetMapping("/changes/{id}")
  ChangeJson change(Actor.Buyer buyer, @PathVariable UUID id) {
    return ChangeJsons.change(all.get(id, buyer), words);
  }

  @PostMapping("/changes/{id}/take-back")
  ResponseEntity<String> takeBack(
      Actor.Buyer buyer, @PathVariable UUID id, HttpServletRequest request) {
    return requests.once(
        buyer.accountId(), request, null, 200, () -> answered(answers.takeBack(buyer, id)));
  }

  @PostMapping("/changes/{id}/accept")
  ResponseEntity<String> accept(
      Actor.Buyer buyer, @PathVariable UUID id, HttpServletRequest request) {
    return requests.once(
        buyer.accountId(), request, null, 200, () -> answered(answers.accept(buyer, id)));
  }

  @PostMapping("/changes/{id}/refuse")
  ResponseEntity<String> refuse(
      Actor.Buyer buyer, @PathVariable UUID id, HttpServletRequest request) {
    return requests.once(
        buyer.accountId(), request, null, 200, () -> answered(answers.refuse(buyer, id)));
  }

  @PostMapping("/seller/orders/{id}/proposals")
  ResponseEntity<String> propose(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestBody ProposeJson body,
      HttpServletRequest request) {
    ProposeCommand command =
        new ProposeCommand(
            seller,
            id,
            Input.required("lineId", body.lineId()),
            Input.required("quantity", body.quantity()),
            body.variantId(),
            body.shipBy());
    return requests.once(
        seller.accountId(), request, body, 201, () -> answered(proposals.propose(command)));
  }

  @GetMapping("/seller/changes")
  Page<ChangeJson> ofShop(
      Actor.Seller seller,
      @RequestParam @Nullable ChangeStatus status,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return all.ofShop(seller.shopId(), status, cursor, Input.limit(limit))
        .map(one -> ChangeJsons.change(one, words));
  }

  @PostMapping("/seller/changes/{id}/approve")
  ResponseEntity<String> approve(
      Actor.Seller seller, @PathVariable UUID id, HttpServletRequest request) {
    return requests.once(
        seller.accountId(), request, null, 200, () -> answered(answers.approve(seller, id)));
  }

  @PostMapping("/seller/changes/{id}/decline")
  ResponseEntity<String> decline(
      Actor.Seller seller, @PathVariable UUID id, HttpServletRequest request) {
    return requests.once(
        seller.accountId(), request, null, 200, () -> answered(answers.decline(seller, id)));
  }

  private MadeJson made(ChangeOrderCommand command) {
    return switch (changeOrder.make(command)) {
      case ChangeOutcome.Made made -> new MadeJson(made.change().id(), made.toBePaid());
      case ChangeOutcome.Refused refused -> throw new Refused(refused.refusal());
      case ChangeOutcome.Stale stale ->
          throw new StalePreview(ChangeJsons.preview(stale.preview(), words));
    };
  }

  /** The change is what the key stands for; it is told as it is once its payment was asked for. */
  private ResponseEntity<String> afterPayment(Actor.Buyer buyer, MadeJson made) {
    if (made.toBePaid() != null) {
      changeOrder.pay(made.toBePaid());
    }
    return ResponseEntity.status(201)
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.writeValueAsString(change(buyer, made.id())));
  }

  private ChangeJson answered(ChangeOutcome outcome) {
    return switch (outcome) {
      case ChangeOutcome.Made made -> ChangeJsons.change(made.change(), words);
      case ChangeOutcome.Refused refused -> throw new Refused(refused.refusal());
      case ChangeOutcome.Stale stale ->
          throw new StalePreview(ChangeJsons.preview(stale.preview(), words));
    };
  }

  private ChangeOrderCommand command(Actor.Buyer buyer, Account account, UUID id, WishJson body) {
    Address address = address(account, body);
    return new ChangeOrderCommand(
        buyer,
        id,
        lines(body.lines()),
        address,
        Boolean.TRUE.equals(body.faster()),
        body.payments() == null ? List.of() : CheckoutApi.payments(body.payments()),
        Input.text("seen", body.seen()));
  }

  private @Nullable Address address(Account account, WishJson body) {
    if (body.addressId() != null) {
      return addresses.get(account.id(), body.addressId());
    }
    return body.address() == null ? null : body.address().address("address.");
  }

  private static List<LineTarget> lines(@Nullable List<@Nullable TargetJson> lines) {
    if (lines == null) {
      return List.of();
    }
    if (lines.isEmpty() || lines.size() > MOST_LINES) {
      throw new InvalidInput("lines", "must be 1 to %d, or left out".formatted(MOST_LINES));
    }
    List<LineTarget> targets = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String field = "lines[%d]".formatted(i);
      TargetJson line = Input.required(field, lines.get(i));
      targets.add(
          new LineTarget(
              Input.required(field + ".lineId", line.lineId()),
              Input.required(field + ".quantity", line.quantity()),
              line.variantId()));
    }
    return targets;
  }

  record TargetJson(@Nullable UUID lineId, @Nullable Integer quantity, @Nullable UUID variantId) {}

  /**
   * What is to be different.
   *
   * @param faster whether it is to be shipped by the shop's faster way
   * @param seen what the preview's {@code seen} said; left out, it is changed at whatever it is
   */
  record WishJson(
      @Nullable List<@Nullable TargetJson> lines,
      @Nullable UUID addressId,
      @Nullable AddressJson address,
      @Nullable Boolean faster,
      @Nullable List<@Nullable PaymentJson> payments,
      @Nullable String seen) {}

  /**
   * What is proposed for units that are not there: a substitute, or a later day.
   *
   * @param quantity units that are missing
   * @param variantId something else of the same shop
   * @param shipBy the last day on which they ship
   */
  record ProposeJson(
      @Nullable UUID lineId,
      @Nullable Integer quantity,
      @Nullable UUID variantId,
      @Nullable LocalDate shipBy) {}

  record MadeJson(UUID id, @Nullable UUID toBePaid) {}
}
