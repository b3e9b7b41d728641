package dev.unbuy.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads a request's fields, or rejects the request with the field's name. */
record Fields(JsonNode body) {

  private static final Pattern TEXT = Pattern.compile("[\\x20-\\x7E]{1,200}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final long MOST = 1_000_000_000_000_000L;

  boolean has(String field) {
    var node = body.path(field);
    return !node.isMissingNode() && !node.isNull();
  }

  String text(String field) {
    var node = body.path(field);
    if (node.isString() && isText(node.stringValue())) {
      return node.stringValue();
    }
    throw Rejection.field(field, "1 to 200 printable ASCII characters");
  }

  Optional<String> optionalText(String field) {
    return has(field) ? Optional.of(text(field)) : Optional.empty();
  }

  /** One of an enum's constants, by the name that the API gives each. */
  <E extends Enum<E>> E oneOf(String field, Class<E> type, Function<E, String> name) {
    var node = body.path(field);
    var constants = List.of(type.getEnumConstants());
    return constants.stream()
        .filter(constant -> node.isString() && name.apply(constant).equals(node.stringValue()))
        .findFirst()
        .orElseThrow(
            () -> Rejection.field(field, "one of " + constants.stream().map(name).toList()));
  }

  /** An amount of minor units, at least 1. */
  long amount() {
    return number("amount", 1, MOST);
  }

  OptionalLong optionalAmount() {
    return has("amount") ? OptionalLong.of(amount()) : OptionalLong.empty();
  }

  String currency() {
    var node = body.path("currency");
    if (node.isString() && CURRENCY.matcher(node.stringValue()).matches()) {
      return node.stringValue();
    }
    throw Rejection.field("currency", "three capital letters");
  }

  long number(String field, long from, long to) {
    var node = body.path(field);
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      var value = node.longValue();
      if (value >= from && value <= to) {
        return value;
      }
    }
    throw Rejection.field(field, "a whole number from " + from + " to " + to);
  }

  long number(String field, long from, long to, long otherwise) {
    return has(field) ? number(field, from, to) : otherwise;
  }

  boolean flag(String field, boolean otherwise) {
    if (!has(field)) {
      return otherwise;
    }
    if (body.path(field).isBoolean()) {
      return body.path(field).booleanValue();
    }
    throw Rejection.field(field, "true or false");
  }

  /** A share from 0 to 1. */
  double share(String field) {
    var node = body.path(field);
    if (node.isNumber() && node.doubleValue() >= 0 && node.doubleValue() <= 1) {
      return node.doubleValue();
    }
    throw Rejection.field(field, "a number from 0 to 1");
  }

  static boolean isText(String text) {
    return TEXT.matcher(text).matches();
  }
}
