package dev.unbuy.rights;

import dev.unbuy.cancellations.OrderOverview;
import dev.unbuy.cancellations.rules.Alternative;
import dev.unbuy.orders.Fulfillment;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.returns.Aftermath;
import dev.unbuy.rights.rules.WhatCanBeWithdrawn;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that a buyer may want to do about an order; where it is not possible, why not, until
 * when it was, and what is possible instead. The page and the API say it by the same texts.
 *
 * @param name of the action, as in the texts {@code order.do.NAME}
 * @param possible whether it can be done now
 * @param because the key of a text that says why not, or until when; empty when nothing has to be
 *     said
 * @param until the instant that the text speaks of, or null
 * @param path where it begins, below the order's own; empty for what is done right there
 * @param instead what can be done instead, in the order of offering
 */
public record OrderAction(
    String name,
    boolean possible,
    String because,
    @Nullable Instant until,
    String path,
    List<Alternative> instead) {

  /** Copies the alternatives. */
  public OrderAction {
    instead = List.copyOf(instead);
  }

  /** All of them, those that are possible first. */
  public static List<OrderAction> of(
      OrderOverview overview, Aftermath after, WhatCanBeWithdrawn left) {
    return Stream.of(
            pay(overview),
            receipt(overview, after),
            change(overview),
            cancel(overview),
            withdraw(overview, left),
            refuse(after),
            giveBack(overview, after),
            dispute(after),
            resell(overview, after))
        .filter(action -> action.possible() || !action.because().isEmpty())
        .sorted((one, other) -> Boolean.compare(other.possible(), one.possible()))
        .toList();
  }

  private static OrderAction possible(String name, String because, String path) {
    return new OrderAction(name, true, because, null, path, List.of());
  }

  private static OrderAction not(String name, String because, @Nullable Instant until) {
    return new OrderAction(name, false, because, until, "", List.of());
  }

  /** Nothing is said of it where nothing is missing. */
  private static OrderAction pay(OrderOverview overview) {
    return overview.canPay() ? possible("pay", "order.why.pay", "/pay") : not("pay", "", null);
  }

  private static OrderAction change(OrderOverview overview) {
    if (overview.canChange()) {
      return possible("change", "", "/change");
    }
    return not(
        "change",
        overview.waitingChange().isPresent()
            ? "change.rule.A_CHANGE_IS_WAITING"
            : "change.rule.NOTHING_LEFT_TO_CHANGE",
        null);
  }

  private static OrderAction cancel(OrderOverview overview) {
    if (overview.canCancel()) {
      return possible("cancel", "", "/cancel");
    }
    Instant left =
        overview.parcels().stream()
            .map(Fulfillment::shippedAt)
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(null);
    return new OrderAction(
        "cancel", false, "rule." + overview.cancel().rule(), left, "", instead(overview));
  }

  private static OrderAction withdraw(OrderOverview overview, WhatCanBeWithdrawn left) {
    Instant until = left.until();
    Instant known = until == null || until.equals(Instant.MAX) ? null : until;
    return left.isOpen()
        ? new OrderAction("withdraw", true, "", known, "/withdraw", List.of())
        : new OrderAction("withdraw", false, "rule." + left.ruling(), known, "", instead(overview));
  }

  private static List<Alternative> instead(OrderOverview overview) {
    return overview.canCancel() || overview.order().unitsShipped() == 0
        ? List.of()
        : overview.cancel().alternatives();
  }

  /** Nothing is said of it while nothing is on its way. */
  private static OrderAction refuse(Aftermath after) {
    return after.canRefuse()
        ? possible("refuse", "order.why.refuse", "/refuse")
        : not("refuse", "", null);
  }

  /** Nothing is said of it while nothing has shipped, or when it is over. */
  private static OrderAction dispute(Aftermath after) {
    return after.canDispute()
        ? new OrderAction(
            "dispute",
            true,
            after.protectedUntil() == null ? "" : "order.why.dispute",
            after.protectedUntil(),
            "/dispute",
            List.of())
        : not("dispute", "", null);
  }

  /** Nothing is said of it while nothing has arrived that could be sold on. */
  private static OrderAction resell(OrderOverview overview, Aftermath after) {
    boolean free = overview.lines().stream().anyMatch(line -> line.returnable() > 0);
    if (!free) {
      return not("resell", "", null);
    }
    return after.disputed()
        ? not("resell", "order.why.disputed", null)
        : possible("resell", "order.why.resell", "/resell");
  }

  private static OrderAction receipt(OrderOverview overview, Aftermath after) {
    if (overview.canConfirmReceipt()) {
      return after.isOpen()
          ? not("receipt", "order.why.receipt-held", null)
          : new OrderAction(
              "receipt", true, "order.why.receipt", after.protectedUntil(), "", List.of());
    }
    if (overview.isShippedUnpaid()) {
      return not("receipt", "order.why.unpaid", null);
    }
    String why =
        switch (overview.order().status()) {
          case COMPLETED -> "order.why.completed";
          case CANCELED -> "order.why.canceled";
          case AWAITING_PAYMENT,
              PAYMENT_REVIEW,
              AWAITING_SHIPMENT,
              PARTIALLY_SHIPPED,
              SHIPPED,
              DELIVERED ->
              "order.why.not-arrived";
        };
    return not("receipt", why, null);
  }

  private static OrderAction giveBack(OrderOverview overview, Aftermath after) {
    Instant until = after.returnableUntil();
    if (after.canReturn()) {
      return new OrderAction(
          "return",
          true,
          until == null ? "" : "order.why.return-until",
          until,
          "/return",
          List.of());
    }
    if (overview.order().status() == OrderStatus.CANCELED) {
      return not("return", "order.why.canceled", null);
    }
    if (after.disputed()) {
      return not("return", "order.why.disputed", null);
    }
    boolean arrived = overview.lines().stream().anyMatch(line -> line.delivered() > 0);
    if (!arrived) {
      return not("return", "order.why.return-later", null);
    }
    return overview.lines().stream().anyMatch(line -> line.returnable() > 0)
        ? not("return", "order.why.return-over", until)
        : not("return", "order.why.return-all-back", null);
  }
}
