package dev.unbuy.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events: an answer that goes on, written by the request's own (virtual) thread.
 *
 * <p>A client that loses the connection comes back by itself and names the last event that it got
 * ({@code Last-Event-ID}).
 */
public final class EventStream {

  private static final int COME_BACK_MILLIS = 1_000;

  private final HttpServletResponse response;
  private @Nullable PrintWriter out;

  private EventStream(HttpServletResponse response) {
    this.response = response;
  }

  /**
   * Answers by events for as long as they come and the client stays; nothing is sent before the
   * first, so that a request can still be refused.
   *
   * @param telling sends them
   */
  public static void answer(HttpServletResponse response, Consumer<EventStream> telling) {
    try {
      telling.accept(new EventStream(response));
    } catch (Left left) {
      // nobody is there to be told
    } catch (RuntimeException failure) {
      if (!response.isCommitted()) {
        throw failure;
      }
    }
  }

  /**
   * The number of the last event that a client got.
   *
   * @param lastEventId what it says
   * @param otherwise where it says nothing that is a number
   */
  public static int after(@Nullable String lastEventId, int otherwise) {
    return lastEventId != null && lastEventId.matches("[0-9]{1,9}")
        ? Integer.parseInt(lastEventId)
        : Math.max(0, otherwise);
  }

  /**
   * Sends an event.
   *
   * @param id its number, or null for one after which nobody has to ask
   * @throws Left when the client has left
   */
  public void send(@Nullable Integer id, String name, String data) {
    StringBuilder event = new StringBuilder();
    if (id != null) {
      event.append("id: ").append(id).append('\n');
    }
    event.append("event: ").append(name).append('\n');
    data.lines().forEach(line -> event.append("data: ").append(line).append('\n'));
    if (data.isEmpty()) {
      event.append("data: \n");
    }
    write(event.append('\n').toString());
  }

  /**
   * Sends nothing, to keep the connection and to learn whether the client is there.
   *
   * @throws Left when the client has left
   */
  public void quiet() {
    write(":\n\n");
  }

  private void write(String text) {
    PrintWriter to = out == null ? open() : out;
    to.write(text);
    to.flush();
    if (to.checkError()) {
      throw new Left();
    }
  }

  private PrintWriter open() {
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    try {
      PrintWriter opened = response.getWriter();
      opened.write("retry: " + COME_BACK_MILLIS + "\n\n");
      out = opened;
      return opened;
    } catch (IOException failure) {
      throw new Left();
    }
  }

  /** The client has left. */
  public static final class Left extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Left() {
      super("the client has left");
    }
  }
}
