package dev.unbuy.notifications;

import dev.unbuy.accounts.SignInLimits.TooManyAttempts;
import dev.unbuy.platform.UnbuyProperties;
import dev.unbuy.platform.mail.Inbox;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Empties the marketplace's inbox every few seconds. A mail is taken away when it has been put
 * where it belongs; one that cannot be put there yet stays. Several nodes may do it at once: each
 * mail is put once.
 */
@Component
class PollInbox implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(PollInbox.class);
  private static final int TOGETHER = 50;
  private static final int LARGEST = 15_000_000;

  private final ObjectProvider<Inbox> inbox;
  private final TakeMail taking;
  private final Duration every;
  private final boolean background;
  private volatile boolean running;
  private Thread thread = Thread.ofVirtual().unstarted(() -> {});

  PollInbox(
      ObjectProvider<Inbox> inbox,
      TakeMail taking,
      UnbuyProperties unbuy,
      @Value("${unbuy.mail.in.every:2s}") Duration every) {
    this.inbox = inbox;
    this.taking = taking;
    this.every = every;
    this.background = unbuy.background();
  }

  @Override
  public void start() {
    Inbox from = inbox.getIfAvailable();
    if (from != null) {
      running = true;
      thread = Thread.ofVirtual().name("inbox").start(() -> poll(from));
    }
  }

  @Override
  public void stop() {
    running = false;
    thread.interrupt();
  }

  @Override
  public boolean isAutoStartup() {
    return background;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void poll(Inbox from) {
    Session session = Session.getInstance(from.properties());
    while (running) {
      try (Store store = session.getStore(from.protocol())) {
        store.connect(from.host(), from.port(), from.user(), from.password());
        while (running) {
          empty(store);
          Thread.sleep(every);
        }
      } catch (InterruptedException stopped) {
        return;
      } catch (MessagingException | RuntimeException away) {
        if (running) {
          log.debug("The inbox cannot be read and is tried again", away);
          pause();
        }
      }
    }
  }

  private void empty(Store store) throws MessagingException {
    Folder folder = store.getFolder("INBOX");
    folder.open(Folder.READ_WRITE);
    try {
      int count = Math.min(folder.getMessageCount(), TOGETHER);
      for (int number = 1; number <= count; number++) {
        Message message = folder.getMessage(number);
        if (isTaken(folder, message)) {
          message.setFlag(Flags.Flag.DELETED, true);
        }
      }
    } finally {
      folder.close(true);
    }
  }

  /** Whether nothing is left to do with it. */
  private boolean isTaken(Folder folder, Message message) throws MessagingException {
    try {
      if (message.getSize() > LARGEST || !(message instanceof MimeMessage mail)) {
        log.warn("A mail of {} bytes was too large to be taken", message.getSize());
        return true;
      }
      taking.take(ReadMail.of(mail, otherwise(folder, message)));
      return true;
    } catch (TooManyAttempts later) {
      return false;
    } catch (MessagingException | dev.unbuy.kernel.InvalidInput | dev.unbuy.kernel.NotFound bad) {
      log.info("A mail could not be put anywhere: {}", bad.getMessage());
      return true;
    }
  }

  /** A name for a mail that has none. */
  private static String otherwise(Folder folder, Message message) throws MessagingException {
    return folder instanceof UIDFolder known
        ? "uid:" + known.getUIDValidity() + ":" + known.getUID(message)
        : "number:" + message.getMessageNumber();
  }

  private void pause() {
    try {
      Thread.sleep(every);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      running = false;
    }
  }
}
