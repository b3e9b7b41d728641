package dev.unbuy.platform.mail;

import java.util.Properties;

/**
 * Where mails to the marketplace arrive, by IMAP.
 *
 * @param tls whether the connection is encrypted from its beginning
 * @param domain of the addresses under which the marketplace is written to
 */
public record Inbox(
    String host, int port, String user, String password, boolean tls, String domain) {

  /** The mailbox's user at the embedded server. */
  static final String EMBEDDED = "inbox";

  private static final String PATIENCE_MILLIS = "10000";

  /** IMAP or IMAPS. */
  public String protocol() {
    return tls ? "imaps" : "imap";
  }

  /** What the mail library needs to know. */
  public Properties properties() {
    Properties properties = new Properties();
    String prefix = "mail." + protocol();
    properties.setProperty(prefix + ".connectiontimeout", PATIENCE_MILLIS);
    properties.setProperty(prefix + ".timeout", PATIENCE_MILLIS);
    properties.setProperty(prefix + ".partialfetch", "false");
    return properties;
  }

  /** The address to which anybody may write. */
  public String support() {
    return "support@" + domain;
  }

  /** The address of somebody in a conversation. */
  public String reply(String token) {
    return "reply+" + token + "@" + domain;
  }
}
