package dev.unbuy.api;

import dev.unbuy.api.Json.DeliveryJson;
import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.api.Json.PartJson;
import dev.unbuy.api.Json.TotalsJson;
import dev.unbuy.changes.Change;
import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.changes.ChangePreview;
import dev.unbuy.changes.rules.Wish;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Money;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shapes of changes of orders. */
final class ChangeJsons {

  private ChangeJsons() {}

  static ChangeJson change(Change one, Words words) {
    Wish wish = one.wish();
    return new ChangeJson(
        one.id(),
        one.orderId(),
        one.status().name(),
        one.rule().name(),
        words.of("change.rule." + one.rule()),
        wish.lines().stream().map(line -> line(line, one.difference().currency())).toList(),
        wish.address(),
        wish.paidAnew(),
        wish.faster() != null,
        Json.money(one.difference()),
        Json.money(one.toPay()),
        one.askedAt(),
        one.status() == ChangeStatus.ASKED ? one.waitsUntil() : null,
        one.status() == ChangeStatus.PAYING ? one.waitsUntil() : null,
        one.status() == ChangeStatus.PROPOSED ? one.waitsUntil() : null,
        proposal(wish.proposal()),
        one.decidedAt());
  }

  private static @Nullable ProposalJson proposal(Wish.@Nullable Proposal one) {
    if (one == null) {
      return null;
    }
    Wish.NewDate date = one.newDate();
    return new ProposalJson(
        one.missing().lineId(),
        one.missing().quantity(),
        date == null ? null : date.shipBy(),
        date == null ? null : new DeliveryJson(date.from(), date.to()));
  }

  private static ChangedLineJson line(Wish.LineWish line, String currency) {
    return new ChangedLineJson(
        line.lineId(),
        line.dropped(),
        line.swapped().stream().map(pick -> pick(pick, currency)).toList(),
        line.added().stream().map(pick -> pick(pick, currency)).toList());
  }

  private static PickJson pick(Wish.Pick pick, String currency) {
    return new PickJson(
        pick.variantId(),
        pick.variant(),
        pick.units(),
        Json.money(new Money(pick.price(), currency)));
  }

  static PreviewJson preview(ChangePreview one, Words words) {
    Order after = one.after();
    return new PreviewJson(
        one.outcome().name(),
        one.rule().name(),
        words.of("change.rule." + one.rule()),
        one.sellerAnswersBy(),
        one.lines().stream()
            .filter(line -> line.ordered() > line.canceled())
            .map(line -> line(after, line))
            .toList(),
        new TotalsJson(
            Json.money(after.money(after.items())),
            Json.money(after.money(after.discount())),
            Json.money(after.money(after.shipping())),
            Json.money(after.money(after.tax())),
            Json.money(after.money(after.total()))),
        Json.money(one.difference()),
        Json.money(one.toPay()),
        one.parts().stream().map(Json::part).toList(),
        one.shipTo(),
        new DeliveryJson(one.from(), one.to()),
        one.seen());
  }

  private static LineAfterJson line(Order order, OrderLine line) {
    return new LineAfterJson(
        line.id(),
        line.variantId(),
        line.title(),
        line.variant(),
        line.ordered() - line.canceled(),
        Json.money(order.money(line.unitPrice())));
  }

  /**
   * A change.
   *
   * @param difference what the order costs more; below zero: comes back
   * @param toPay what is or was to be paid for it
   * @param sellerAnswersBy when silence leaves the order as it was
   * @param toBePaidBy when it ends without having been paid
   * @param buyerAnswersBy when silence cancels what is missing
   * @param proposal what the seller does not have, where it is the seller's proposal
   */
  record ChangeJson(
      UUID id,
      UUID orderId,
      String status,
      String rule,
      String ruleText,
      List<ChangedLineJson> lines,
      @Nullable Address address,
      boolean paidAnew,
      boolean faster,
      MoneyJson difference,
      MoneyJson toPay,
      Instant askedAt,
      @Nullable Instant sellerAnswersBy,
      @Nullable Instant toBePaidBy,
      @Nullable Instant buyerAnswersBy,
      @Nullable ProposalJson proposal,
      @Nullable Instant decidedAt) {}

  record ChangedLineJson(UUID lineId, int dropped, List<PickJson> swapped, List<PickJson> added) {}

  /**
   * What is missing.
   *
   * @param shipBy when it will ship, where the buyer is asked to wait
   */
  record ProposalJson(
      UUID lineId, int quantity, @Nullable Instant shipBy, @Nullable DeliveryJson delivery) {}

  record PickJson(UUID variantId, String variant, int units, MoneyJson unitPrice) {}

  record LineAfterJson(
      UUID id, UUID variantId, String title, String variant, int quantity, MoneyJson unitPrice) {}

  /**
   * What would become of an order.
   *
   * @param back what goes back, by tender
   * @param seen to be sent with the change, which is refused when it is no longer this
   */
  record PreviewJson(
      String outcome,
      String rule,
      String ruleText,
      @Nullable Instant sellerAnswersBy,
      List<LineAfterJson> lines,
      TotalsJson totals,
      MoneyJson difference,
      MoneyJson toPay,
      List<PartJson> back,
      Address shipTo,
      DeliveryJson delivery,
      String seen) {}
}
