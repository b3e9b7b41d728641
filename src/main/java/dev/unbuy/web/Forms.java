package dev.unbuy.web;

import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.orders.UnitsOfLine;
import dev.unbuy.platform.Idempotency;
import dev.unbuy.platform.Idempotency.KeyedRequest;
import dev.unbuy.platform.Idempotency.StoredAnswer;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Reads forms, and runs what they ask for once, however often they are sent. */
@Component
class Forms {

  private static final String QUANTITY = "q_";

  private final Idempotency idempotency;

  Forms(Idempotency idempotency) {
    this.idempotency = idempotency;
  }

  /**
   * Runs a change under the form's key.
   *
   * @param change the use case; it answers with the page to go on to
   */
  ResponseEntity<String> once(UUID accountId, HttpServletRequest request, Supplier<String> change) {
    String key = request.getParameter("key");
    if (key == null || !key.matches("[\\x21-\\x7e]{1,200}")) {
      throw new InvalidInput("key", "is missing; open the page again");
    }
    StoredAnswer answer =
        idempotency.once(
            new KeyedRequest(accountId, key, request.getRequestURI() + fields(request)),
            work -> new StoredAnswer(303, change.get()));
    return Pages.goTo(Objects.requireNonNull(answer.body()));
  }

  /** The units chosen by fields {@code q_LINE}; those with zero are left out. */
  static List<UnitsOfLine> units(HttpServletRequest request) {
    List<UnitsOfLine> units = new ArrayList<>();
    for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet()) {
      if (field.getKey().startsWith(QUANTITY)) {
        int quantity = quantity(field.getValue()[0]);
        if (quantity > 0) {
          units.add(new UnitsOfLine(line(field.getKey()), quantity));
        }
      }
    }
    return units;
  }

  /**
   * A whole number that was typed.
   *
   * @throws InvalidInput when it is none, or has more than nine digits
   */
  static int number(String field, @Nullable String typed) {
    String text = typed == null ? "" : typed.strip();
    if (!text.matches("[0-9]{1,9}")) {
      throw new InvalidInput(field, text.isEmpty() ? "is required" : "must be a whole number");
    }
    return Integer.parseInt(text);
  }

  /**
   * An amount as people type it: {@code 12}, {@code 12.99} or {@code 12,99}.
   *
   * @throws InvalidInput when it is none, zero, or has more decimals than the currency
   */
  static Money money(String field, @Nullable String typed, String currency) {
    String text = typed == null ? "" : typed.strip().replace(',', '.');
    if (!text.matches("[0-9]{1,10}([.][0-9]{1,3})?")) {
      throw new InvalidInput(
          field, text.isEmpty() ? "is required" : "must be an amount, such as 12.99");
    }
    try {
      Money amount = Money.of(new BigDecimal(text), currency);
      if (!amount.isPositive()) {
        throw new InvalidInput(field, "must be more than zero");
      }
      return amount;
    } catch (ArithmeticException tooFine) {
      throw new InvalidInput(field, "has more decimals than " + currency + " has");
    }
  }

  private static UUID line(String field) {
    return dev.unbuy.kernel.Ids.parse(field.substring(QUANTITY.length()))
        .orElseThrow(() -> new InvalidInput("quantity", "is not of a line of this order"));
  }

  private static int quantity(String text) {
    if (text.isBlank()) {
      return 0;
    }
    if (!text.matches("[0-9]{1,6}")) {
      throw new InvalidInput("quantity", "must be a whole number");
    }
    return Integer.parseInt(text);
  }

  private static String fields(HttpServletRequest request) {
    Map<String, String> fields = new TreeMap<>();
    request.getParameterMap().forEach((name, values) -> fields.put(name, String.join(",", values)));
    fields.remove("_csrf");
    return fields.toString();
  }
}
