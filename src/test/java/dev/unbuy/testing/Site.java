package dev.unbuy.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks for pages and sends forms without a browser, as one person or as nobody. */
public final class Site {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String base;
  private final @Nullable String session;
  private final String language;

  private Site(String base, @Nullable String session, String language) {
    this.base = base;
    this.session = session;
    this.language = language;
  }

  /** Nobody, at this port. */
  public static Site at(int port) {
    return new Site("http://127.0.0.1:" + port, null, "");
  }

  /** The same, with a session's cookie. */
  public Site with(String cookie) {
    return new Site(base, cookie, language);
  }

  /** The same, with a browser that asks for these languages. */
  public Site reading(String acceptLanguage) {
    return new Site(base, session, acceptLanguage);
  }

  /** Asks for a page; a redirection is not followed. */
  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path)).GET(), "");
  }

  /** Asks for a page with a query. */
  public HttpResponse<String> get(String path, Map<String, String> query) {
    return get(
        path + "?" + query.entrySet().stream().map(Site::field).collect(Collectors.joining("&")));
  }

  /** Sends a form with a key of its own and the token that every form carries. */
  public HttpResponse<String> post(String path, Map<String, String> fields) {
    String csrf = UUID.randomUUID().toString();
    String form =
        Map.of("_csrf", csrf, "key", UUID.randomUUID().toString()).entrySet().stream()
                .filter(own -> !fields.containsKey(own.getKey()))
                .map(Site::field)
                .collect(Collectors.joining("&"))
            + "&"
            + fields.entrySet().stream().map(Site::field).collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)),
        "XSRF-TOKEN=" + csrf);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String cookie) {
    String cookies = session == null ? cookie : "unbuy_session=" + session + "; " + cookie;
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookies);
    }
    if (!language.isEmpty()) {
      request.header("Accept-Language", language);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static String field(Map.Entry<String, String> field) {
    return URLEncoder.encode(field.getKey(), UTF_8)
        + "="
        + URLEncoder.encode(field.getValue(), UTF_8);
  }
}
