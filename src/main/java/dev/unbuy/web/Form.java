package dev.unbuy.web;

import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.platform.FieldProblems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into a form, and what of it cannot be accepted: the page shows both, so that
 * nothing has to be typed twice.
 *
 * @param typed the values by field
 * @param problems what is wrong, by field, in the reader's language
 */
public record Form(Map<String, String> typed, Map<String, String> problems) {

  /** A form in which nothing was typed yet. */
  public static final Form NOTHING = new Form(Map.of(), Map.of());

  /** Copies both, in their order. */
  public Form {
    typed = Map.copyOf(typed);
    problems = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(problems));
  }

  /** With these values in it. */
  static Form of(Map<String, String> values) {
    return new Form(values, Map.of());
  }

  /** As it was sent. */
  static Form of(HttpServletRequest request) {
    Map<String, String> typed = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach((name, values) -> typed.put(name, values[0].replace("\0", "").strip()));
    return new Form(typed, Map.of());
  }

  /** The same, with what is wrong. */
  Form wrong(InvalidInput invalid) {
    Map<String, String> all = new LinkedHashMap<>(problems);
    invalid
        .errors()
        .forEach(error -> all.putIfAbsent(error.field(), FieldProblems.said(error.message())));
    return new Form(typed, all);
  }

  /** What stands in a field. */
  public String value(String field) {
    return value(field, "");
  }

  /** What stands in a field, or something else where nothing was sent of it. */
  public String value(String field, String otherwise) {
    return typed.getOrDefault(field, otherwise);
  }

  /** What is wrong with a field or a part of it; null when nothing is. */
  public @Nullable String problem(String field) {
    return problems.entrySet().stream()
        .filter(one -> isPartOf(one.getKey(), field))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** Whether a field is the first with a problem: there the cursor goes. */
  public boolean isFirstProblem(String field) {
    return !problems.isEmpty() && isPartOf(problems.keySet().iterator().next(), field);
  }

  /** Whether something is wrong. */
  public boolean hasProblems() {
    return !problems.isEmpty();
  }

  private static boolean isPartOf(String problem, String field) {
    return problem.equals(field) || problem.startsWith(field + ".");
  }
}
