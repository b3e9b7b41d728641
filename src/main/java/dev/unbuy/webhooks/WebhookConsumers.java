package dev.unbuy.webhooks;

import dev.unbuy.cancellations.CancellationDecided;
import dev.unbuy.changes.ChangeDecided;
import dev.unbuy.orders.OrderChanged;
import dev.unbuy.platform.Event;
import dev.unbuy.platform.Projection;
import dev.unbuy.refunds.RefundArrived;
import dev.unbuy.refunds.RefundNeedsAttention;
import dev.unbuy.refunds.RefundRequested;
import dev.unbuy.refunds.RefundSent;
import dev.unbuy.returns.DisputeChanged;
import dev.unbuy.returns.ReturnChanged;
import dev.unbuy.rights.WithdrawalChanged;
import dev.unbuy.standing.OrderRated;
import dev.unbuy.standing.StandingChanged;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which events are told to other systems, and what of them. */
@Configuration(proxyBeanMethods = false)
class WebhookConsumers {

  private final Telling telling;
  private final Wanted wanted;

  WebhookConsumers(Telling telling, Wanted wanted) {
    this.telling = telling;
    this.wanted = wanted;
  }

  @Bean
  Projection<OrderChanged> webhookOrder() {
    return Projection.of(
        "webhooks.order",
        OrderChanged.class,
        event -> Kinds.of(event.change()).isPresent() && wanted.by(event.shopId()),
        (event, work) ->
            Kinds.of(event.change())
                .ifPresent(
                    kind -> telling.ofOrder(work, kind, event.at(), event.subject(), Map.of())));
  }

  @Bean
  Projection<OrderRated> webhookRating() {
    return told(
        "webhooks.rating",
        OrderRated.class,
        OrderRated::subject,
        _ -> WebhookKind.ORDER_RATED,
        event -> Map.of("stars", event.stars()));
  }

  @Bean
  Projection<CancellationDecided> webhookCancellation() {
    return told(
        "webhooks.cancellation",
        CancellationDecided.class,
        CancellationDecided::orderId,
        event -> Kinds.of(event.status()),
        event -> Map.of("cancellationId", event.subject(), "status", event.status()));
  }

  @Bean
  Projection<ChangeDecided> webhookChange() {
    return Projection.of(
        "webhooks.change",
        ChangeDecided.class,
        event -> Kinds.of(event.status()).isPresent() && wanted.by(event.shopId()),
        (event, work) ->
            Kinds.of(event.status())
                .ifPresent(
                    kind ->
                        telling.ofOrder(
                            work,
                            kind,
                            event.at(),
                            event.orderId(),
                            Map.of("changeId", event.subject(), "status", event.status()))));
  }

  @Bean
  Projection<RefundRequested> webhookRefundRequested() {
    return told(
        "webhooks.refund-requested",
        RefundRequested.class,
        RefundRequested::orderId,
        _ -> WebhookKind.REFUND_REQUESTED,
        event -> Map.of("refundId", event.subject()));
  }

  @Bean
  Projection<RefundSent> webhookRefundSent() {
    return told(
        "webhooks.refund-sent",
        RefundSent.class,
        RefundSent::orderId,
        _ -> WebhookKind.REFUND_SENT,
        event -> Map.of("refundId", event.subject()));
  }

  @Bean
  Projection<RefundArrived> webhookRefundSucceeded() {
    return told(
        "webhooks.refund-succeeded",
        RefundArrived.class,
        RefundArrived::orderId,
        _ -> WebhookKind.REFUND_SUCCEEDED,
        event -> Map.of("refundId", event.subject()));
  }

  @Bean
  Projection<RefundNeedsAttention> webhookRefundFailed() {
    return told(
        "webhooks.refund-failed",
        RefundNeedsAttention.class,
        RefundNeedsAttention::orderId,
        _ -> WebhookKind.REFUND_FAILED,
        event -> Map.of("refundId", event.subject(), "code", event.code()));
  }

  @Bean
  Projection<ReturnChanged> webhookReturn() {
    return told(
        "webhooks.return",
        ReturnChanged.class,
        ReturnChanged::orderId,
        event -> Kinds.of(event.status()),
        event -> Map.of("returnId", event.subject(), "status", event.status()));
  }

  @Bean
  Projection<DisputeChanged> webhookDispute() {
    return told(
        "webhooks.dispute",
        DisputeChanged.class,
        DisputeChanged::orderId,
        event -> Kinds.of(event.status()),
        event -> Map.of("disputeId", event.subject(), "status", event.status()));
  }

  @Bean
  Projection<WithdrawalChanged> webhookWithdrawal() {
    return told(
        "webhooks.withdrawal",
        WithdrawalChanged.class,
        WithdrawalChanged::orderId,
        event -> Kinds.of(event.change()),
        event -> Map.of("withdrawalId", event.subject()));
  }

  @Bean
  Projection<StandingChanged> webhookStanding() {
    return Projection.of(
        "webhooks.standing",
        StandingChanged.class,
        event -> wanted.by(event.subject()),
        (event, work) ->
            telling.ofShop(
                work,
                WebhookKind.STANDING_CHANGED,
                event.at(),
                event.subject(),
                Map.of(
                    "shopId", event.subject(),
                    "before", event.before(),
                    "after", event.after())));
  }

  private <E extends Event> Projection<E> told(
      String name,
      Class<E> type,
      Function<E, UUID> order,
      Function<E, WebhookKind> kind,
      Function<E, Map<String, Object>> more) {
    return Projection.of(
        name,
        type,
        _ -> wanted.byAnybody(),
        (event, work) ->
            telling.ofOrder(
                work, kind.apply(event), event.at(), order.apply(event), more.apply(event)));
  }
}
