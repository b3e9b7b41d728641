package dev.unbuy.webhooks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of events that can be told; the code of each is a part of the contract. */
public enum WebhookKind {
  ORDER_PLACED,
  ORDER_PAID,
  ORDER_PAYMENT_DECLINED,
  ORDER_CANCELED,
  ORDER_SHIPPED,
  ORDER_DELIVERED,
  ORDER_COMPLETED,
  ORDER_RATED,
  CANCELLATION_ASKED,
  CANCELLATION_SETTLED,
  CANCELLATION_DECLINED,
  CANCELLATION_TAKEN_BACK,
  CANCELLATION_UNDONE,
  CHANGE_ASKED,
  CHANGE_SETTLED,
  CHANGE_DECLINED,
  CHANGE_ENDED,
  REFUND_REQUESTED,
  REFUND_SENT,
  REFUND_SUCCEEDED,
  REFUND_FAILED,
  RETURN_ASKED,
  RETURN_APPROVED,
  RETURN_SENT,
  RETURN_RECEIVED,
  RETURN_SETTLED,
  RETURN_REFUSED,
  RETURN_DECLINED,
  RETURN_TAKEN_BACK,
  RETURN_EXPIRED,
  DISPUTE_OPENED,
  DISPUTE_OFFERED,
  DISPUTE_ESCALATED,
  DISPUTE_DECIDED,
  DISPUTE_APPEALED,
  DISPUTE_CLOSED,
  WITHDRAWAL_CONFIRMED,
  WITHDRAWAL_GOODS_SENT,
  WITHDRAWAL_GOODS_ARRIVED,
  CHARGEBACK_OPENED,
  CHARGEBACK_WON,
  CHARGEBACK_LOST,
  STANDING_CHANGED,
  /** Asked for by whoever set up an endpoint; sent there whatever it wants. */
  WEBHOOK_TEST;

  /** Those that an endpoint can ask for. */
  public static List<WebhookKind> wanted() {
    return Arrays.stream(values()).filter(kind -> kind != WEBHOOK_TEST).toList();
  }

  /** The kind with this code, if an endpoint can ask for it. */
  public static Optional<WebhookKind> of(String code) {
    return wanted().stream().filter(kind -> kind.code().equals(code)).findFirst();
  }

  /** How it is called in payloads and settings, such as {@code order.placed}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
  }

  /** What it is about, such as {@code order}. */
  public String group() {
    String code = code();
    return code.substring(0, code.indexOf('.'));
  }
}
