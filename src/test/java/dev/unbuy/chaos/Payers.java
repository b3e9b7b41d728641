package dev.unbuy.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** By what purchases are paid: one to three tenders, most of which are good. */
final class Payers {

  private static final List<Map<String, ?>> WHOLE =
      List.of(
          by("CARD", "sandbox-ok"),
          by("CARD", "sandbox-ok"),
          by("CARD", "sandbox-ok"),
          by("WALLET", "sandbox-ok"),
          by("PAY_LATER", "sandbox-ok"),
          by("BANK_TRANSFER", "sandbox-ok"),
          by("BANK_TRANSFER", "sandbox-pays-late"),
          by("VOUCHER", "sandbox-pays-late"),
          by("BANK_TRANSFER", "sandbox-pending"),
          by("CARD", "sandbox-review"),
          by("CARD", "sandbox-closed-card"),
          by("CARD", "sandbox-refund-fails"),
          by("CARD", "sandbox-declined"));

  private Payers() {}

  static List<Map<String, ?>> some(SplittableRandom random) {
    List<Map<String, ?>> payments = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      payments.add(part("STORE_CREDIT", "", random.nextInt(50, 300)));
    }
    if (random.nextInt(3) == 0) {
      payments.add(part("WALLET", "sandbox-ok", random.nextInt(50, 300)));
    }
    payments.add(WHOLE.get(random.nextInt(WHOLE.size())));
    return payments;
  }

  private static Map<String, ?> by(String method, String token) {
    return Map.of("method", method, "token", token);
  }

  private static Map<String, ?> part(String method, String token, int amount) {
    return Map.of(
        "method", method, "token", token, "amount", Map.of("amount", amount, "currency", "EUR"));
  }
}
