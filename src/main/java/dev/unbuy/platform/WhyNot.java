package dev.unbuy.platform;

import dev.unbuy.kernel.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says why something was refused: the rule, until when it was possible, and what is possible
 * instead. One text for a page and for a problem of the API.
 */
@Component
public class WhyNot {

  private final MessageSource messages;

  WhyNot(MessageSource messages) {
    this.messages = messages;
  }

  /** The rule in words, with the time until which it was possible where that is known. */
  public String words(Refusal refusal) {
    String rule = refusal.rule().replaceAll("[0-9]+", "n");
    String number = refusal.rule().replaceAll("\\D+", "");
    String why =
        Stream.of("refused." + rule, "rule." + rule, "refused.other")
            .map(key -> messages.getMessage(key, new Object[] {number}, "", Reader.locale()))
            .filter(text -> text != null && !text.isEmpty())
            .findFirst()
            .orElse(refusal.rule());
    Instant until = refusal.until();
    return until == null ? why : why + " " + until(until);
  }

  /** Until when something was possible. */
  public String until(Instant until) {
    return String.valueOf(
        messages.getMessage(
            "rule.until", new Object[] {Reader.notation().exact(until)}, Reader.locale()));
  }

  /** What is possible instead, in words and in the order of offering. */
  public List<String> instead(Refusal refusal) {
    return refusal.alternatives().stream().map(this::alternative).toList();
  }

  private String alternative(String code) {
    @Nullable String words =
        messages.getMessage("alternative." + code, null, code, Reader.locale());
    return String.valueOf(words);
  }
}
