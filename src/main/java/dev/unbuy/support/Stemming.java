package dev.unbuy.support;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.unbuy.kernel.Language;

/** How words are brought to their stems: by PostgreSQL's configuration for a language. */
final class Stemming {

  private Stemming() {}

  /** The name of the configuration; the plain one where words do not change their endings. */
  static String of(Language language) {
    return switch (language) {
      case EN -> "english";
      case PT_BR -> "portuguese";
      case ES -> "spanish";
      case FR -> "french";
      case DE -> "german";
      case AR -> "arabic";
      case ZH_CN -> "simple";
    };
  }

  /** A text with its words apart, as ICU's dictionary parts them where writing does not. */
  static String wordsApart(Language language, String text) {
    if (language != Language.ZH_CN) {
      return text;
    }
    BreakIterator words = BreakIterator.getWordInstance(ULocale.forLocale(language.locale()));
    words.setText(text);
    StringBuilder apart = new StringBuilder();
    int start = words.first();
    for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
      apart.append(text, start, end).append(' ');
      start = end;
    }
    return apart.toString();
  }
}
