package dev.unbuy.webhooks;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is told.
 *
 * @param data ids, numbers and states by name; nothing about a person
 */
record Message(WebhookKind kind, Instant at, Map<String, Object> data) {

  /** As it is sent. */
  String payload(JsonMapper json) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("type", kind.code());
    all.put("timestamp", at);
    all.put("data", data);
    return json.writeValueAsString(all);
  }
}
