package dev.unbuy.web;

/**
 * The part of the account's page that something was sent for.
 *
 * @param newToken a token to be told now; empty when there is none
 */
public record AccountSection(String name, Form form, String newToken) {

  /** What stands in a part's form. */
  public Form of(String part) {
    return name.equals(part) ? form : Form.NOTHING;
  }

  /** Whether a part was saved. */
  public boolean saved(String part) {
    return name.equals(part) && !form.hasProblems() && newToken.isEmpty();
  }
}
