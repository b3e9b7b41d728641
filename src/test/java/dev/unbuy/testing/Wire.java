package dev.unbuy.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands on the wire between a connection pool and PostgreSQL, passes every byte on, and writes
 * down each round trip: what a client sends until it waits for the server. A client waits after a
 * Sync or a simple query, unless more of what it says is already there: the driver sends BEGIN as a
 * simple query in one piece with what follows it.
 *
 * <p>The message formats are those of PostgreSQL's frontend/backend protocol 3.
 */
public final class Wire implements AutoCloseable {

  private static final int SSL_REQUEST = 80_877_103;
  private static final int GSS_REQUEST = 80_877_104;

  private final ServerSocket door;
  private final int server;
  private final List<RoundTrip> trips = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean cut;

  /** Stands before the server at this port of the loopback address. */
  public Wire(int server) throws IOException {
    this.server = server;
    this.door = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** The port to connect to in place of the server's. */
  public int port() {
    return door.getLocalPort();
  }

  /** The round trips since the last time that somebody asked. */
  public List<RoundTrip> taken() {
    List<RoundTrip> all = List.copyOf(trips);
    trips.clear();
    return all;
  }

  /** The server is away from now on: no connection stays, and none is made. */
  public void cut() throws IOException {
    cut = true;
    hangUp();
  }

  /** It is back. */
  public void mend() {
    cut = false;
  }

  @Override
  public void close() throws IOException {
    door.close();
    hangUp();
  }

  private void hangUp() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        if (cut) {
          client.close();
          continue;
        }
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        sockets.addAll(List.of(client, upstream));
        Thread.ofVirtual().start(() -> pump(upstream, client));
        Thread.ofVirtual().start(() -> read(client, upstream));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private static void pump(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException closed) {
      // one of both has hung up
    }
  }

  private void read(Socket client, Socket upstream) {
    try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(client.getInputStream(), 1 << 16));
        OutputStream out = new BufferedOutputStream(upstream.getOutputStream(), 1 << 16)) {
      passStart(in, out);
      Conversation conversation = new Conversation();
      while (true) {
        int type = in.readUnsignedByte();
        byte[] body = pass(type, in, out);
        boolean last = in.available() == 0;
        conversation.hear((char) type, ByteBuffer.wrap(body), last);
        if (last) {
          out.flush();
        }
      }
    } catch (IOException closed) {
      // one of both has hung up
    }
  }

  /** The first messages have no type; the first ones may ask for encryption, which is refused. */
  private static void passStart(DataInputStream in, OutputStream out) throws IOException {
    int request;
    do {
      int length = in.readInt();
      byte[] body = in.readNBytes(length - 4);
      request = ByteBuffer.wrap(body).getInt();
      out.write(ByteBuffer.allocate(4).putInt(length).array());
      out.write(body);
      out.flush();
    } while (request == SSL_REQUEST || request == GSS_REQUEST);
  }

  private static byte[] pass(int type, DataInputStream in, OutputStream out) throws IOException {
    int length = in.readInt();
    byte[] body = in.readNBytes(length - 4);
    out.write(type);
    out.write(ByteBuffer.allocate(4).putInt(length).array());
    out.write(body);
    return body;
  }

  /** What one client says. */
  private final class Conversation {

    private final Map<String, String> prepared = new ConcurrentHashMap<>();
    private List<String> statements = new ArrayList<>();

    /**
     * Hears a message.
     *
     * @param last whether nothing more has come yet
     */
    void hear(char type, ByteBuffer body, boolean last) {
      switch (type) {
        case 'P' -> prepared.put(text(body), text(body));
        case 'B' -> {
          String portal = text(body);
          statements.add(prepared.getOrDefault(text(body), "portal " + portal));
        }
        case 'Q' -> {
          statements.add(text(body));
          end(last);
        }
        case 'S' -> end(last);
        default -> {
          // describe, execute, close, password, terminate: no statement of their own
        }
      }
    }

    private void end(boolean last) {
      if (last) {
        trips.add(new RoundTrip(statements));
        statements = new ArrayList<>();
      }
    }

    private static String text(ByteBuffer body) {
      int begin = body.position();
      int end = begin;
      while (body.get(end) != 0) {
        end++;
      }
      body.position(end + 1);
      return new String(body.array(), begin, end - begin, StandardCharsets.UTF_8);
    }
  }

  /**
   * One wait for the server.
   *
   * @param statements what was sent before it, in order
   */
  public record RoundTrip(List<String> statements) {

    /** Copies the statements. */
    public RoundTrip {
      statements = List.copyOf(statements);
    }

    /** Whether one of the statements contains this. */
    public boolean mentions(String text) {
      return statements.stream().anyMatch(sql -> sql.contains(text));
    }

    @Override
    public String toString() {
      return statements.stream()
          .map(sql -> sql.replaceAll("\\s+", " "))
          .map(sql -> sql.substring(0, Math.min(70, sql.length())))
          .toList()
          .toString();
    }
  }
}
