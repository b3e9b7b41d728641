package dev.unbuy.api;

import dev.unbuy.cancellations.Cancellation;
import dev.unbuy.cancellations.rules.Finding;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says things in words of the message file. */
@Component
class Words {

  private final MessageSource messages;

  Words(MessageSource messages) {
    this.messages = messages;
  }

  String of(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.ENGLISH);
  }

  String because(Finding finding) {
    return of(finding.because(), finding.arguments().toArray());
  }

  Json.CancellationJson cancellation(Cancellation one) {
    return Json.cancellation(one, because(one.finding()));
  }
}
