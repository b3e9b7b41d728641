package dev.unbuy.notifications;

import java.util.List;

/**
 * What a mail says.
 *
 * @param title its subject and headline
 * @param paragraphs what happened, in words
 * @param facts names and values: items, amounts, dates
 * @param link where to look, with {@code linkText}
 */
public record MailContent(
    String title, List<String> paragraphs, List<Fact> facts, String link, String linkText) {

  /** Copies the lists. */
  public MailContent {
    paragraphs = List.copyOf(paragraphs);
    facts = List.copyOf(facts);
  }

  /** The same as plain text. */
  public String asText() {
    StringBuilder text = new StringBuilder(title).append("\n\n");
    paragraphs.forEach(paragraph -> text.append(paragraph).append("\n\n"));
    facts.forEach(fact -> text.append(fact.name()).append(": ").append(fact.value()).append('\n'));
    return text.append('\n').append(linkText).append(": ").append(link).append('\n').toString();
  }

  /** A name and a value. */
  public record Fact(String name, String value) {}
}
