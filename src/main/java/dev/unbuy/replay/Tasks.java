package dev.unbuy.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The benchmark's tasks, as {@code tasks.json} has them. */
final class Tasks {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Tasks() {}

  /**
   * Reads those that have something done which can be replayed.
   *
   * @throws ReplayFailed when the file is not there or is no list of tasks
   */
  static List<Task> read(Path folder, Shop shop) {
    Path file = folder.resolve("tasks.json");
    if (!Files.isRegularFile(file)) {
      throw new ReplayFailed("no-file", file);
    }
    List<Task> tasks = new ArrayList<>();
    for (JsonNode one : parse(file)) {
      List<Action> actions = new ArrayList<>();
      for (JsonNode action : one.path("evaluation_criteria").path("actions")) {
        String name = action.path("name").asString("");
        if (Deeds.BY_ACTION.containsKey(name)) {
          actions.add(new Action(name, action.path("arguments")));
        }
      }
      if (!actions.isEmpty()) {
        String user = shop.userOf(actions.getFirst());
        tasks.add(new Task(one.path("id").asString(""), user, actions));
      }
    }
    return tasks;
  }

  /** So that nobody is in a round twice: each customer's first tasks, then the second ones, … */
  static List<List<Task>> rounds(List<Task> tasks) {
    Map<String, Integer> seen = new HashMap<>();
    List<List<Task>> rounds = new ArrayList<>();
    for (Task task : tasks) {
      int round = seen.merge(task.user(), 1, Integer::sum) - 1;
      if (round == rounds.size()) {
        rounds.add(new ArrayList<>());
      }
      rounds.get(round).add(task);
    }
    return rounds;
  }

  private static JsonNode parse(Path file) {
    try {
      JsonNode all = JSON.readTree(Files.readAllBytes(file));
      if (!all.isArray()) {
        throw new ReplayFailed("no-tasks", file);
      }
      return all;
    } catch (JacksonException damaged) {
      throw new ReplayFailed("no-tasks", file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
