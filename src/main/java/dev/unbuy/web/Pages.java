package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.notifications.Unread;
import dev.unbuy.platform.Reader;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Renders pages. */
@Component
public class Pages {

  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  private final TemplateEngine templates;
  private final Texts texts;

  private final Unread unread;

  Pages(TemplateEngine templates, Texts texts, Unread unread) {
    this.unread = unread;
    this.templates = templates;
    this.texts = texts;
  }

  /** A page that is there. */
  ResponseEntity<String> show(
      HttpServletRequest request, String template, Map<String, ? extends @Nullable Object> model) {
    return show(200, request, template, model);
  }

  /** A page with another status. */
  ResponseEntity<String> show(
      int status,
      HttpServletRequest request,
      String template,
      Map<String, ? extends @Nullable Object> model) {
    return ResponseEntity.status(status)
        .contentType(HTML)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_LANGUAGE, Reader.language().tag())
        .body(render(request, template, model));
  }

  /** A piece of a page. */
  String render(
      HttpServletRequest request, String template, Map<String, ? extends @Nullable Object> model) {
    Map<String, Object> all = new HashMap<>(model);
    Account account = signedIn();
    all.put(
        "page",
        new Page(
            account,
            request.getRequestURI(),
            back(request),
            csrf(request),
            texts,
            () -> account == null ? 0 : unread.of(account.id())));
    StringOutput html = new StringOutput();
    templates.render(template, all, html);
    return html.toString();
  }

  /** Goes on to another page, after a form. */
  static ResponseEntity<String> goTo(String path) {
    return ResponseEntity.status(303).location(URI.create(path)).build();
  }

  private static @Nullable Account signedIn() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Account account
        ? account
        : null;
  }

  /** The same page after a language was chosen; a form that was sent is not sent again. */
  private static String back(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }

  private static String csrf(HttpServletRequest request) {
    return request.getAttribute("_csrf") instanceof CsrfToken token ? token.getToken() : "";
  }
}
