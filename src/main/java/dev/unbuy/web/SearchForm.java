package dev.unbuy.web;

import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.search.SearchQuery;
import dev.unbuy.search.SearchQuery.Sort;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for, as it stands in the address of the page: every part can be changed or
 * taken off by a plain link.
 *
 * @param parts the parts that were given, by name
 */
public record SearchForm(Map<String, String> parts) {

  /** The filters that are shown as chips, in this order. */
  public static final List<String> FILTERS =
      List.of("category", "condition", "minRating", "minPrice", "maxPrice", "shipTo");

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final int LONGEST = 200;

  /** Copies the parts, in their order. */
  public SearchForm {
    parts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  static SearchForm of(Form form) {
    Map<String, String> parts = new LinkedHashMap<>();
    Stream.concat(Stream.of("q"), Stream.concat(FILTERS.stream(), Stream.of("sort")))
        .filter(name -> !form.value(name).isEmpty())
        .forEach(
            name -> {
              String value = form.value(name);
              parts.put(name, value.substring(0, Math.min(value.length(), LONGEST)));
            });
    return new SearchForm(parts);
  }

  /** One part; empty where it was not given. */
  public String part(String name) {
    return parts.getOrDefault(name, "");
  }

  /** The order of hits. */
  public Sort sort() {
    return Stream.of(Sort.values())
        .filter(one -> one.name().equals(part("sort")))
        .findFirst()
        .orElse(Sort.RELEVANCE);
  }

  /** Whether nothing was asked for: the start page. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** The filters that are set. */
  public List<String> filters() {
    return FILTERS.stream().filter(parts::containsKey).toList();
  }

  /** The address with another value of one part; an empty value takes it off. */
  public String with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(parts);
    all.remove(name);
    if (!value.isEmpty()) {
      all.put(name, value);
    }
    String query = query(all);
    return query.isEmpty() ? "/search" : "/search?" + query;
  }

  /** What stands in its address after the question mark. */
  public String query() {
    return query(parts);
  }

  /** A search of what stood in an address after the question mark. */
  public static SearchForm read(String query) {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String part : query.split("&")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parts.put(part.substring(0, equals), decoded(part.substring(equals + 1)));
      }
    }
    return new SearchForm(parts);
  }

  /** An address that somebody else wrote may hold what cannot be decoded; it is taken as it is. */
  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return value;
    }
  }

  private static String query(Map<String, String> parts) {
    return parts.entrySet().stream()
        .map(
            part ->
                part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** The address without one part. */
  public String without(String name) {
    return with(name, "");
  }

  SearchForm withoutPrices() {
    Map<String, String> rest = new LinkedHashMap<>(parts);
    rest.remove("minPrice");
    rest.remove("maxPrice");
    return new SearchForm(rest);
  }

  /**
   * The search that it stands for. Values that no link of the page has count as not given.
   *
   * @throws InvalidInput when a price that was typed is none
   */
  SearchQuery query(@Nullable String cursor, int limit) {
    String shipTo = part("shipTo");
    String rating = part("minRating");
    return new SearchQuery(
        orNull(part("q")),
        orNull(part("category")),
        orNull(part("condition")),
        COUNTRIES.contains(shipTo) ? shipTo : null,
        rating.matches("[1-5]") ? Double.valueOf(rating) : null,
        cents("minPrice"),
        cents("maxPrice"),
        sort(),
        cursor,
        limit);
  }

  /** Prices are typed in whole units with up to two decimals, whatever the currency. */
  private @Nullable Long cents(String name) {
    String typed = part(name).replace(',', '.');
    if (typed.isEmpty()) {
      return null;
    }
    if (!typed.matches("[0-9]{1,9}([.][0-9]{1,2})?")) {
      throw new InvalidInput(name, "must be an amount, such as 12.99");
    }
    return new BigDecimal(typed).movePointRight(2).longValueExact();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
