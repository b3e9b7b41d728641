package dev.unbuy.api;

import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import org.jspecify.annotations.Nullable;

/** Money as a client sends it. */
record AmountJson(@Nullable Long amount, @Nullable String currency) {

  /**
   * Reads it.
   *
   * @param prefix of the fields' names, such as {@code price.}
   */
  Money money(String prefix) {
    String code = Input.text(prefix + "currency", currency, 3);
    try {
      return new Money(Input.required(prefix + "amount", amount), code);
    } catch (IllegalArgumentException notACurrency) {
      throw new InvalidInput(prefix + "currency", "must be a code of ISO 4217, such as EUR");
    }
  }
}
