package dev.unbuy.support;

import dev.unbuy.kernel.Language;
import dev.unbuy.platform.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.function.SingletonSupplier;

/**
 * What somebody typed, as the index understands it: in lower case, without words that say nothing
 * about what is asked, and with the words that its phrases mean.
 */
record Question(String typed, String words) {

  private static final int LONGEST = 1_000;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}'-]+");
  private static final Map<Language, Supplier<Habits>> HABITS = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      HABITS.put(language, SingletonSupplier.of(() -> Habits.read(language)));
    }
  }

  static Question of(String text) {
    String short_ = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String plain =
        NO_WORD
            .matcher(short_.toLowerCase(Locale.ROOT).replace('’', '\'').replace("\0", ""))
            .replaceAll(" ")
            .strip();
    Habits habits = Objects.requireNonNull(HABITS.get(Reader.language())).get();
    List<String> words = new ArrayList<>();
    for (String word : Stemming.wordsApart(Reader.language(), plain).split(" +", -1)) {
      if (!habits.fillers().contains(word)) {
        words.add(word);
      }
    }
    habits
        .meanings()
        .forEach(
            (word, phrases) -> {
              if (phrases.matcher(plain).find()) {
                words.add(word);
              }
            });
    return new Question(plain, String.join(" ", words));
  }

  /**
   * How people ask in a language.
   *
   * @param fillers words that say nothing about what is asked
   * @param meanings words with the phrases that mean them
   */
  private record Habits(Set<String> fillers, Map<String, Pattern> meanings) {

    static Habits read(Language language) {
      return new Habits(
          HelpLibrary.lines(language, "fillers.txt").stream()
              .flatMap(line -> Arrays.stream(line.split(" ", -1)))
              .collect(Collectors.toCollection(HashSet::new)),
          meanings(language));
    }

    private static Map<String, Pattern> meanings(Language language) {
      // where words are not set apart a phrase may stand anywhere
      boolean apart = language != Language.ZH_CN;
      Map<String, Pattern> meanings = new TreeMap<>();
      for (String line : HelpLibrary.lines(language, "synonyms.txt")) {
        int colon = line.indexOf(": ");
        String any =
            Arrays.stream(line.substring(colon + 2).split(", ", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        meanings.put(
            line.substring(0, colon),
            Pattern.compile(apart ? "(?<!\\S)(" + any + ")(?!\\S)" : any));
      }
      return meanings;
    }
  }
}
