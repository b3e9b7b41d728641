package dev.unbuy.api;

import dev.unbuy.accounts.SignInLimits.TooManyAttempts;
import dev.unbuy.conversations.ActOnBehalf;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.InvalidInput.FieldError;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.FieldProblems;
import dev.unbuy.platform.Idempotency.KeyReused;
import dev.unbuy.platform.Stale;
import dev.unbuy.platform.WhyNot;
import dev.unbuy.support.HelpLibrary;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/**
 * Answers what went wrong, by RFC 9457, in the language of the request's {@code Accept-Language}.
 */
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems extends ResponseEntityExceptionHandler {

  private final WhyNot whyNot;
  private final HelpLibrary help;
  private final Words words;

  Problems(WhyNot whyNot, HelpLibrary help, Words words) {
    this.whyNot = whyNot;
    this.help = help;
    this.words = words;
  }

  private String say(String key, @Nullable Object... values) {
    return words.of(key, values);
  }

  @ExceptionHandler
  ResponseEntity<Object> on(InvalidInput invalid) {
    ProblemDetail problem = problem(422, "invalid-input", say("problem.invalid-input"));
    problem.setProperty(
        "errors",
        invalid.errors().stream()
            .map(error -> new FieldError(error.field(), FieldProblems.said(error.message())))
            .toList());
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<Object> on(NotFound notFound) {
    return answer(problem(404, "not-found", say("problem.not-found", notFound.getMessage())));
  }

  @ExceptionHandler
  ResponseEntity<Object> on(ActOnBehalf.Taken taken) {
    return on(new Refused(taken.refusal()));
  }

  @ExceptionHandler
  ResponseEntity<Object> on(Refused refused) {
    var refusal = refused.refusal();
    ProblemDetail problem = problem(409, refusal.problem(), whyNot.words(refusal));
    problem.setProperty("rule", refusal.rule());
    problem.setProperty("state", refusal.state());
    problem.setProperty("until", refusal.until());
    problem.setProperty("alternatives", refusal.alternatives());
    problem.setProperty("instead", whyNot.instead(refusal));
    help.ofRefusal(refusal.problem())
        .ifPresent(article -> problem.setProperty("help", "/help/" + article.slug()));
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<Object> on(StalePreview stale) {
    ProblemDetail problem = problem(409, "stale", say("problem.stale"));
    problem.setProperty("preview", stale.preview());
    return answer(problem);
  }

  @ExceptionHandler
  ResponseEntity<Object> on(KeyReused reused) {
    return answer(problem(422, "idempotency-key-reused", say("problem.key-reused")));
  }

  @ExceptionHandler
  ResponseEntity<Object> on(Stale stale) {
    return answer(problem(409, "changed-meanwhile", say("problem.changed-meanwhile")));
  }

  @ExceptionHandler
  ResponseEntity<Object> on(Versions.NotTheSame other) {
    ProblemDetail problem = problem(412, "changed-meanwhile", say("problem.changed-by-somebody"));
    problem.setProperty("state", "version " + other.version());
    return ResponseEntity.status(412).eTag(Versions.tag(other.version())).body(problem);
  }

  @ExceptionHandler
  ResponseEntity<Object> on(TooManyAttempts attempts) {
    return ResponseEntity.status(429)
        .header(HttpHeaders.RETRY_AFTER, String.valueOf(attempts.retryAfter().toSeconds() + 1))
        .body(problem(429, "too-many-requests", say("problem.too-many")));
  }

  @ExceptionHandler
  ResponseEntity<Object> on(AccessDeniedException denied) {
    return answer(problem(403, "forbidden", say("problem.forbidden")));
  }

  @ExceptionHandler
  ResponseEntity<Object> on(MethodArgumentTypeMismatchException mismatch) {
    boolean path =
        mismatch
            .getParameter()
            .hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class);
    return path
        ? answer(problem(404, "not-found", say("problem.no-id")))
        : on(new InvalidInput(mismatch.getName(), "cannot be read"));
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String field =
        unreadable.getCause() instanceof JacksonException json
            ? json.getPath().stream()
                .map(
                    step ->
                        step.getPropertyName() == null
                            ? "[%d]".formatted(step.getIndex())
                            : "." + step.getPropertyName())
                .collect(Collectors.joining())
            : "";
    String name = field.isEmpty() ? "body" : field.replaceFirst("^\\.", "");
    return on(
        new InvalidInput(List.of(new FieldError(name, "cannot be read as JSON of this kind"))));
  }

  @Override
  protected ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException missing,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return on(new InvalidInput(missing.getParameterName(), "is required"));
  }

  private static ResponseEntity<Object> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus()).body(problem);
  }

  /** What the framework itself refuses has a stable type too. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem) {
      problem.setType(URI.create("/problems/http-" + status.value()));
    }
    return new ResponseEntity<>(body, headers, status);
  }

  private static ProblemDetail problem(int status, String type, String detail) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
    problem.setType(URI.create("/problems/" + type));
    HttpStatus known = HttpStatus.resolve(status);
    problem.setTitle(known == null ? type : known.getReasonPhrase());
    return problem;
  }
}
