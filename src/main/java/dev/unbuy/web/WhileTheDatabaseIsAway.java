package dev.unbuy.web;

import dev.unbuy.platform.DatabaseAway;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers for everything while the database cannot be reached: 503 and when to come again. A form
 * that was sent meanwhile comes back with all that was typed, and with its key: sent again, it
 * happens once, also where it had happened and only its answer was lost.
 *
 * <p>It stands before all else, because finding out who asks needs the database already.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class WhileTheDatabaseIsAway extends OncePerRequestFilter {

  private static final Logger log = LoggerFactory.getLogger(WhileTheDatabaseIsAway.class);

  /** Seconds; a restart takes about so long. */
  private static final String COME_AGAIN = "5";

  private static final int MOST_TYPED = 100_000;
  private static final String PROBLEM =
      """
      {"type":"/problems/database-away","title":"Service Unavailable","status":503,\
      "detail":"The database cannot be reached for a moment. Send the same request again, with \
      the same Idempotency-Key: what has happened does not happen again."}\
      """;

  /** Asked for when needed: filters are made before anything else, pages need the database. */
  private final ObjectProvider<Pages> pages;

  WhileTheDatabaseIsAway(ObjectProvider<Pages> pages) {
    this.pages = pages;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException failure) {
      if (response.isCommitted() || !DatabaseAway.isBehind(failure)) {
        throw failure;
      }
      log.warn("The database cannot be reached: {}", failure.getMessage());
      answer(request, response);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.resetBuffer();
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader(HttpHeaders.RETRY_AFTER, COME_AGAIN);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setCharacterEncoding("UTF-8");
    String path = request.getRequestURI();
    if (path.startsWith("/api/") || path.startsWith("/webhooks/")) {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.getWriter().write(PROBLEM);
      return;
    }
    Map<String, String> typed = typed(request);
    ResponseEntity<String> page =
        pages
            .getObject()
            .show(
                503,
                request,
                "away.jte",
                Map.of(
                    "again", again(request),
                    "isForm", !request.getMethod().equals("GET"),
                    "typed", typed));
    response.setContentType(MediaType.TEXT_HTML_VALUE);
    response.getWriter().write(String.valueOf(page.getBody()));
  }

  /** The same address of this site, with its query. */
  private static String again(HttpServletRequest request) {
    String query = request.getQueryString();
    String path = "/" + request.getRequestURI().replaceFirst("^[/\\\\]+", "");
    return query == null ? path : path + "?" + query;
  }

  /** What a form sent, to be sent again; nothing where it holds a secret, a file, or too much. */
  private static Map<String, String> typed(HttpServletRequest request) {
    String type = String.valueOf(request.getContentType());
    if (!type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
      return Map.of();
    }
    Map<String, String> typed = new TreeMap<>();
    request.getParameterMap().forEach((name, values) -> typed.put(name, values[0]));
    int length =
        typed.entrySet().stream()
            .mapToInt(one -> one.getKey().length() + one.getValue().length())
            .sum();
    boolean secret =
        typed.keySet().stream()
            .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains("password"));
    return secret || length > MOST_TYPED ? Map.of() : typed;
  }
}
