package dev.unbuy.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears what the database tells all nodes ({@code NOTIFY}), over a connection of its own that is
 * opened when somebody first wants to hear something.
 *
 * <p>A signal only makes something faster: one may be lost, and whoever waits for it looks by
 * themselves from time to time, sooner while {@link #hears} is false.
 */
@Component
public class Signals implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Signals.class);
  private static final int TURN_MILLIS = 500;
  private static final int PAUSE_MILLIS = 1_000;

  private final JdbcConnectionDetails database;
  private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
  private volatile boolean running;
  private volatile boolean hears;
  private boolean listening;

  Signals(JdbcConnectionDetails database) {
    this.database = database;
  }

  /**
   * Hands over what is told from now on.
   *
   * @param channel a word
   * @param listener takes what is told; it must be quick and must not fail
   */
  public synchronized void follow(String channel, Consumer<String> listener) {
    if (!channel.matches("[a-z_]+")) {
      throw new IllegalArgumentException(channel);
    }
    listeners.put(channel, listener);
    if (!listening) {
      listening = true;
      Thread.ofVirtual().name("signals").start(this::listen);
    }
  }

  /** Whether signals arrive at this moment. */
  public boolean hears() {
    return hears;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void listen() {
    while (running) {
      try (Connection connection =
          DriverManager.getConnection(
              database.getJdbcUrl(), database.getUsername(), database.getPassword())) {
        hear(connection);
      } catch (SQLException away) {
        log.debug("The database cannot be heard", away);
      } finally {
        hears = false;
      }
      pause();
    }
    synchronized (this) {
      listening = false;
    }
  }

  private void hear(Connection connection) throws SQLException {
    Set<String> heard = new HashSet<>();
    PGConnection postgres = connection.unwrap(PGConnection.class);
    while (running) {
      for (String channel : listeners.keySet()) {
        if (heard.add(channel)) {
          try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + channel);
          }
        }
      }
      hears = true;
      for (PGNotification told : postgres.getNotifications(TURN_MILLIS)) {
        Consumer<String> listener = listeners.get(told.getName());
        if (listener != null) {
          listener.accept(told.getParameter());
        }
      }
    }
  }

  private void pause() {
    try {
      if (running) {
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
