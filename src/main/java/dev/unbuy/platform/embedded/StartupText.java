package dev.unbuy.platform.embedded;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words from the message file for the time before there is an application context. */
public final class StartupText {

  private static final ResourceBundle MESSAGES = ResourceBundle.getBundle("messages", Locale.ROOT);

  private StartupText() {}

  /**
   * A message with its values filled in; values are shown as they are, without grouping of digits.
   *
   * @param key a key that the message file has
   * @param values what fills {0}, {1} and so on
   */
  public static String of(String key, Object... values) {
    Object[] shown = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      shown[i] = String.valueOf(values[i]);
    }
    return new MessageFormat(MESSAGES.getString(key), Locale.ROOT).format(shown);
  }
}
