package dev.unbuy.webhooks;

import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.returns.DisputeStatus;
import dev.unbuy.returns.ReturnStatus;
import dev.unbuy.rights.WithdrawalChanged;
import java.util.Optional;

/** As which kind a change of state is told. */
final class Kinds {

  private Kinds() {}

  /** What has an event of its own, and what happens inside the house, is told by that or not. */
  static Optional<WebhookKind> of(OrderChange change) {
    return Optional.ofNullable(
        switch (change) {
          case PLACED -> WebhookKind.ORDER_PLACED;
          case PAID -> WebhookKind.ORDER_PAID;
          case PAYMENT_DECLINED -> WebhookKind.ORDER_PAYMENT_DECLINED;
          case UNITS_CANCELED -> WebhookKind.ORDER_CANCELED;
          case SHIPPED -> WebhookKind.ORDER_SHIPPED;
          case DELIVERED -> WebhookKind.ORDER_DELIVERED;
          case COMPLETED -> WebhookKind.ORDER_COMPLETED;
          case CHARGEBACK_OPENED -> WebhookKind.CHARGEBACK_OPENED;
          case CHARGEBACK_WON -> WebhookKind.CHARGEBACK_WON;
          case CHARGEBACK_LOST -> WebhookKind.CHARGEBACK_LOST;
          default -> null;
        });
  }

  static Optional<WebhookKind> of(ChangeStatus status) {
    return switch (status) {
      case PAYING -> Optional.empty();
      case ASKED, PROPOSED -> Optional.of(WebhookKind.CHANGE_ASKED);
      case SETTLED -> Optional.of(WebhookKind.CHANGE_SETTLED);
      case DECLINED -> Optional.of(WebhookKind.CHANGE_DECLINED);
      case EXPIRED, TAKEN_BACK, UNPAID, OVERTAKEN, NOT_TAKEN ->
          Optional.of(WebhookKind.CHANGE_ENDED);
    };
  }

  static WebhookKind of(CancellationStatus status) {
    return switch (status) {
      case ASKED -> WebhookKind.CANCELLATION_ASKED;
      case SETTLED -> WebhookKind.CANCELLATION_SETTLED;
      case DECLINED -> WebhookKind.CANCELLATION_DECLINED;
      case TAKEN_BACK -> WebhookKind.CANCELLATION_TAKEN_BACK;
      case UNDONE -> WebhookKind.CANCELLATION_UNDONE;
    };
  }

  static WebhookKind of(ReturnStatus status) {
    return switch (status) {
      case ASKED -> WebhookKind.RETURN_ASKED;
      case APPROVED -> WebhookKind.RETURN_APPROVED;
      case SENT -> WebhookKind.RETURN_SENT;
      case RECEIVED -> WebhookKind.RETURN_RECEIVED;
      case SETTLED -> WebhookKind.RETURN_SETTLED;
      case REFUSED -> WebhookKind.RETURN_REFUSED;
      case DECLINED -> WebhookKind.RETURN_DECLINED;
      case TAKEN_BACK -> WebhookKind.RETURN_TAKEN_BACK;
      case EXPIRED -> WebhookKind.RETURN_EXPIRED;
    };
  }

  static WebhookKind of(DisputeStatus status) {
    return switch (status) {
      case OPEN -> WebhookKind.DISPUTE_OPENED;
      case OFFERED -> WebhookKind.DISPUTE_OFFERED;
      case ESCALATED -> WebhookKind.DISPUTE_ESCALATED;
      case DECIDED -> WebhookKind.DISPUTE_DECIDED;
      case APPEALED -> WebhookKind.DISPUTE_APPEALED;
      case CLOSED -> WebhookKind.DISPUTE_CLOSED;
    };
  }

  static WebhookKind of(WithdrawalChanged.Change change) {
    return switch (change) {
      case CONFIRMED -> WebhookKind.WITHDRAWAL_CONFIRMED;
      case GOODS_SENT -> WebhookKind.WITHDRAWAL_GOODS_SENT;
      case GOODS_ARRIVED -> WebhookKind.WITHDRAWAL_GOODS_ARRIVED;
    };
  }
}
