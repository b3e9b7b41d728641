package dev.unbuy.web;

import dev.unbuy.catalog.ShopShipping.Option;
import dev.unbuy.catalog.ShopShipping.Place;
import dev.unbuy.catalog.ShopShipping.Shipping;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.InvalidInput.FieldError;
import dev.unbuy.kernel.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Reads the form by which a seller says how the shop ships; rows that are empty are left out. */
final class ShippingForm {

  /** How many empty rows are shown, and how many more are added when asked. */
  static final int ROOM = 2;

  private static final String USUAL = "options";
  private static final String FASTER = "faster";
  private static final String PLACES = "notShippedTo";
  private static final List<String> WAY = List.of("country", "price", "transitMin", "transitMax");
  private static final List<String> PLACE = List.of("country", "postalPrefix");

  private ShippingForm() {}

  /** A form with how the shop ships now, and room for more. */
  static Form of(Shipping now, String currency) {
    Map<String, String> typed = new LinkedHashMap<>();
    fill(typed, USUAL, now.usual(), currency);
    fill(typed, FASTER, now.faster(), currency);
    for (int row = 0; row < now.notShippedTo().size(); row++) {
      Place place = now.notShippedTo().get(row);
      typed.put(field(PLACES, row, "country"), place.country());
      typed.put(field(PLACES, row, "postalPrefix"), place.postalPrefix());
    }
    return withRoom(Form.of(typed));
  }

  /** The same form with more empty rows in each list. */
  static Form withRoom(Form form) {
    Map<String, String> typed = new LinkedHashMap<>(form.typed());
    for (String list : List.of(USUAL, FASTER, PLACES)) {
      int rows = rows(form, list);
      for (int row = rows; row < rows + ROOM; row++) {
        typed.put(field(list, row, "country"), "");
      }
    }
    return new Form(typed, form.problems());
  }

  /** How many rows of a list a form has. */
  static int rows(Form form, String list) {
    int rows = 0;
    while (rows < 2 * 300 && form.typed().containsKey(field(list, rows, "country"))) {
      rows++;
    }
    return rows;
  }

  /**
   * How the shop is to ship.
   *
   * @throws InvalidInput naming every field that cannot be read, by its place in the form
   */
  static Shipping read(Form form, String currency) {
    List<FieldError> errors = new ArrayList<>();
    List<Option> usual = each(form, USUAL, WAY, errors, row -> option(form, USUAL, row, currency));
    List<Option> faster =
        each(form, FASTER, WAY, errors, row -> option(form, FASTER, row, currency));
    List<Place> places =
        each(
            form,
            PLACES,
            PLACE,
            errors,
            row ->
                new Place(
                    country(form, PLACES, row), form.value(field(PLACES, row, "postalPrefix"))));
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
    return new Shipping(usual, faster, places);
  }

  /** The same problems, counted by the rows of the form and not by those that were filled in. */
  static InvalidInput byRow(InvalidInput invalid, Form form) {
    return new InvalidInput(
        invalid.errors().stream()
            .map(error -> new FieldError(inRow(form).apply(error.field()), error.message()))
            .toList());
  }

  private static UnaryOperator<String> inRow(Form form) {
    return name -> {
      for (String list : List.of(USUAL, FASTER, PLACES)) {
        List<Integer> filled = filled(form, list, list.equals(PLACES) ? PLACE : WAY);
        for (int i = 0; i < filled.size(); i++) {
          String read = "%s[%d]".formatted(list, i);
          if (name.equals(read) || name.startsWith(read + ".")) {
            return "%s[%d]".formatted(list, filled.get(i)) + name.substring(read.length());
          }
        }
      }
      return name;
    };
  }

  private static <T> List<T> each(
      Form form, String list, List<String> fields, List<FieldError> errors, IntFunction<T> read) {
    List<T> all = new ArrayList<>();
    for (int row : filled(form, list, fields)) {
      try {
        all.add(read.apply(row));
      } catch (InvalidInput invalid) {
        errors.addAll(invalid.errors());
      }
    }
    return all;
  }

  private static List<Integer> filled(Form form, String list, List<String> fields) {
    return IntStream.range(0, rows(form, list))
        .filter(
            row -> fields.stream().anyMatch(name -> !form.value(field(list, row, name)).isEmpty()))
        .boxed()
        .toList();
  }

  private static Option option(Form form, String list, int row, String currency) {
    return new Option(
        country(form, list, row),
        price(field(list, row, "price"), form, currency),
        Forms.number(field(list, row, "transitMin"), form.value(field(list, row, "transitMin"))),
        Forms.number(field(list, row, "transitMax"), form.value(field(list, row, "transitMax"))));
  }

  private static String country(Form form, String list, int row) {
    return form.value(field(list, row, "country")).toUpperCase(Locale.ROOT);
  }

  /** An amount, which may be nothing at all. */
  private static long price(String field, Form form, String currency) {
    String typed = form.value(field);
    return typed.matches("0+([.,]0{1,3})?") ? 0 : Forms.money(field, typed, currency).minor();
  }

  private static void fill(
      Map<String, String> typed, String list, List<Option> options, String currency) {
    for (int row = 0; row < options.size(); row++) {
      Option one = options.get(row);
      typed.put(field(list, row, "country"), one.country());
      typed.put(
          field(list, row, "price"), new Money(one.price(), currency).toDecimal().toPlainString());
      typed.put(field(list, row, "transitMin"), String.valueOf(one.transitMin()));
      typed.put(field(list, row, "transitMax"), String.valueOf(one.transitMax()));
    }
  }

  private static String field(String list, int row, String name) {
    return "%s[%d].%s".formatted(list, row, name);
  }
}
