package dev.unbuy.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.kernel.InvalidInput;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to an address that somebody else chose, and what is not. */
class PostTest {

  private static final String HEAD = "HTTP/1.1 200 OK\r\n";

  private final Post outside = new Post(settings(false));
  private final Post inside = new Post(settings(true));

  @Test
  void nothingIsSentIntoTheHouse() {
    try (Receiver receiver = new Receiver(200)) {
      for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]")) {
        URI to = URI.create(receiver.url().replace("127.0.0.1", host));

        assertThat(outside.send(to, Map.of(), "{}")).isEqualTo(Sent.failed("FORBIDDEN_ADDRESS"));
      }
      assertThat(receiver.received()).isEmpty();
    }
  }

  @Test
  void noRedirectIsFollowed() {
    try (Receiver receiver = new Receiver(302)) {
      Sent sent = inside.send(URI.create(receiver.url()), Map.of("webhook-id", "msg_1"), "{}");

      assertThat(sent).isEqualTo(new Sent(302, null, "so it is"));
      assertThat(sent.succeeded()).isFalse();
      assertThat(receiver.received()).singleElement().extracting("path").isEqualTo("/in?x=1");
    }
  }

  @Test
  void anAnswerThatDripsEndsWithItsTime() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> drip(server));

      assertThat(inside.send(to(server), Map.of(), "{}")).isEqualTo(Sent.failed("TIMEOUT"));
    }
  }

  @Test
  void ofALongAnswerTheBeginningIsRead() throws IOException {
    assertThat(answered(HEAD + "\r\n" + "x".repeat(100_000)).excerpt()).hasSize(1_000);
    assertThat(
            answered(
                HEAD + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"))
        .isEqualTo(new Sent(200, null, "abcde"));
    assertThat(answered("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 None\r\n\r\n").succeeded())
        .isTrue();
    assertThat(answered("220 smtp.test\r\n")).isEqualTo(Sent.failed("NOT_HTTP"));
    assertThat(answered(HEAD + "a: b\r\n".repeat(1_000) + "\r\n").answered()).isNull();
    assertThat(answered("x".repeat(100_000)).answered()).isNull();
  }

  @Test
  void whatIsNotThereIsSaid() throws IOException {
    ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    URI to = to(closed);
    closed.close();

    assertThat(inside.send(to, Map.of(), "{}")).isEqualTo(Sent.failed("CONNECTION"));
    assertThat(inside.send(URI.create("http://nowhere.invalid/"), Map.of(), "{}"))
        .isEqualTo(Sent.failed("UNKNOWN_HOST"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "//example.com",
        "http://example.com",
        "ftp://example.com",
        "https:example.com",
        "https://",
        "https://example.com:22/",
        "https://example.com:99999/",
        "https://me:secret@example.com/",
        "https://example.com/#part",
        "https://exa mple.com/",
        "https://example.com/\r\nX: y",
        "HTTPS://example.com/",
        "https://exämple.com/"
      })
  void anAddressThatCannotBeIsRefused(String url) {
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> new WebhookWish(url, "", List.of(), true).checked(false))
        .isInstanceOf(InvalidInput.class);
  }

  private Sent answered(String answer) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> answer(server, answer));
      return inside.send(to(server), Map.of(), "{}");
    }
  }

  private static void answer(ServerSocket server, String answer) {
    try (Socket socket = server.accept()) {
      socket.getInputStream().readNBytes(20);
      socket.getOutputStream().write(answer.getBytes(UTF_8));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    } catch (IOException _) {
      // the other side has read what it wanted
    }
  }

  private static void drip(ServerSocket server) {
    try (Socket socket = server.accept()) {
      for (int i = 0; i < 100; i++) {
        socket.getOutputStream().write('H');
        Thread.sleep(50);
      }
    } catch (IOException | InterruptedException _) {
      // the other side has had enough
    }
  }

  private static URI to(ServerSocket server) {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getLocalPort()));
  }

  private static WebhookSettings settings(boolean inside) {
    return new WebhookSettings(
        inside, Duration.ofMillis(500), Duration.ofSeconds(5), 10, Duration.ofHours(24));
  }
}
