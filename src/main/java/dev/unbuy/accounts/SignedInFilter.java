package dev.unbuy.accounts;

import dev.unbuy.platform.LanguageFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who asks: by bearer token under {@code /api}, by session cookie on the pages. Who asks
 * for a style sheet or a picture does not matter, so the database is not asked.
 */
final class SignedInFilter extends OncePerRequestFilter {

  private static final String BEARER = "Bearer ";

  private final ApiTokens tokens;
  private final Sessions sessions;

  SignedInFilter(ApiTokens tokens, Sessions sessions) {
    this.tokens = tokens;
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Account> account = find(request);
    account.ifPresent(SignedInFilter::signIn);
    LanguageFilter.goOnIn(account.map(Account::language).orElse(null), request, response, chain);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/assets/") || path.startsWith("/art/");
  }

  Optional<Account> find(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/api/") ? byToken(request) : bySession(request);
  }

  private Optional<Account> byToken(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Authorization"))
        .filter(header -> header.startsWith(BEARER) && header.length() < 200)
        .flatMap(header -> tokens.owner(header.substring(BEARER.length())));
  }

  private Optional<Account> bySession(HttpServletRequest request) {
    return sessionOf(request).flatMap(sessions::owner);
  }

  static Optional<String> sessionOf(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(Sessions.COOKIE))
            .map(Cookie::getValue)
            .filter(value -> !value.isEmpty() && value.length() < 100)
            .findFirst();
  }

  private static void signIn(Account account) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            account,
            null,
            account.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList()));
    SecurityContextHolder.setContext(context);
  }
}
