package dev.unbuy.notifications;

import dev.unbuy.accounts.Accounts;
import dev.unbuy.cancellations.CancellationDecided;
import dev.unbuy.cancellations.OrderOverview;
import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.kernel.Actor;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderChanged;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.refunds.RefundArrived;
import dev.unbuy.refunds.RefundNeedsAttention;
import dev.unbuy.refunds.RefundSent;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which events are told by mail, and how. */
@Configuration(proxyBeanMethods = false)
class MailConsumers {

  private final Accounts accounts;
  private final OrderOverviews orders;
  private final Mails mails;
  private final MailTexts texts;

  MailConsumers(Accounts accounts, OrderOverviews orders, Mails mails, MailTexts texts) {
    this.accounts = accounts;
    this.orders = orders;
    this.mails = mails;
    this.texts = texts;
  }

  @Bean
  Projection<OrderChanged> mailOrderPlaced() {
    return Projection.of(
        "notifications.order",
        OrderChanged.class,
        event -> event.change() == OrderChange.PLACED,
        (event, work) ->
            tell(work, event.buyerId(), event.subject(), "order.placed", texts::placed));
  }

  @Bean
  Projection<CancellationDecided> mailCancellation() {
    return Projection.of(
        "notifications.cancellation",
        CancellationDecided.class,
        (event, work) ->
            tell(
                work,
                event.buyerId(),
                event.orderId(),
                "cancellation." + event.status(),
                overview ->
                    texts.cancellation(
                        overview,
                        overview.cancellations().stream()
                            .filter(one -> one.id().equals(event.subject()))
                            .map(one -> one.toldAs(event.status()))
                            .findFirst()
                            .orElseThrow())));
  }

  @Bean
  Projection<RefundSent> mailRefundSent() {
    return Projection.of(
        "notifications.refund-sent",
        RefundSent.class,
        (event, work) ->
            tell(
                work,
                event.buyerId(),
                event.orderId(),
                "refund.sent",
                overview -> texts.refund(overview, event.subject(), "mail.refund.sent")));
  }

  @Bean
  Projection<RefundArrived> mailRefundArrived() {
    return Projection.of(
        "notifications.refund-arrived",
        RefundArrived.class,
        (event, work) ->
            tell(
                work,
                event.buyerId(),
                event.orderId(),
                "refund.arrived",
                overview -> texts.refund(overview, event.subject(), "mail.refund.arrived")));
  }

  @Bean
  Projection<RefundNeedsAttention> mailRefundNeedsAttention() {
    return Projection.of(
        "notifications.refund-needs-attention",
        RefundNeedsAttention.class,
        (event, work) ->
            tell(
                work,
                event.buyerId(),
                event.orderId(),
                "refund.needs-attention",
                overview ->
                    texts.refund(
                        overview,
                        event.subject(),
                        event.code().equals("no-answer")
                            ? "mail.refund.no-answer"
                            : "mail.refund.needs-attention")));
  }

  private void tell(
      UnitOfWork work,
      UUID buyerId,
      UUID orderId,
      String kind,
      Function<OrderOverview, MailContent> content) {
    accounts
        .find(buyerId)
        .ifPresent(
            buyer -> {
              OrderOverview overview = orders.get(new Actor.Platform(), orderId);
              mails.compose(work, buyer, kind, orderId, () -> content.apply(overview));
            });
  }
}
