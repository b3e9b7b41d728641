package dev.unbuy.platform;

import dev.unbuy.kernel.Language;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers in the language that was chosen on this device, else in the one that the browser asks
 * for; who is signed in and has chosen one gets that. The API goes by its requests' header alone.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
public final class LanguageFilter extends OncePerRequestFilter {

  /** The cookie of a device's choice. */
  public static final String COOKIE = "unbuy_language";

  LanguageFilter() {}

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String accepted = request.getHeader("Accept-Language");
    Language language =
        isApi(request)
            ? Language.best(accepted)
            : chosen(request).orElseGet(() -> Language.best(accepted));
    goOn(language, request, response, chain);
  }

  /** Pages of errors, too, are somebody's to read. */
  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  /** Goes on in a language that is known better now; the API's is not changed. */
  public static void goOnIn(
      @Nullable Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    if (language == null || isApi(request)) {
      chain.doFilter(request, response);
    } else {
      goOn(language, request, response, chain);
    }
  }

  private static void goOn(
      Language language,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    try {
      var _ =
          Reader.of(
              language,
              () -> {
                chain.doFilter(request, response);
                return language;
              });
    } catch (ServletException | IOException | RuntimeException known) {
      throw known;
    } catch (Exception other) {
      throw new ServletException(other);
    }
  }

  private static Optional<Language> chosen(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Stream.of(cookies)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .flatMap(cookie -> Language.tagged(cookie.getValue()).stream())
            .findFirst();
  }

  private static boolean isApi(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/api/");
  }
}
