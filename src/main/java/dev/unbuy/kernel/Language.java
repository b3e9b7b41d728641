package dev.unbuy.kernel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language in which people can read everything, each with its name in itself. */
public enum Language {
  /** English, in which every text exists first. */
  EN("en", "English", false),
  /** Portuguese as in Brazil. */
  PT_BR("pt-BR", "Português (Brasil)", false),
  /** Spanish. */
  ES("es", "Español", false),
  /** French. */
  FR("fr", "Français", false),
  /** German. */
  DE("de", "Deutsch", false),
  /** Chinese in simplified characters. */
  ZH_CN("zh-CN", "简体中文", false),
  /** Arabic, written from right to left; digits are those of the order numbers. */
  AR("ar-u-nu-latn", "العربية", true);

  private final Locale locale;
  private final String ownName;
  private final boolean rightToLeft;

  Language(String tag, String ownName, boolean rightToLeft) {
    this.locale = Locale.forLanguageTag(tag);
    this.ownName = ownName;
    this.rightToLeft = rightToLeft;
  }

  /** Its tag by BCP 47, as in {@code lang="pt-BR"}. */
  public String tag() {
    return locale.stripExtensions().toLanguageTag();
  }

  /** What numbers, dates and plurals are made by. */
  public Locale locale() {
    return locale;
  }

  /** What it is called by those who speak it. */
  public String ownName() {
    return ownName;
  }

  /** The value of {@code dir}. */
  public String direction() {
    return rightToLeft ? "rtl" : "ltr";
  }

  /** The language of exactly this tag; none for any other text. */
  public static Optional<Language> tagged(@Nullable String tag) {
    return Arrays.stream(values()).filter(one -> one.tag().equalsIgnoreCase(tag)).findFirst();
  }

  /** The one in which somebody with this locale reads; English when we have none. */
  public static Language of(Locale locale) {
    return tagged(locale.stripExtensions().toLanguageTag())
        .or(() -> speaking(locale.getLanguage()))
        .orElse(EN);
  }

  /**
   * What a browser would like best of what there is; English when it says nothing that we speak.
   *
   * @param accepted the header {@code Accept-Language}
   */
  public static Language best(@Nullable String accepted) {
    if (accepted == null || accepted.isBlank() || accepted.length() > 1_000) {
      return EN;
    }
    try {
      List<LanguageRange> ranges = LanguageRange.parse(accepted);
      return ranges.stream()
          .filter(range -> range.getWeight() > 0)
          .sorted(Comparator.comparing(LanguageRange::getWeight).reversed())
          .flatMap(range -> spoken(range.getRange()).stream())
          .findFirst()
          .orElse(EN);
    } catch (IllegalArgumentException malformed) {
      return EN;
    }
  }

  private static Optional<Language> spoken(String range) {
    return tagged(range).or(() -> speaking(range.split("-", 2)[0]));
  }

  private static Optional<Language> speaking(String language) {
    return Arrays.stream(values())
        .filter(one -> one.locale.getLanguage().equalsIgnoreCase(language))
        .findFirst();
  }
}
