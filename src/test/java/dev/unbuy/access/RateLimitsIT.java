package dev.unbuy.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.UnbuyTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Guessing passwords is slowed down, per account and per address. The requests come by a proxy on
 * this machine, which says from whom it has them; each test has addresses of its own.
 */
@UnbuyTest
class RateLimitsIT {

  private static final int PER_ACCOUNT = 10;
  private static final int PER_ADDRESS = 60;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @Test
  void anAccountIsTriedTenTimesAMinuteFromWherever() throws Exception {
    String email = someone();

    HttpResponse<String> refused = firstRefused(PER_ACCOUNT, i -> token(email, "198.51.100." + i));

    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(refused.body()).contains("/problems/too-many-requests");
    isRefused(signIn(email, "198.51.100.201"));
    assertThat(token(someone(), "198.51.100.202").statusCode()).isEqualTo(401);
  }

  @Test
  void anAddressTriesSixtyTimesAMinuteWhoeverItTries() throws Exception {
    var _ = firstRefused(PER_ADDRESS, i -> register("203.0.113.1"));

    assertThat(register("203.0.113.2").statusCode()).isEqualTo(422);
  }

  /** A proxy adds the address that it sees; what stands before it anybody can write. */
  @Test
  void anAddressThatIsMadeUpDoesNotHelp() throws Exception {
    var _ = firstRefused(PER_ADDRESS, i -> register("192.0.2." + i + ", 203.0.113.3"));

    assertThat(register("203.0.113.4").statusCode()).isEqualTo(422);
  }

  /** The limits fill up again as time goes by, so a few more than their number may pass. */
  private static HttpResponse<String> firstRefused(int limit, Attempt attempt) throws Exception {
    for (int i = 0; i < 3 * limit; i++) {
      HttpResponse<String> answer = attempt.number(i);
      if (answer.statusCode() == 429) {
        assertThat(i).as("attempts that passed").isGreaterThanOrEqualTo(limit);
        isRefused(answer);
        return answer;
      }
    }
    throw new AssertionError("nothing was refused of %d attempts".formatted(3 * limit));
  }

  private static void isRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After").map(Integer::parseInt))
        .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 60));
  }

  private static String someone() {
    return UUID.randomUUID() + "@guess.test";
  }

  private HttpResponse<String> token(String email, String from) throws Exception {
    return post(
        "/api/v1/tokens",
        "application/json",
        "{\"email\":\"%s\",\"password\":\"a wrong password\"}".formatted(email),
        from);
  }

  private HttpResponse<String> signIn(String email, String from) throws Exception {
    return post(
        "/sign-in",
        "application/x-www-form-urlencoded",
        "_csrf=token&password=a+wrong+password&email=" + email.replace("@", "%40"),
        from);
  }

  /** With a password that is too short, so that it costs the server little. */
  private HttpResponse<String> register(String from) throws Exception {
    return post(
        "/api/v1/accounts",
        "application/json",
        "{\"email\":\"%s\",\"password\":\"short\",\"name\":\"Pat\"}".formatted(someone()),
        from);
  }

  private HttpResponse<String> post(String path, String type, String body, String from)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", type)
            .header("Cookie", "XSRF-TOKEN=token")
            .header("X-Forwarded-For", from)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  @FunctionalInterface
  private interface Attempt {
    HttpResponse<String> number(int i) throws Exception;
  }
}
