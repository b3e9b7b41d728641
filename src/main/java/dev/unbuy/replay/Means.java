package dev.unbuy.replay;

import java.util.Map;

/** The benchmark's means of payment, as they are called here. */
final class Means {

  static final String STORE_CREDIT = "STORE_CREDIT";

  private Means() {}

  /** By the beginning of its id. */
  static String of(String id) {
    return id.startsWith("gift_card") ? STORE_CREDIT : id.startsWith("paypal") ? "WALLET" : "CARD";
  }

  /** As a payment in a request; the sandbox gateway says yes. */
  static Map<String, String> payment(String id) {
    String method = of(id);
    return method.equals(STORE_CREDIT)
        ? Map.of("method", method)
        : Map.of("method", method, "token", "sandbox-ok");
  }
}
