package dev.unbuy.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;

/** Follows server-sent events as they arrive. */
public final class Events implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final InputStream stream;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private Events(InputStream stream) {
    this.stream = stream;
    Thread.ofVirtual().start(this::read);
  }

  /** Follows a path as somebody, from the last event that they got. */
  public static Events of(int port, String path, String token, int last) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + token)
            .header("Last-Event-ID", String.valueOf(last))
            .build();
    try {
      HttpResponse<InputStream> answer = HTTP.send(request, BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        throw new AssertionError("answered " + answer.statusCode());
      }
      return new Events(answer.body());
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The numbers of the events that have arrived. */
  public List<Integer> ids() {
    return lines.stream()
        .filter(line -> line.startsWith("id: "))
        .map(line -> Integer.valueOf(line.substring(4)))
        .toList();
  }

  /** Whether an event of this name and with this in its data has arrived. */
  public boolean told(String name, String data) {
    List<String> all = List.copyOf(lines);
    for (int i = 0; i + 1 < all.size(); i++) {
      if (all.get(i).equals("event: " + name) && all.get(i + 1).contains(data)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException closed) {
      // it had ended already
    }
  }

  private void read() {
    try (Scanner scanner = new Scanner(stream, StandardCharsets.UTF_8)) {
      while (scanner.hasNextLine()) {
        lines.add(scanner.nextLine());
      }
    }
  }
}
