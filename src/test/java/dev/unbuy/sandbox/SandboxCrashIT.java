package dev.unbuy.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.Api;
import dev.unbuy.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as a process of its own, killed in the middle of its writing, over and over. */
class SandboxCrashIT {

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:([0-9]+)");
  private static final int CALLERS = 8;
  private static final int KILLS = 4;

  @TempDir private Path folder;

  @Test
  void whatWasAnsweredSurvivesSigkillAndNothingHappensTwice() throws Exception {
    var random = new Random(314);
    Map<String, String> answered = new ConcurrentHashMap<>();
    String authorization = "";
    for (int kill = 0; kill < KILLS; kill++) {
      try (var gateway = Running.start(folder)) {
        if (authorization.isEmpty()) {
          authorization = gateway.authorize();
        }
        assertAnswersAreKept(gateway, authorization, answered);
        captureUntilKilled(gateway, authorization, kill, 150 + random.nextInt(250), answered);
      }
      tearLastLine(random);
    }
    try (var gateway = Running.start(folder)) {
      assertAnswersAreKept(gateway, authorization, answered);
      long captured =
          gateway
              .api
              .get("/v1/authorizations/" + authorization)
              .body(200)
              .path("captured")
              .asLong();
      assertThat(captured).isGreaterThanOrEqualTo(answered.size());
      assertThat(answered).hasSizeGreaterThan(KILLS * CALLERS);
      assertThat(capturesListed(gateway)).isEqualTo(captured);
    }
  }

  private static void captureUntilKilled(
      Running gateway, String authorization, int round, int millis, Map<String, String> answered)
      throws InterruptedException {
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int c = 0; c < CALLERS; c++) {
        int caller = c;
        callers.execute(
            () -> {
              for (int i = 0; gateway.process.isAlive(); i++) {
                String key = "k-%d-%d-%d".formatted(round, caller, i);
                try {
                  answered.put(key, gateway.capture(authorization, key));
                } catch (IllegalStateException | AssertionError killed) {
                  return;
                }
              }
            });
      }
      int before = answered.size();
      Thread.sleep(millis);
      Eventually.holds(() -> answered.size() > before + CALLERS);
      gateway.process.destroyForcibly();
    }
  }

  private static void assertAnswersAreKept(
      Running gateway, String authorization, Map<String, String> answered) {
    answered.forEach(
        (key, answer) -> assertThat(gateway.capture(authorization, key)).isEqualTo(answer));
  }

  /** A kill seldom tears a line by itself: half a line of a request that was never answered. */
  private void tearLastLine(Random random) throws IOException {
    Path journal = folder.resolve("gateway.jsonl");
    String line = "{\"answered\":{\"key\":\"torn\",\"request\":\"Capture[";
    Files.writeString(
        journal, line.substring(0, 1 + random.nextInt(line.length())), StandardOpenOption.APPEND);
  }

  private static long capturesListed(Running gateway) {
    long captured = 0;
    int after = 0;
    do {
      var page = gateway.api.get("/v1/movements?limit=1000&after=" + after).body(200);
      captured +=
          page.path("items")
              .valueStream()
              .map(movement -> movement.path("operation"))
              .filter(operation -> operation.path("kind").asString().equals("CAPTURE"))
              .mapToLong(operation -> operation.path("amount").asLong())
              .sum();
      after = page.path("next").asInt(0);
    } while (after > 0);
    return captured;
  }

  /** The sub-command in a process of its own. */
  private record Running(Process process, Api api) implements AutoCloseable {

    static Running start(Path folder) throws IOException {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "dev.unbuy.UnbuyApplication",
                  "gateway",
                  "--port=0",
                  "--data=" + folder,
                  "--api-key=" + Practice.KEY)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String line = process.inputReader().readLine();
      var address = ADDRESS.matcher(String.valueOf(line));
      assertThat(address.find()).as(line).isTrue();
      return new Running(process, Api.at(Integer.parseInt(address.group(1))).with(Practice.KEY));
    }

    String authorize() {
      return api.post(
              "/v1/authorizations",
              Map.of(
                  "amount",
                  1_000_000,
                  "currency",
                  "EUR",
                  "method",
                  "CARD",
                  "token",
                  "sandbox-ok",
                  "reference",
                  "r"))
          .body(201)
          .path("id")
          .asString();
    }

    String capture(String authorization, String key) {
      var answer =
          api.post("/v1/authorizations/" + authorization + "/captures", Map.of("amount", 1), key);
      answer.body(201);
      return answer.response().body();
    }

    @Override
    public void close() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }
  }
}
