package dev.unbuy.acceptance;

import dev.unbuy.notifications.Mails;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Marketplace;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Sets the scenes that the acceptance is played in. */
@Component
@Lazy
class Scenes {

  private final int port;
  private final Marketplace marketplace;
  private final DueDates dueDates;
  private final Mails mails;
  private final MessageSource messages;

  Scenes(
      @LocalServerPort int port,
      Marketplace marketplace,
      DueDates dueDates,
      Mails mails,
      MessageSource messages) {
    this.port = port;
    this.marketplace = marketplace;
    this.dueDates = dueDates;
    this.mails = mails;
    this.messages = messages;
  }

  /** A new scene, whose people all use this driver. */
  Scene at(Driver driver) {
    return new Scene(driver, port, marketplace, dueDates, mails, messages);
  }
}
