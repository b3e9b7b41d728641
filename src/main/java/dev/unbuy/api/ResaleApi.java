package dev.unbuy.api;

import dev.unbuy.accounts.Account;
import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.catalog.Condition;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Money;
import dev.unbuy.resale.Resale;
import dev.unbuy.resale.ResaleOptions;
import dev.unbuy.resale.ResaleOutcome;
import dev.unbuy.resale.Resales;
import dev.unbuy.resale.Resell;
import dev.unbuy.resale.ResellCommand;
import dev.unbuy.resale.TakeOffSale;
import dev.unbuy.resale.rules.SuggestedPrice;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a buyer sells on. */
@RestController
@RequestMapping("/api/v1")
class ResaleApi {

  private final Resell reselling;
  private final TakeOffSale takingBack;
  private final Resales resales;
  private final ChangeRequests changes;

  ResaleApi(Resell reselling, TakeOffSale takingBack, Resales resales, ChangeRequests changes) {
    this.reselling = reselling;
    this.takingBack = takingBack;
    this.resales = resales;
    this.changes = changes;
  }

  @GetMapping("/orders/{id}/resale-options")
  OptionsJson options(Account account, Actor.Buyer buyer, @PathVariable UUID id) {
    ResaleOptions options = reselling.options(buyer, account.shopId(), id);
    return new OptionsJson(
        options.rule().name(),
        options.currency(),
        options.ownShop(),
        options.lines().stream().map(choice -> json(choice, options.currency())).toList(),
        resales.ofOrder(id).stream().map(one -> ResaleJson.of(one, false)).toList());
  }

  @PostMapping("/orders/{id}/resale")
  ResponseEntity<String> resell(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestBody ResellJson body,
      HttpServletRequest request) {
    ResellCommand command = body.command(buyer, id);
    return changes.once(
        buyer.accountId(), request, body, 201, () -> done(reselling.resell(command)));
  }

  @PostMapping("/resales/{id}/take-back")
  ResponseEntity<String> takeBack(
      Actor.Buyer buyer, @PathVariable UUID id, HttpServletRequest request) {
    return changes.once(
        buyer.accountId(), request, null, 200, () -> done(takingBack.takeBack(buyer, id)));
  }

  private static ResaleJson done(ResaleOutcome outcome) {
    return switch (outcome) {
      case ResaleOutcome.Done done -> ResaleJson.of(done.resale(), done.newShop());
      case ResaleOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  private static ChoiceJson json(ResaleOptions.Choice choice, String currency) {
    return new ChoiceJson(
        choice.line().id(),
        choice.line().title(),
        choice.line().variant(),
        choice.free(),
        choice.newPrice() == null ? null : Json.money(choice.newPrice()),
        suggested(choice.likeNew(), currency),
        suggested(choice.used(), currency));
  }

  private static @Nullable SuggestedJson suggested(
      @Nullable SuggestedPrice price, String currency) {
    return price == null
        ? null
        : new SuggestedJson(Json.money(new Money(price.price(), currency)), price.resales());
  }

  /**
   * A purchase offered again.
   *
   * @param price for one
   * @param condition LIKE_NEW or USED; USED when nothing is said
   * @param conditionNote how it looks, in the reseller's words
   */
  record ResellJson(
      @Nullable UUID lineId,
      @Nullable Integer quantity,
      @Nullable AmountJson price,
      @Nullable Condition condition,
      @Nullable String conditionNote) {

    ResellCommand command(Actor.Buyer buyer, UUID orderId) {
      return new ResellCommand(
          buyer,
          orderId,
          Input.required("lineId", lineId),
          Input.required("quantity", quantity),
          Input.required("price", price).money("price."),
          Objects.requireNonNullElse(condition, Condition.USED),
          Input.text("conditionNote", conditionNote, ResellCommand.MAX_NOTE));
    }
  }

  /**
   * What is offered.
   *
   * @param free units that nobody has bought yet
   * @param newShop whether the buyer got a shop by it
   */
  record ResaleJson(
      UUID id,
      UUID orderId,
      UUID lineId,
      UUID shopId,
      UUID listingId,
      UUID variantId,
      String title,
      int quantity,
      int free,
      int takenBack,
      MoneyJson price,
      Instant offeredAt,
      boolean newShop) {

    static ResaleJson of(Resale one, boolean newShop) {
      return new ResaleJson(
          one.id(),
          one.orderId(),
          one.lineId(),
          one.shopId(),
          one.listingId(),
          one.variantId(),
          one.title(),
          one.quantity(),
          one.free(),
          one.takenBack(),
          Json.money(one.price()),
          one.offeredAt(),
          newShop);
    }
  }

  /**
   * A price that would be fair.
   *
   * @param resales how many earlier resales it is the middle of; zero where it is a share of the
   *     price of a new one
   */
  record SuggestedJson(MoneyJson price, int resales) {}

  record ChoiceJson(
      UUID lineId,
      String title,
      String variant,
      int free,
      @Nullable MoneyJson newPrice,
      @Nullable SuggestedJson likeNew,
      @Nullable SuggestedJson used) {}

  /**
   * What of an order can be offered.
   *
   * @param rule MAY_RESELL, or why not
   */
  record OptionsJson(
      String rule,
      String currency,
      boolean ownShop,
      List<ChoiceJson> lines,
      List<ResaleJson> offered) {}
}
