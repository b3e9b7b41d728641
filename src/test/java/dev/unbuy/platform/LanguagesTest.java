package dev.unbuy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part;
import com.ibm.icu.util.ULocale;
import dev.unbuy.kernel.Language;
import dev.unbuy.kernel.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every language says all that English says, with the same values in it. */
class LanguagesTest {

  private static final Properties ENGLISH = Messages.read(Language.EN);

  @ParameterizedTest
  @EnumSource(Language.class)
  void noMessageIsMissingAndNoneIsLeftOver(Language language) {
    assertThat(Messages.read(language).stringPropertyNames())
        .as("the keys of %s are those of messages.properties", Messages.file(language))
        .containsExactlyInAnyOrderElementsOf(ENGLISH.stringPropertyNames());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noMessageIsThereTwice(Language language) throws IOException {
    Path file = Path.of("src", "main", "resources", Messages.file(language));
    assertThat(
            Files.readAllLines(file).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')).strip()))
        .as(file.toString())
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyMessageTakesTheSameValuesAsTheEnglishOne(Language language) {
    Properties texts = Messages.read(language);
    Set<String> wrong = new TreeSet<>();
    for (String key : ENGLISH.stringPropertyNames()) {
      String text = texts.getProperty(key, ENGLISH.getProperty(key));
      if (!values(text).equals(values(ENGLISH.getProperty(key)))) {
        wrong.add(key + "=" + text);
      }
    }
    assertThat(wrong).as("values of messages in %s", language).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyMessageCanBeWrittenForAnyNumber(Language language) {
    Properties texts = Messages.read(language);
    ULocale locale = ULocale.forLocale(language.locale());
    for (String key : texts.stringPropertyNames()) {
      MessageFormat format = new MessageFormat(texts.getProperty(key), locale);
      for (int number : new int[] {0, 1, 2, 5, 11, 100}) {
        Object[] values = IntStream.range(0, 12).mapToObj(any -> number).toArray();
        assertThat(format.format(values)).as("%s in %s", key, language).doesNotContain("{", "}");
      }
    }
  }

  /** One sign for an apostrophe, so that none of them quotes a brace by accident. */
  @ParameterizedTest
  @EnumSource(value = Language.class, names = "EN", mode = EnumSource.Mode.EXCLUDE)
  void noMessageHasAStraightApostrophe(Language language) {
    assertThat(Messages.read(language).values()).noneMatch(text -> text.toString().contains("'"));
  }

  @ParameterizedTest
  @CsvSource({
    "de-AT, DE",
    "pt-PT, PT_BR",
    "'zh-TW,zh;q=0.9', ZH_CN",
    "'nl, fr;q=0.8, de;q=0.9', DE",
    "'fr;q=0, en', EN",
    "ar-EG, AR",
    "tlh, EN",
    "'x;;q=banana', EN",
    "'', EN"
  })
  void theBrowsersBestLanguageIsTaken(String accepted, Language language) {
    assertThat(Language.best(accepted)).isEqualTo(language);
  }

  @Test
  void amountsDaysAndDistancesAreWrittenAsTheLanguageHasThem() {
    Money amount = new Money(123_450, "EUR");
    LocalDate day = LocalDate.of(2026, 11, 5);

    assertThat(Notation.of(Language.EN).money(amount)).isEqualTo("€1,234.50");
    assertThat(Notation.of(Language.DE).money(amount)).isEqualTo("1.234,50\u00a0€");
    assertThat(Notation.of(Language.FR).money(amount)).isEqualTo("1\u202f234,50\u00a0€");
    assertThat(Notation.of(Language.PT_BR).date(day)).isEqualTo("5 de nov. de 2026");
    assertThat(Notation.of(Language.ZH_CN).date(day)).isEqualTo("2026年11月5日");
    assertThat(Notation.of(Language.DE).relative(Duration.ofDays(2))).isEqualTo("in 2 Tagen");
    assertThat(Notation.of(Language.AR).relative(Duration.ofDays(2))).isEqualTo("خلال يومين");
    assertThat(Notation.of(Language.ES).country("DE")).isEqualTo("Alemania");
  }

  @Test
  void pluralsAreByTheRulesOfTheLanguage() {
    Messages messages = new Messages();
    Locale arabic = Language.AR.locale();

    assertThat(messages.getMessage("moment.of-units", new Object[] {1}, arabic))
        .isEqualTo("منتج واحد");
    assertThat(messages.getMessage("moment.of-units", new Object[] {2}, arabic))
        .isEqualTo("منتجان");
    assertThat(messages.getMessage("moment.of-units", new Object[] {11}, arabic))
        .isEqualTo("11 منتجًا");
  }

  private static Set<String> values(String text) {
    MessagePattern pattern = new MessagePattern(text);
    Set<String> values = new TreeSet<>();
    IntStream.range(0, pattern.countParts())
        .mapToObj(pattern::getPart)
        .filter(part -> part.getType() == Part.Type.ARG_NUMBER)
        .forEach(part -> values.add(pattern.getSubstring(part)));
    return values;
  }

  @Test
  void whatIsWrongWithAFieldIsSaidInTheReadersLanguage() {
    assertThat(Reader.of(Language.DE, () -> FieldProblems.said("must have 1 to 100 characters")))
        .isEqualTo("muss 1 bis 100 Zeichen haben");
    assertThat(Reader.of(Language.FR, () -> FieldProblems.said("must be 3 at most")))
        .isEqualTo("peut être au plus 3");
    assertThat(Reader.of(Language.FR, () -> FieldProblems.said("is as nobody says")))
        .isEqualTo("is as nobody says");
    assertThat(FieldProblems.said("is required")).isEqualTo("is required");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyArticleOfHelpIsInEveryLanguage(Language language) throws IOException {
    assertThat(articles(language)).containsExactlyElementsOf(articles(Language.EN));
  }

  private static Set<String> articles(Language language) throws IOException {
    Set<String> names = new TreeSet<>();
    for (Resource file :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath:help/" + language.tag() + "/*.md")) {
      names.add(String.valueOf(file.getFilename()));
    }
    return names;
  }

  @Test
  void aTagNamesALanguageExactly() {
    assertThat(Arrays.stream(Language.values()).map(Language::tag))
        .containsExactly("en", "pt-BR", "es", "fr", "de", "zh-CN", "ar");
    assertThat(Language.tagged("PT-br")).contains(Language.PT_BR);
    assertThat(Language.tagged("pt")).isEmpty();
    assertThat(Language.tagged(null)).isEmpty();
  }
}
