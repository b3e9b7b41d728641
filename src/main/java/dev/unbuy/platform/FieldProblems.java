package dev.unbuy.platform;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Language;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What is wrong with a field, in the reader's language. The code says it in English, as the API
 * answers it; the message files know these sentences by their English form. What they do not know
 * stays as it is.
 */
public final class FieldProblems {

  private static final Pattern VALUE = Pattern.compile("\\{[0-9]}");
  private static final List<Sentence> SENTENCES =
      Messages.read(Language.EN).stringPropertyNames().stream()
          .filter(key -> key.startsWith("invalid."))
          .map(key -> Sentence.of(key, Messages.read(Language.EN).getProperty(key)))
          .sorted(
              Comparator.comparing((Sentence one) -> -one.length()).thenComparing(Sentence::key))
          .toList();

  private FieldProblems() {}

  /** The sentence of an {@link InvalidInput} in the reader's language. */
  public static String said(String english) {
    if (Reader.language() == Language.EN) {
      return english;
    }
    for (Sentence one : SENTENCES) {
      Matcher known = one.form().matcher(english);
      if (known.matches()) {
        Object[] values =
            IntStream.rangeClosed(1, known.groupCount()).mapToObj(known::group).toArray();
        String words = Messages.read(Reader.language()).getProperty(one.key());
        return words == null
            ? english
            : new MessageFormat(words, ULocale.forLocale(Reader.locale())).format(values);
      }
    }
    return english;
  }

  private record Sentence(String key, int length, Pattern form) {
    static Sentence of(String key, String text) {
      String form = "\\Q" + VALUE.matcher(text).replaceAll("\\\\E(.+?)\\\\Q") + "\\E";
      return new Sentence(key, VALUE.matcher(text).replaceAll("").length(), Pattern.compile(form));
    }
  }
}
