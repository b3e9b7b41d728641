package dev.unbuy.platform;

import dev.unbuy.kernel.Refusal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
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

  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
          .withLocale(Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

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
            .map(key -> messages.getMessage(key, new Object[] {number}, "", Locale.ENGLISH))
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
            "rule.until", new Object[] {EXACT.format(until) + " UTC"}, Locale.ENGLISH));
  }

  /** What is possible instead, in words and in the order of offering. */
  public List<String> instead(Refusal refusal) {
    return refusal.alternatives().stream().map(this::alternative).toList();
  }

  private String alternative(String code) {
    @Nullable String words = messages.getMessage("alternative." + code, null, code, Locale.ENGLISH);
    return String.valueOf(words);
  }
}
