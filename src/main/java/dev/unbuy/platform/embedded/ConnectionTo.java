package dev.unbuy.platform.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** How to reach a database. */
record ConnectionTo(String url, @Nullable String user, @Nullable String password)
    implements JdbcConnectionDetails {

  private static final int SECONDS = 10;

  @Override
  public String getJdbcUrl() {
    return url;
  }

  @Override
  public @Nullable String getUsername() {
    return user;
  }

  @Override
  public @Nullable String getPassword() {
    return password;
  }

  /**
   * Connects once, so that a wrong address or password is told at once and in one sentence.
   *
   * @throws StartupFailure when the database cannot be reached or refuses
   */
  ConnectionTo checked() {
    try (Connection _ = DriverManager.getConnection(url, login())) {
      return this;
    } catch (SQLException e) {
      throw new StartupFailure(e, key(e), shownUrl(), user == null ? "" : user, telling(e));
    }
  }

  private Properties login() {
    Properties login = new Properties();
    login.setProperty("loginTimeout", Integer.toString(SECONDS));
    login.setProperty("connectTimeout", Integer.toString(SECONDS));
    if (user != null) {
      login.setProperty("user", user);
    }
    if (password != null) {
      login.setProperty("password", password);
    }
    return login;
  }

  private static String key(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return switch (state) {
      case "28P01", "28000" -> "startup.failure.database.login";
      case "3D000" -> "startup.failure.database.missing";
      default -> "startup.failure.database.reach";
    };
  }

  /** Without what stands behind the question mark: it may hold a password. */
  private String shownUrl() {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  private static String telling(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public String toString() {
    return shownUrl();
  }
}
