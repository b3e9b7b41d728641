package dev.unbuy.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers where no controller does: an unknown page, a form without its token. */
@Controller
class UnknownPages implements ErrorController {

  private final Pages pages;

  UnknownPages(Pages pages) {
    this.pages = pages;
  }

  @RequestMapping("/error")
  ResponseEntity<String> error(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = code instanceof Integer number ? number : 404;
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    if (String.valueOf(path).startsWith("/api/")) {
      return ResponseEntity.status(status)
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(problem(status));
    }
    return pages.show(status, request, "error.jte", Map.of("status", status, "details", List.of()));
  }

  private static String problem(int status) {
    HttpStatus known = HttpStatus.resolve(status);
    return """
    {"type":"/problems/http-%1$d","title":"%2$s","status":%1$d,"detail":"%3$s"}\
    """
        .formatted(
            status,
            known == null ? "Error" : known.getReasonPhrase(),
            status == 404 ? "There is no such call." : "This call cannot be made so.");
  }
}
