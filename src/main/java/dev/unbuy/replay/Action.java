package dev.unbuy.replay;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a task has done for its customer.
 *
 * @param name of the benchmark's tool
 * @param arguments that it is called with
 */
record Action(String name, JsonNode arguments) {

  String text(String argument) {
    return arguments.path(argument).asString("");
  }

  List<String> texts(String argument) {
    List<String> all = new ArrayList<>();
    arguments.path(argument).forEach(one -> all.add(one.asString("")));
    return all;
  }
}
