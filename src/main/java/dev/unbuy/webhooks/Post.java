package dev.unbuy.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.stereotype.Component;

/**
 * Sends one POST to an address that somebody else chose, and is not led anywhere by it.
 *
 * <p>The name is looked up once, and what is connected to is the very address that was checked: a
 * name that answers differently a moment later gains nothing, which no HTTP client that looks names
 * up by itself can promise. No redirect is followed, no proxy asked; the whole takes no longer than
 * its time, however slowly the answer drips, and of the answer no more is read than its beginning.
 */
@Component
class Post {

  private final WebhookSettings settings;

  /** Ends connections whose time is over; a read of a socket cannot be given one for the whole. */
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("webhook-time").factory());

  Post(WebhookSettings settings) {
    this.settings = settings;
  }

  /** Sends, and waits for the answer. */
  Sent send(URI to, Map<String, String> headers, String payload) {
    try {
      InetAddress address = permitted(to);
      try (Socket socket = new Socket()) {
        var over =
            clock.schedule(
                () -> closeQuietly(socket), settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try {
          return exchange(socket, address, to, headers, payload);
        } finally {
          over.cancel(false);
        }
      }
    } catch (Forbidden _) {
      return Sent.failed("FORBIDDEN_ADDRESS");
    } catch (UnknownHostException _) {
      return Sent.failed("UNKNOWN_HOST");
    } catch (SSLException _) {
      return Sent.failed("TLS");
    } catch (SocketTimeoutException _) {
      return Sent.failed("TIMEOUT");
    } catch (IOException failure) {
      return Sent.failed("Socket closed".equals(failure.getMessage()) ? "TIMEOUT" : "CONNECTION");
    }
  }

  /** The first address of the name that may be called. */
  private InetAddress permitted(URI to) throws IOException {
    String host = to.getHost().replaceAll("^\\[|]$", "");
    return Arrays.stream(InetAddress.getAllByName(host))
        .filter(address -> settings.inside() || PublicAddresses.contain(address))
        .findFirst()
        .orElseThrow(Forbidden::new);
  }

  private Sent exchange(
      Socket socket, InetAddress address, URI to, Map<String, String> headers, String payload)
      throws IOException {
    boolean secure = to.getScheme().equals("https");
    int port = to.getPort() >= 0 ? to.getPort() : secure ? 443 : 80;
    int timeout = Math.toIntExact(settings.timeout().toMillis());
    socket.setSoTimeout(timeout);
    socket.connect(new InetSocketAddress(address, port), timeout);
    try (Socket speaking = secure ? encrypted(socket, to.getHost(), port) : socket) {
      OutputStream out = speaking.getOutputStream();
      out.write(request(to, headers, payload));
      out.flush();
      return Answered.read(new BufferedInputStream(speaking.getInputStream()));
    }
  }

  private static Socket encrypted(Socket socket, String host, int port) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket secure = (SSLSocket) factory.createSocket(socket, host, port, true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  private static byte[] request(URI to, Map<String, String> headers, String payload) {
    String path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
    StringBuilder head = new StringBuilder("POST ").append(path);
    if (to.getRawQuery() != null) {
      head.append('?').append(to.getRawQuery());
    }
    head.append(" HTTP/1.1\r\nHost: ").append(to.getRawAuthority());
    headers.forEach((name, value) -> head.append("\r\n").append(name).append(": ").append(value));
    byte[] body = payload.getBytes(UTF_8);
    head.append("\r\nContent-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
    byte[] start = head.toString().getBytes(UTF_8);
    byte[] all = Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return all;
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // it is closed for whoever waits on it, which is all that is wanted
    }
  }

  /** The longest that one delivery may take. */
  Duration longest() {
    return settings.timeout();
  }

  /** Every address of the name is one that may not be called. */
  private static final class Forbidden extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
