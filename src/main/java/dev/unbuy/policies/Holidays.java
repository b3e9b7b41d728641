package dev.unbuy.policies;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Public holidays of whole countries, from a file of the product with its source ({@code
 * rights/holidays.txt}). Of a country or year that the file does not name, none is known: then only
 * weekends are days of rest.
 */
public final class Holidays {

  private static final String FILE = "/rights/holidays.txt";
  private static final Map<String, Set<LocalDate>> ALL = read();

  private Holidays() {}

  /**
   * Whether a day is a public holiday in a country.
   *
   * @param country ISO 3166-1 alpha-2
   */
  public static Predicate<LocalDate> in(String country) {
    return ALL.getOrDefault(country, Set.of())::contains;
  }

  private static Map<String, Set<LocalDate>> read() {
    Map<String, Set<LocalDate>> all = new HashMap<>();
    try (InputStream file = Objects.requireNonNull(Holidays.class.getResourceAsStream(FILE));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(all, line));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return Map.copyOf(all);
  }

  /** A line: country, year, and the days as month and day. */
  private static void add(Map<String, Set<LocalDate>> all, String line) {
    String[] words = line.split(" ");
    Set<LocalDate> days = all.computeIfAbsent(words[0], country -> new HashSet<>());
    for (int i = 2; i < words.length; i++) {
      days.add(LocalDate.parse(words[1] + "-" + words[i]));
    }
  }
}
