package dev.unbuy.platform.mail;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An SMTP server on a free loopback port that keeps every letter in the data folder. */
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
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    EmbeddedMailServer embedded = new EmbeddedMailServer(server, letters);
    server.start();
    UserManager users = server.getUserManager();
    users.setMessageDeliveryHandler((message, _) -> embedded.keep(users, message.getMessage()));
    return embedded;
  }

  /** The port that it listens on. */
  public int port() {
    return server.getSmtp().getPort();
  }

  @Override
  public void close() {
    server.stop();
  }

  private synchronized GreenMailUser keep(UserManager users, jakarta.mail.internet.MimeMessage mail)
      throws MessagingException, UserException {
    try {
      letters.keep(mail);
      if (++inMemory % KEPT_IN_MEMORY == 0) {
        server.purgeEmailFromAllMailboxes();
      }
      GreenMailUser known = users.getUser(POSTBOX);
      return known == null ? users.createUser(POSTBOX, POSTBOX, POSTBOX) : known;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (com.icegreen.greenmail.store.FolderException e) {
      throw new IllegalStateException(e);
    }
  }
}
