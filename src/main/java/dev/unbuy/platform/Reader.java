package dev.unbuy.platform;

import dev.unbuy.kernel.Language;
import java.lang.ScopedValue.CallableOp;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whom the words are for that are being written now: on a page, who asks for it; in a mail, who
 * gets it. Where nobody is named it is English.
 */
public final class Reader {

  private static final ScopedValue<Language> LANGUAGE = ScopedValue.newInstance();

  private Reader() {}

  /** The reader's language. */
  public static Language language() {
    return LANGUAGE.orElse(Language.EN);
  }

  /** The locale of the reader's language. */
  public static Locale locale() {
    return language().locale();
  }

  /** How the reader's language writes amounts, dates and numbers. */
  public static Notation notation() {
    return Notation.of(language());
  }

  /** Writes something for a reader of this language. */
  public static <T extends @Nullable Object, X extends Throwable> T of(
      Language language, CallableOp<T, X> work) throws X {
    return ScopedValue.where(LANGUAGE, language).call(work);
  }

  /** Does something whose words are for a reader of this language. */
  public static void to(Language language, Runnable work) {
    ScopedValue.where(LANGUAGE, language).run(work);
  }
}
