package dev.unbuy.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only operators send files of any size, and only to where histories are imported; everybody
 * else's are refused before a byte of them is stored.
 */
final class LargeUploads extends OncePerRequestFilter {

  private static final long SMALL = 12L << 20;
  private static final String PAGE = "/admin/imports";
  private static final String CALL = "/api/v1/admin/imports";

  private final SignedInFilter signedIn;

  LargeUploads(SignedInFilter signedIn) {
    this.signedIn = signedIn;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isFiles(request) && isLarge(request) && !isImport(request)) {
      refuse(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isFiles(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  private static boolean isLarge(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    return length < 0 || length > SMALL;
  }

  private boolean isImport(HttpServletRequest request) {
    String path = request.getRequestURI();
    return (path.equals(PAGE) || path.equals(CALL))
        && signedIn.find(request).filter(who -> who.roles().contains(Role.OPERATOR)).isPresent();
  }

  private static void refuse(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getRequestURI().startsWith("/api/")) {
      SecurityConfiguration.problem(response, 413, "too-large", "It is larger than can be taken");
    } else {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    }
  }
}
