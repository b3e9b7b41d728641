package dev.unbuy.web;

import dev.unbuy.cancellations.RemedyReport;
import dev.unbuy.kernel.Actor;
import dev.unbuy.standing.CancellationInsights;
import dev.unbuy.standing.CancellationInsights.Span;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whether remedies help, for the whole marketplace. */
@Controller
class RemedyReportPages {

  private final Pages pages;
  private final RemedyReport report;
  private final CancellationInsights insights;

  RemedyReportPages(Pages pages, RemedyReport report, CancellationInsights insights) {
    this.pages = pages;
    this.report = report;
    this.insights = insights;
  }

  @GetMapping("/admin/remedies")
  ResponseEntity<String> remedies(
      HttpServletRequest request,
      Actor.Operator operator,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
    Span span = insights.span(from, to);
    return pages.show(
        request,
        "admin/remedies.jte",
        Map.of("span", span, "report", report.of(null, span.from(), span.to())));
  }
}
