package dev.unbuy.platform;

import dev.unbuy.platform.embedded.EmbeddedPostgres;
import dev.unbuy.platform.embedded.StartupText;
import dev.unbuy.platform.mail.EmbeddedMailServer;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints, once all is ready, where the marketplace is found and what is embedded. */
@Component
class StartupSummary {

  private final UnbuyProperties unbuy;
  private final ObjectProvider<StartupNote> notes;
  private final ObjectProvider<EmbeddedPostgres> postgres;
  private final ObjectProvider<EmbeddedMailServer> mail;

  StartupSummary(
      UnbuyProperties unbuy,
      ObjectProvider<StartupNote> notes,
      ObjectProvider<EmbeddedPostgres> postgres,
      ObjectProvider<EmbeddedMailServer> mail) {
    this.unbuy = unbuy;
    this.notes = notes;
    this.postgres = postgres;
    this.mail = mail;
  }

  @EventListener(ApplicationReadyEvent.class)
  void print() {
    if (!unbuy.background()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add(StartupText.of("startup.summary.address", unbuy.baseUrl()));
    postgres.ifAvailable(
        _ -> lines.add(StartupText.of("startup.summary.database", unbuy.dataFolder())));
    mail.ifAvailable(
        server ->
            lines.add(StartupText.of("startup.summary.mail", server.port(), unbuy.baseUrl())));
    notes.orderedStream().forEach(note -> lines.addAll(note.lines()));
    System.out.println(String.join("\n", lines));
  }
}
