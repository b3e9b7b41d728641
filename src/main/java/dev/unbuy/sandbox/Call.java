package dev.unbuy.sandbox;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was sent, taken apart.
 *
 * @param key the idempotency key, as it was sent
 */
record Call(String method, URI uri, Optional<String> key, ObjectNode body) {

  private static final int MOST_LISTED = 1_000;

  /** The parts of the path, without the leading slash. */
  List<String> path() {
    return List.of(uri.getPath().substring(1).split("/", -1));
  }

  /** The idempotency key, which must be there. */
  String requiredKey() {
    return key.filter(Fields::isText)
        .orElseThrow(
            () ->
                Rejection.of(
                    400,
                    "idempotency_key",
                    "Idempotency-Key must be 1 to 200 printable ASCII characters"));
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters().get(name));
  }

  /** A time of the query; the beginning of time where it is not given. */
  Instant time(String name) {
    try {
      return parameter(name).map(Instant::parse).orElse(Instant.EPOCH);
    } catch (DateTimeException e) {
      throw Rejection.field(name, "a UTC time such as 2026-01-31T12:00:00Z");
    }
  }

  /** A whole number of the query, from zero on. */
  int number(String name, int otherwise) {
    var text = parameter(name).orElse(Integer.toString(otherwise));
    if (text.matches("[0-9]{1,9}")) {
      return Integer.parseInt(text);
    }
    throw Rejection.field(name, "a whole number");
  }

  /** How many things are to be listed. */
  int limit() {
    var limit = number("limit", 100);
    if (limit < 1 || limit > MOST_LISTED) {
      throw Rejection.field("limit", "a whole number from 1 to " + MOST_LISTED);
    }
    return limit;
  }

  private Map<String, String> parameters() {
    var parameters = new HashMap<String, String>();
    var raw = Optional.ofNullable(uri.getRawQuery()).orElse("");
    for (var pair : raw.split("&", -1)) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Rejection.of(400, "malformed_query", "the query is not well-formed");
    }
  }
}
