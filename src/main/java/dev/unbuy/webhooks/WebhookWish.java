package dev.unbuy.webhooks;

import dev.unbuy.kernel.InvalidInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants an endpoint to be.
 *
 * @param kinds codes of kinds; none means all
 */
public record WebhookWish(String url, String name, Collection<String> kinds, boolean active) {

  private static final int LONGEST_URL = 2_000;
  private static final int LONGEST_NAME = 100;

  /**
   * The same, checked.
   *
   * @param inside whether addresses without TLS will do
   * @throws InvalidInput naming what cannot be accepted
   */
  WebhookWish checked(boolean inside) {
    List<InvalidInput.FieldError> errors = new ArrayList<>();
    String wrong = wrongUrl(url, inside);
    if (wrong != null) {
      errors.add(new InvalidInput.FieldError("url", wrong));
    }
    if (name.length() > LONGEST_NAME) {
      errors.add(
          new InvalidInput.FieldError(
              "name", "must have at most %d characters".formatted(LONGEST_NAME)));
    }
    kinds.stream()
        .filter(code -> WebhookKind.of(code).isEmpty())
        .findFirst()
        .ifPresent(
            code ->
                errors.add(
                    new InvalidInput.FieldError(
                        "kinds", "has one that is not known: " + shortened(code))));
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
    return this;
  }

  private static @Nullable String wrongUrl(String url, boolean inside) {
    if (url.isBlank()) {
      return "is required";
    }
    if (url.length() > LONGEST_URL) {
      return "must have at most %d characters".formatted(LONGEST_URL);
    }
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException _) {
      return "must be an address, such as https://example.com/webhooks";
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || uri.isOpaque() || !uri.toASCIIString().equals(url)) {
      return "must be an address, such as https://example.com/webhooks";
    }
    if (!scheme.equals(uri.getScheme())
        || !scheme.equals("https") && !(inside && scheme.equals("http"))) {
      return "must begin with https://";
    }
    if (uri.getUserInfo() != null || uri.getFragment() != null) {
      return "must have no name, password or # in it";
    }
    boolean usual = uri.getPort() < 0 || uri.getPort() == 443 || uri.getPort() >= 1_024;
    return usual && uri.getPort() <= 65_535 ? null : "must have port 443 or one from 1024 on";
  }

  private static String shortened(String code) {
    return code.length() <= 40 ? code : code.substring(0, 40) + "…";
  }
}
