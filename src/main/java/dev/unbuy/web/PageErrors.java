package dev.unbuy.web;

import dev.unbuy.accounts.SignInLimits.TooManyAttempts;
import dev.unbuy.conversations.ActOnBehalf;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.platform.FieldProblems;
import dev.unbuy.platform.Idempotency.KeyReused;
import dev.unbuy.platform.Stale;
import dev.unbuy.platform.WhyNot;
import dev.unbuy.support.HelpArticle;
import dev.unbuy.support.HelpLibrary;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says on a page what went wrong and what to do. */
@ControllerAdvice(basePackageClasses = PageErrors.class)
class PageErrors {

  private final Pages pages;
  private final WhyNot whyNot;
  private final HelpLibrary help;

  PageErrors(Pages pages, WhyNot whyNot, HelpLibrary help) {
    this.pages = pages;
    this.whyNot = whyNot;
    this.help = help;
  }

  @ExceptionHandler({NotFound.class, MethodArgumentTypeMismatchException.class})
  ResponseEntity<String> notFound(HttpServletRequest request) {
    return show(404, request, List.of());
  }

  @ExceptionHandler({AccessDeniedException.class})
  ResponseEntity<String> forbidden(HttpServletRequest request) {
    return show(403, request, List.of());
  }

  @ExceptionHandler
  ResponseEntity<String> invalid(HttpServletRequest request, InvalidInput invalid) {
    return show(
        422,
        request,
        invalid.errors().stream()
            .map(error -> error.field() + " " + FieldProblems.said(error.message()))
            .toList());
  }

  @ExceptionHandler
  ResponseEntity<String> missing(
      HttpServletRequest request, MissingServletRequestParameterException missing) {
    return show(422, request, List.of(missing.getParameterName()));
  }

  @ExceptionHandler
  ResponseEntity<String> refused(HttpServletRequest request, NotAllowedNow refused) {
    Refusal refusal = refused.refusal();
    return show(
        409,
        request,
        help.ofRefusal(refusal.problem()).orElse(null),
        Stream.concat(Stream.of(whyNot.words(refusal)), whyNot.instead(refusal).stream()).toList());
  }

  @ExceptionHandler
  ResponseEntity<String> taken(HttpServletRequest request, ActOnBehalf.Taken taken) {
    return refused(request, new NotAllowedNow(taken.refusal()));
  }

  @ExceptionHandler({Stale.class, KeyReused.class, SomebodyChangedIt.class})
  ResponseEntity<String> changed(HttpServletRequest request) {
    return show(409, request, List.of());
  }

  @ExceptionHandler
  ResponseEntity<String> tooMany(HttpServletRequest request, TooManyAttempts attempts) {
    ResponseEntity<String> page = show(429, request, List.of());
    return ResponseEntity.status(page.getStatusCode())
        .headers(page.getHeaders())
        .header(HttpHeaders.RETRY_AFTER, String.valueOf(attempts.retryAfter().toSeconds() + 1))
        .body(page.getBody());
  }

  private ResponseEntity<String> show(
      int status, HttpServletRequest request, List<String> details) {
    return show(status, request, null, details);
  }

  private ResponseEntity<String> show(
      int status, HttpServletRequest request, @Nullable HelpArticle article, List<String> details) {
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("status", status);
    model.put("details", details);
    model.put("article", article);
    return pages.show(status, request, "error.jte", model);
  }

  /** What somebody looked at is no longer what is there. */
  static final class SomebodyChangedIt extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SomebodyChangedIt() {
      super("it was changed meanwhile", null, false, false);
    }
  }

  /** A refusal on its way to its page. */
  static final class NotAllowedNow extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;

    NotAllowedNow(Refusal refusal) {
      super(refusal.problem(), null, false, false);
      this.refusal = refusal;
    }

    Refusal refusal() {
      return refusal;
    }

    static void refuse(Refusal refusal) {
      throw new NotAllowedNow(refusal);
    }
  }
}
