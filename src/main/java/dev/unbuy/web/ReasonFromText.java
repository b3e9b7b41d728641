package dev.unbuy.web;

import dev.unbuy.cancellations.rules.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads a reason from a query or a form; a field that was left empty gives none. */
@Component
class ReasonFromText implements Converter<String, @Nullable Reason> {

  @Override
  @SuppressWarnings("NullAway") // Spring's own declaration of T allows null
  public @Nullable Reason convert(String text) {
    return text.isEmpty() ? null : Reason.valueOf(text);
  }
}
