package dev.unbuy.acceptance;

import com.microsoft.playwright.Locator;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Finds what the words on a page stand for, in the message file that they come from. */
record Words(MessageSource messages) {

  /**
   * The constant whose words an element shows.
   *
   * @param prefix of the words' keys; the constant's name follows
   */
  <E extends Enum<E>> E shown(E[] constants, String prefix, Locator element) {
    String text = element.innerText().strip();
    return Arrays.stream(constants)
        .filter(one -> messages.getMessage(prefix + one.name(), null, Locale.ENGLISH).equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError("\"%s\" is no %s".formatted(text, prefix)));
  }
}
