package dev.unbuy.chaos;

import dev.unbuy.testing.Api;
import dev.unbuy.testing.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a careful client does: where no answer comes, or one that says that something is broken, it
 * asks again under the same key until it is told what became of it.
 */
final class Client {

  private static final Duration PATIENCE = Duration.ofSeconds(100);
  private static final Duration PAUSE = Duration.ofMillis(150);

  /** Nobody here sends anything that deserves these. */
  private static final Set<Integer> WRONG = Set.of(400, 401, 403, 404, 405, 415, 429);

  private final World world;
  private final Diary diary;

  Client(World world, Diary diary) {
    this.world = world;
    this.diary = diary;
  }

  /**
   * Asks for a change until there is an answer.
   *
   * @return the answer where it was done, empty where it was refused
   */
  Optional<JsonNode> change(
      Deed deed, Person who, String path, @Nullable Object body, String key, UUID subject)
      throws InterruptedException {
    Answer answer = insist("POST", who, path, body, key);
    if (answer == null) {
      diary.complain("never answered: " + path + " under " + key);
      return Optional.empty();
    }
    diary.count(deed, outcome(answer));
    if (answer.status() / 100 != 2) {
      return Optional.empty();
    }
    diary.acknowledged(new Diary.Entry(deed, who, path, body, key, subject, answer.body()));
    return Optional.of(answer.body());
  }

  /** Asks for what was acknowledged before, and complains when it is told something else. */
  void again(Diary.Entry entry) throws InterruptedException {
    Answer answer = insist("POST", entry.who(), entry.path(), entry.body(), entry.key());
    if (answer == null) {
      diary.complain("never answered again: " + entry.path());
      return;
    }
    diary.count(Deed.ASK_AGAIN, outcome(answer));
    if (!same(entry, answer)) {
      diary.complain(
          "told otherwise under the same key: %s %s, first %s, then %d %s"
              .formatted(
                  entry.path(),
                  entry.key(),
                  entry.answer(),
                  answer.status(),
                  answer.response().body()));
    }
  }

  private static boolean same(Diary.Entry entry, Answer answer) {
    if (answer.status() / 100 != 2) {
      return false;
    }
    return entry.deed() == Deed.BUY
        ? entry.answer().path("purchaseId").equals(answer.body().path("purchaseId"))
        : entry.answer().equals(answer.body());
  }

  /** Asks without a key for what may be done twice. */
  Optional<JsonNode> send(Deed deed, String method, Person who, String path, Object body)
      throws InterruptedException {
    Answer answer = insist(method, who, path, body, null);
    if (answer == null) {
      diary.complain("never answered: " + path);
      return Optional.empty();
    }
    diary.count(deed, outcome(answer));
    return answer.status() / 100 == 2 ? Optional.of(answer.body()) : Optional.empty();
  }

  /** Reads. */
  Optional<JsonNode> look(Deed deed, Person who, String path) throws InterruptedException {
    Answer answer = insist("GET", who, path, null, null);
    if (answer != null) {
      diary.count(deed, outcome(answer));
    }
    return answer != null && answer.status() == 200 ? Optional.of(answer.body()) : Optional.empty();
  }

  private @Nullable Answer insist(
      String method, Person who, String path, @Nullable Object body, @Nullable String key)
      throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      Answer answer = once(method, who, path, body, key);
      if (answer != null) {
        return answer;
      }
      Thread.sleep(PAUSE);
    }
    return null;
  }

  private @Nullable Answer once(
      String method, Person who, String path, @Nullable Object body, @Nullable String key) {
    Instant from = Instant.now();
    Answer answer;
    try {
      Api api = world.api().with(who.token());
      answer =
          method.equals("POST")
              ? api.post(path, body, key)
              : body == null ? api.get(path) : api.send(method, path, body);
    } catch (IllegalStateException noAnswer) {
      diary.silence();
      return null;
    }
    if (answer.status() >= 500) {
      diary.failed(
          new Diary.Failure(path, answer.status(), answer.response().body(), from, Instant.now()));
      return null;
    }
    if (WRONG.contains(answer.status())) {
      diary.complain(
          "answered %d: %s %s".formatted(answer.status(), path, answer.response().body()));
    }
    return answer;
  }

  private static String outcome(Answer answer) {
    return answer.status() / 100 == 2
        ? "done"
        : answer.status() == 409 ? "refused" : "not accepted";
  }
}
