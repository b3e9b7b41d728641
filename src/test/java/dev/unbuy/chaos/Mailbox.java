package dev.unbuy.chaos;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A mail server that outlives the application, and what it took. */
final class Mailbox implements AutoCloseable {

  private static final String OWNER = "owner";
  private static final int KEPT = 200;

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final Map<String, Integer> letters = new ConcurrentHashMap<>();
  private final AtomicInteger taken = new AtomicInteger();

  /** What a connection says whose client was killed is of no use to anybody. */
  private final Thread.@Nullable UncaughtExceptionHandler before =
      Thread.getDefaultUncaughtExceptionHandler();

  private Mailbox() {}

  static Mailbox open() {
    Mailbox box = new Mailbox();
    Thread.setDefaultUncaughtExceptionHandler(box::hear);
    box.server.start();
    UserManager users = box.server.getUserManager();
    users.setMessageDeliveryHandler((letter, _) -> box.take(users, letter.getMessage()));
    return box;
  }

  int port() {
    return server.getSmtp().getPort();
  }

  /** How often each letter was taken, by its Message-ID. */
  Map<String, Integer> letters() {
    return Map.copyOf(letters);
  }

  private GreenMailUser take(UserManager users, MimeMessage letter)
      throws MessagingException, UserException {
    letters.merge(letter.getMessageID(), 1, Integer::sum);
    synchronized (this) {
      GreenMailUser known = users.getUser(OWNER);
      if (taken.incrementAndGet() % KEPT == 0) {
        forget();
      }
      return known == null ? users.createUser(OWNER, OWNER, OWNER) : known;
    }
  }

  private void hear(Thread thread, Throwable failure) {
    if (before != null && !thread.getName().startsWith("smtp:")) {
      before.uncaughtException(thread, failure);
    }
  }

  private void forget() {
    try {
      server.purgeEmailFromAllMailboxes();
    } catch (FolderException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
    Thread.setDefaultUncaughtExceptionHandler(before);
  }
}
