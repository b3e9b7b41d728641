package dev.unbuy.web;

import dev.unbuy.kernel.Address;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields of an address, and fills them. */
final class AddressForm {

  private AddressForm() {}

  /** The address that was typed, whatever is wrong with it. */
  static Address read(Form form) {
    return new Address(
        form.value("name"),
        form.value("line1"),
        orNull(form.value("line2")),
        form.value("city"),
        orNull(form.value("region")),
        form.value("postalCode"),
        form.value("country"));
  }

  /** A form with an address in it. */
  static Form of(Address address) {
    return Form.of(
        Map.of(
            "name", address.name(),
            "line1", address.line1(),
            "line2", orEmpty(address.line2()),
            "city", address.city(),
            "region", orEmpty(address.region()),
            "postalCode", address.postalCode(),
            "country", address.country()));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
