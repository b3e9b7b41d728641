package dev.unbuy.cancellations.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Until when a consumer may withdraw by statute. It begins with the contract and ends so many days
 * after the last good was received: 14 in the EU (Directive 2011/83, article 9) and the UK
 * (Consumer Contracts Regulations 2013, reg. 30), 7 in Brazil (CDC, article 49) and China (consumer
 * law, article 25).
 */
public final class RightToWithdraw {

  private static final Set<String> EU =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
          "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

  private RightToWithdraw() {}

  /** The pack of rights that holds for deliveries to a country: EU, UK, US, BR, CN or default. */
  public static String packOf(String country) {
    return switch (country) {
      case "GB" -> "UK";
      case "US", "BR", "CN" -> country;
      default -> EU.contains(country) ? "EU" : "default";
    };
  }

  /**
   * When the right ends.
   *
   * @param receivedAt when the last good was received, or null while it was not
   * @param excepted whether an exception was shown before buying
   * @return null where there is no right; {@link Instant#MAX} while nothing was received
   */
  public static @Nullable Instant openUntil(
      String pack, @Nullable Instant receivedAt, boolean excepted) {
    Duration window =
        switch (pack) {
          case "EU", "UK" -> Duration.ofDays(14);
          case "BR", "CN" -> Duration.ofDays(7);
          default -> null;
        };
    if (window == null || excepted) {
      return null;
    }
    return receivedAt == null ? Instant.MAX : receivedAt.plus(window);
  }
}
