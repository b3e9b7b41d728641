package dev.unbuy.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How many requests this node answers at the moment: somebody waits for those, while nobody waits
 * for what happens after a commit. A stream that stays open counts only until it is begun.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestsInFlight extends OncePerRequestFilter {

  private final AtomicInteger now = new AtomicInteger();

  /** That many, 0 or more. */
  int now() {
    return now.get();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    now.incrementAndGet();
    try {
      chain.doFilter(request, response);
    } finally {
      now.decrementAndGet();
    }
  }
}
