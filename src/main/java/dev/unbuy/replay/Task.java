package dev.unbuy.replay;

import java.util.List;

/**
 * A customer's request, and what fulfills it.
 *
 * @param user who asks
 * @param actions those that change something, in their order
 */
record Task(String id, String user, List<Action> actions) {

  Task {
    actions = List.copyOf(actions);
  }
}
