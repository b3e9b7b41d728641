package dev.unbuy.web;

import dev.unbuy.cancellations.OrderOverview;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderEvent;
import dev.unbuy.refunds.Refund;
import dev.unbuy.refunds.Refund.Kind;
import dev.unbuy.refunds.Refund.Part;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tells everything that happened to an order in words: its own history and that of its refunds. */
@Component
class OrderTimeline {

  private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

  private final Texts texts;
  private final JsonMapper json;

  OrderTimeline(Texts texts, JsonMapper json) {
    this.texts = texts;
    this.json = json;
  }

  /** All of it, oldest first. */
  List<Moment> of(OrderOverview overview) {
    List<Moment> moments = new ArrayList<>();
    overview.timeline().forEach(event -> moments.add(moment(overview.order(), event)));
    overview.refunds().forEach(refund -> moments.addAll(refund(refund)));
    moments.sort(Comparator.comparing(Moment::at));
    return moments;
  }

  private Moment moment(Order order, OrderEvent event) {
    Map<String, Object> data = json.readValue(event.data(), DATA);
    String detail =
        switch (event.change()) {
          case SHIPPED -> words(data.get("carrier"), data.get("trackingNumber"));
          case ADDRESS_CHANGED -> words(data.get("postalCode"), data.get("city"));
          case VARIANT_SWAPPED -> texts.of("moment.swapped", data.get("from"), data.get("to"));
          case INTERCEPT -> texts.orElse("intercept." + data.get("state"), "");
          case DATE_AGREED, DELAY_TOLD, DELAY_AGREED -> shipBy(data.get("shipBy"));
          case UNITS_CANCELED,
              CANCELLATION_ASKED,
              CANCELLATION_DECLINED,
              CANCELLATION_TAKEN_BACK,
              CANCELLATION_UNDONE ->
              canceled(data);
          case RETURN_ASKED,
              RETURN_APPROVED,
              RETURN_DECLINED,
              RETURN_TAKEN_BACK,
              RETURN_EXPIRED,
              RETURN_SENT,
              RETURN_RECEIVED,
              RETURN_REFUSED,
              DELIVERY_REFUSED,
              PARCEL_LOST ->
              returned(data);
          case RETURN_SETTLED, PARCEL_BACK, DISPUTE_OFFERED, DISPUTE_DECIDED, DISPUTE_CLOSED ->
              amount(order, data.get("refund"));
          case EXCHANGED -> texts.of("moment.swapped", data.get("from"), data.get("to"));
          case DISPUTE_OPENED, DISPUTE_ESCALATED -> "";
          case PRICE_ADJUSTED,
              CHARGEBACK_OPENED,
              CHARGEBACK_WON,
              CHARGEBACK_LOST,
              CHARGEBACK_DECIDED ->
              amount(order, data.get("refund"));
          case PRICE_MATCH_ASKED, PRICE_MATCH_DECLINED -> amount(order, data.get("price"));
          case WITHDRAWN, GOODS_SENT_BACK, GOODS_CAME_BACK, RESOLD, RESALE_TAKEN_BACK ->
              units(data);
          case PLACED,
              PAYMENT_REVIEW,
              PAYMENT_DECLINED,
              PAID,
              PAYMENT_LOST,
              PAYMENT_GIVEN_UP,
              PREPARING,
              LABELED,
              DELIVERED,
              COMPLETED,
              FAULT_CONTESTED,
              FAULT_DECIDED,
              ORDER_CHANGED,
              CHANGE_ASKED,
              CHANGE_ENDED,
              CHANGE_PROPOSED,
              REFUND_NEEDS_ATTENTION,
              REFUND_TRIED_AGAIN,
              REFUND_TO_STORE_CREDIT,
              REFUND_ACCOUNT_GIVEN,
              REFUND_PAID_BY_HAND ->
              "";
        };
    return new Moment(event.at(), texts.of("event." + event.change()), detail);
  }

  private List<Moment> refund(Refund refund) {
    List<Moment> moments = new ArrayList<>();
    moments.add(
        new Moment(
            refund.requestedAt(), texts.of("moment.refund-asked"), texts.money(refund.amount())));
    for (Part part : refund.current()) {
      String detail = texts.of("method." + part.method()) + ", " + texts.money(part.amount());
      if (part.sentAt() != null && part.kind() == Kind.REFUND) {
        moments.add(new Moment(part.sentAt(), texts.of("moment.refund-sent"), detail));
      }
      if (part.settledAt() != null) {
        String how = part.kind() == Kind.VOID ? "moment.released" : "moment.refund-arrived";
        moments.add(new Moment(part.settledAt(), texts.of(how), detail));
      }
    }
    return moments;
  }

  private String canceled(Map<String, Object> data) {
    Object units = data.get("units");
    Object reason = data.get("reason");
    return units instanceof Number number && reason instanceof String code
        ? texts.of("moment.units", number.intValue(), texts.reason(code))
        : "";
  }

  private String returned(Map<String, Object> data) {
    String reason = "return.reason." + data.get("returnReason");
    return data.get("units") instanceof Number number
        ? texts.of("moment.units", number.intValue(), texts.orElse(reason, ""))
        : "";
  }

  private String units(Map<String, Object> data) {
    return data.get("units") instanceof Number number
        ? texts.of("moment.of-units", number.intValue())
        : "";
  }

  private String amount(Order order, @Nullable Object minor) {
    return minor instanceof Number number ? texts.money(order.money(number.longValue())) : "";
  }

  private String shipBy(@Nullable Object instant) {
    try {
      return texts.of("moment.ship-by", texts.exact(Instant.parse(String.valueOf(instant))));
    } catch (DateTimeParseException unknown) {
      return "";
    }
  }

  private static String words(@Nullable Object first, @Nullable Object second) {
    return Stream.of(first, second)
        .filter(java.util.Objects::nonNull)
        .map(String::valueOf)
        .reduce((one, other) -> one + " " + other)
        .orElse("");
  }
}
