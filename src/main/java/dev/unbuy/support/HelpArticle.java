package dev.unbuy.support;

import java.util.List;

/**
 * An article of the help center.
 *
 * @param slug its stable name, as in {@code /help/cancel-an-order}
 * @param section where it stands among the others
 * @param summary in one sentence
 * @param words that people use for it, beside those that stand in it
 * @param refusals the stable names of problems that it explains
 * @param markdown what it says
 * @param html the same, ready to show
 */
public record HelpArticle(
    String slug,
    String section,
    String title,
    String summary,
    String words,
    List<String> refusals,
    String markdown,
    String html) {

  /** Copies the refusals. */
  public HelpArticle {
    refusals = List.copyOf(refusals);
  }
}
