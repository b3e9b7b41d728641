package dev.unbuy.web;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.PaymentMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer has chosen on the way to a purchase; it travels in the addresses of the steps, so
 * that going back loses nothing.
 *
 * @param method for what store credit does not pay
 * @param credit whether store credit pays first
 * @param outcome what the sandbox gateway is to answer; means nothing to any other
 */
public record CheckoutChoice(
    @Nullable UUID address, PaymentMethod method, boolean credit, String coupon, String outcome) {

  /** The methods among which buyers choose. */
  public static final List<PaymentMethod> METHODS =
      List.of(
          PaymentMethod.CARD,
          PaymentMethod.WALLET,
          PaymentMethod.BANK_TRANSFER,
          PaymentMethod.VOUCHER);

  /** What the sandbox gateway can be asked to answer. */
  public static final List<String> OUTCOMES = List.of("ok", "declined", "review");

  private static final int LONGEST_COUPON = 60;
  private static final Set<PaymentMethod> OFFERED = EnumSet.copyOf(METHODS);

  static CheckoutChoice of(Form form) {
    String method = form.value("method");
    String coupon = form.value("coupon");
    String outcome = form.value("outcome");
    return new CheckoutChoice(
        Ids.parse(form.value("address")).orElse(null),
        OFFERED.stream()
            .filter(one -> one.name().equals(method))
            .findFirst()
            .orElse(PaymentMethod.CARD),
        form.value("credit").equals("true"),
        coupon.substring(0, Math.min(coupon.length(), LONGEST_COUPON)),
        OUTCOMES.contains(outcome) ? outcome : OUTCOMES.getFirst());
  }

  /** The token by which the sandbox gateway knows what to answer. */
  String token() {
    return "sandbox-" + outcome;
  }

  /** It as the query of a step's address. */
  public String query() {
    return "address=%s&method=%s&credit=%s&coupon=%s&outcome=%s"
        .formatted(
            address == null ? "" : address,
            method,
            credit,
            URLEncoder.encode(coupon, StandardCharsets.UTF_8),
            outcome);
  }
}
