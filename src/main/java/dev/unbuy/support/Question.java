package dev.unbuy.support;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody typed, as the index understands it: in lower case, without words that say nothing
 * about what is asked, and with the words that its phrases mean.
 */
record Question(String typed, String words) {

  private static final int LONGEST = 1_000;
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}'-]+");
  private static final Set<String> FILLERS =
      HelpLibrary.lines("fillers.txt").stream()
          .flatMap(line -> Arrays.stream(line.split(" ", -1)))
          .collect(Collectors.toCollection(HashSet::new));
  private static final Map<String, Pattern> MEANINGS = meanings();

  static Question of(String text) {
    String short_ = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String plain =
        NO_WORD
            .matcher(short_.toLowerCase(Locale.ROOT).replace('’', '\'').replace("\0", ""))
            .replaceAll(" ")
            .strip();
    List<String> words = new ArrayList<>();
    for (String word : plain.split(" ", -1)) {
      if (!FILLERS.contains(word)) {
        words.add(word);
      }
    }
    MEANINGS.forEach(
        (word, phrases) -> {
          if (phrases.matcher(plain).find()) {
            words.add(word);
          }
        });
    return new Question(plain, String.join(" ", words));
  }

  private static Map<String, Pattern> meanings() {
    Map<String, Pattern> meanings = new TreeMap<>();
    for (String line : HelpLibrary.lines("synonyms.txt")) {
      int colon = line.indexOf(": ");
      String any =
          Arrays.stream(line.substring(colon + 2).split(", ", -1))
              .map(Pattern::quote)
              .collect(Collectors.joining("|"));
      meanings.put(line.substring(0, colon), Pattern.compile("(?<!\\S)(" + any + ")(?!\\S)"));
    }
    return meanings;
  }
}
