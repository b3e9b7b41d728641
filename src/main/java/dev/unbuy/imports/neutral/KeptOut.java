package dev.unbuy.imports.neutral;

import java.util.Map;
import java.util.Set;

/**
 * What an export leaves out: secrets, what one installation remembers of its own running, and the
 * record of having been filled from an export.
 */
final class KeptOut {

  /** The migrations' own record, wherever it stands. */
  static final String MIGRATIONS = "flyway_schema_history";

  /**
   * Sessions, tokens and mailed links are secrets: people sign in again. Limits, the scheduler's
   * table and answers to repeated requests, which may hold secrets too, are forgotten within a day
   * anyway. Webhooks carry the secret that signs them and would tell other systems of a marketplace
   * that was only copied: they are set up anew. The words of the help center are filled from the
   * articles that the application carries.
   */
  static final Set<String> TABLES =
      Set.of(
          "accounts.sessions",
          "accounts.api_tokens",
          "rights.guest_links",
          "accounts.rate_limits",
          "platform.idempotency_keys",
          "platform.scheduled_tasks",
          "support.help_editions",
          "support.help_words",
          "webhooks.endpoints",
          "webhooks.deliveries",
          "webhooks.attempts",
          "notifications.unsubscribing",
          "notifications.reply_addresses");

  /**
   * Nobody can guess a password from a file that does not have its hash, or write as somebody to
   * whose mails they know no answer.
   */
  static final Set<String> COLUMNS =
      Set.of("accounts.accounts.password_hash", "notifications.mails.reply_to");

  private static final Map<String, String> ROWS = Map.of("imports.runs", "format <> 'unbuy'");

  private KeptOut() {}

  /** The condition of rows that are carried. */
  static String rowsOf(String table) {
    return ROWS.getOrDefault(table, "true");
  }
}
