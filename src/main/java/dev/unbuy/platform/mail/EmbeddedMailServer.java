package dev.unbuy.platform.mail;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * An SMTP server on a free loopback port that keeps every letter in the data folder; letters to the
 * marketplace itself wait in its inbox, which is read by IMAP.
 */
public final class EmbeddedMailServer implements AutoCloseable {

  private static final String POSTBOX = "postbox";
  private static final int KEPT_IN_MEMORY = 200;

  private final GreenMail server;
  private final Letters letters;
  private int inMemory;

  private EmbeddedMailServer(GreenMail server, Letters letters) {
    this.server = server;
    this.letters = letters;
  }

  /** Starts it. */
  static EmbeddedMailServer start(Letters letters) {
    GreenMail server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
            });
    EmbeddedMailServer embedded = new EmbeddedMailServer(server, letters);
    server.start();
    UserManager users = server.getUserManager();
    users.setMessageDeliveryHandler(
        (message, to) -> embedded.keep(users, message.getMessage(), to.getEmail()));
    embedded.known(users, Inbox.EMBEDDED);
    return embedded;
  }

  /** The port that it listens on. */
  public int port() {
    return server.getSmtp().getPort();
  }

  /** Where its inbox is. */
  Inbox inbox() {
    return new Inbox(
        "127.0.0.1",
        server.getImap().getPort(),
        Inbox.EMBEDDED,
        Inbox.EMBEDDED,
        false,
        "localhost");
  }

  @Override
  public void close() {
    server.stop();
  }

  private synchronized GreenMailUser keep(
      UserManager users, jakarta.mail.internet.MimeMessage mail, String to)
      throws MessagingException {
    try {
      letters.keep(mail);
      if (isToTheMarketplace(to)) {
        return known(users, Inbox.EMBEDDED);
      }
      GreenMailUser postbox = known(users, POSTBOX);
      if (++inMemory % KEPT_IN_MEMORY == 0) {
        server.getManagers().getImapHostManager().getInbox(postbox).deleteAllMessages();
      }
      return postbox;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (com.icegreen.greenmail.store.FolderException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isToTheMarketplace(String to) {
    return to.startsWith("support@") || to.startsWith("reply+");
  }

  private GreenMailUser known(UserManager users, String name) {
    GreenMailUser user = users.getUser(name);
    try {
      return user == null ? users.createUser(name, name, name) : user;
    } catch (UserException e) {
      throw new IllegalStateException(e);
    }
  }
}
