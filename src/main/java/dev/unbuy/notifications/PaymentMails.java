package dev.unbuy.notifications;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.cancellations.OrderOverview;
import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.kernel.Actor;
import dev.unbuy.notifications.MailContent.Fact;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderChanged;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Tells that a payment that an order counted on is gone: the buyer, who can pay in another way; and
 * where the order has left already, also its seller and those who run the marketplace. And that a
 * bank takes a payment back.
 */
@Component
class PaymentMails implements Projection<OrderChanged> {

  /** What a seller is told, by what has happened. */
  private static final Map<OrderChange, String> SELLERS =
      Map.of(
          OrderChange.PAYMENT_GIVEN_UP, "seller.payment-given-up",
          OrderChange.CHARGEBACK_OPENED, "seller.chargeback.opened",
          OrderChange.CHARGEBACK_WON, "seller.chargeback.won",
          OrderChange.CHARGEBACK_LOST, "seller.chargeback.lost",
          OrderChange.CHARGEBACK_DECIDED, "seller.chargeback.decided");

  private static final Set<OrderChange> OPERATORS =
      Set.of(OrderChange.CHARGEBACK_OPENED, OrderChange.CHARGEBACK_LOST);

  private final Accounts accounts;
  private final OrderOverviews orders;
  private final Mails mails;
  private final MailTexts texts;

  PaymentMails(Accounts accounts, OrderOverviews orders, Mails mails, MailTexts texts) {
    this.accounts = accounts;
    this.orders = orders;
    this.mails = mails;
    this.texts = texts;
  }

  @Override
  public String name() {
    return "notifications.payment-lost";
  }

  @Override
  public Class<OrderChanged> event() {
    return OrderChanged.class;
  }

  @Override
  public boolean concerns(OrderChanged event) {
    return SELLERS.containsKey(event.change()) || event.change() == OrderChange.PAYMENT_LOST;
  }

  @Override
  public void apply(OrderChanged event, UnitOfWork work) {
    OrderOverview overview = orders.get(new Actor.Platform(), event.subject());
    Order order = overview.order();
    boolean left = order.unitsShipped() > 0;
    String toSeller = SELLERS.get(event.change());
    if (toSeller != null) {
      tellSeller(work, overview, toSeller);
      if (OPERATORS.contains(event.change())) {
        tellOperators(work, overview, "operator.chargeback", "/admin/chargebacks");
      }
      return;
    }
    accounts
        .find(order.buyerId())
        .ifPresent(
            buyer ->
                tell(
                    work,
                    buyer,
                    left ? "payment-lost.shipped" : "payment-lost.open",
                    overview,
                    "/orders/" + order.id() + "/pay",
                    "mail.payment-lost.pay"));
    if (left) {
      tellSeller(work, overview, "seller.payment-lost");
      tellOperators(work, overview, "operator.payment-lost", "/admin/unpaid");
    }
  }

  private void tellOperators(UnitOfWork work, OrderOverview overview, String kind, String path) {
    for (Account operator : accounts.operators()) {
      tell(work, operator, kind, overview, path, "mail.look");
    }
  }

  private void tellSeller(UnitOfWork work, OrderOverview overview, String kind) {
    Order order = overview.order();
    for (Account seller : accounts.ofShop(order.shopId())) {
      tell(work, seller, kind, overview, "/seller/orders/" + order.id(), "mail.look");
    }
  }

  private void tell(
      UnitOfWork work,
      Account to,
      String kind,
      OrderOverview overview,
      String path,
      String linkText) {
    Order order = overview.order();
    Supplier<MailContent> content =
        () ->
            new MailContent(
                texts.text("mail." + kind + ".title", order.number()),
                List.of(texts.text("mail." + kind + ".text", order.shopName(), order.buyerName())),
                overview.missing().isZero()
                    ? List.of()
                    : List.of(
                        new Fact(texts.text("mail.to-pay"), MailTexts.money(overview.missing()))),
                texts.link(path),
                texts.text(linkText));
    mails.compose(work, to, kind, order.id(), content);
  }
}
