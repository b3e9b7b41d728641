package dev.unbuy.api;

import dev.unbuy.cancellations.RemedyReport;
import dev.unbuy.cancellations.RemedyReport.OfContest;
import dev.unbuy.cancellations.RemedyReport.OfRemedy;
import dev.unbuy.cancellations.RemedyReport.Report;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Csv;
import dev.unbuy.standing.CancellationInsights;
import dev.unbuy.standing.CancellationInsights.Span;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whether remedies help, for a shop and for the whole, and as a file for a spreadsheet. */
@Controller
class RemedyReportApi {

  private final RemedyReport report;
  private final CancellationInsights insights;

  RemedyReportApi(RemedyReport report, CancellationInsights insights) {
    this.report = report;
    this.insights = insights;
  }

  @GetMapping("/api/v1/seller/insights/remedies")
  ResponseEntity<ReportJson> ofShop(
      Actor.Seller seller,
      @RequestParam @Nullable LocalDate from,
      @RequestParam @Nullable LocalDate to) {
    return json(seller.shopId(), insights.span(from, to));
  }

  @GetMapping("/api/v1/admin/remedies")
  ResponseEntity<ReportJson> ofAll(
      Actor.Operator operator,
      @RequestParam @Nullable LocalDate from,
      @RequestParam @Nullable LocalDate to) {
    return json(null, insights.span(from, to));
  }

  @GetMapping({"/api/v1/seller/insights/remedies.csv", "/seller/insights/remedies.csv"})
  void fileOfShop(
      Actor.Seller seller,
      @RequestParam @Nullable LocalDate from,
      @RequestParam @Nullable LocalDate to,
      HttpServletResponse response)
      throws IOException {
    write(response, seller.shopId(), insights.span(from, to));
  }

  @GetMapping({"/api/v1/admin/remedies.csv", "/admin/remedies.csv"})
  void fileOfAll(
      Actor.Operator operator,
      @RequestParam @Nullable LocalDate from,
      @RequestParam @Nullable LocalDate to,
      HttpServletResponse response)
      throws IOException {
    write(response, null, insights.span(from, to));
  }

  private ResponseEntity<ReportJson> json(@Nullable UUID shop, Span span) {
    Report all = report.of(shop, span.from(), span.to());
    return ResponseEntity.ok(
        new ReportJson(
            span.from(),
            span.to(),
            all.remedies().stream().map(RemedyReportApi::json).toList(),
            all.contests()));
  }

  private static RemedyOutcomesJson json(OfRemedy one) {
    return new RemedyOutcomesJson(
        one.reason().name(),
        one.kind().name(),
        one.offered(),
        one.taken(),
        one.declined(),
        one.inVain(),
        Json.money(one.kept()));
  }

  private void write(HttpServletResponse response, @Nullable UUID shop, Span span)
      throws IOException {
    Report all = report.of(shop, span.from(), span.to());
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"remedies.csv\"");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    PrintWriter file = response.getWriter();
    file.write(
        Csv.line(
            "reason",
            "remedy",
            "offered",
            "taken",
            "canceled_anyway",
            "canceled_later",
            "kept",
            "currency"));
    all.remedies()
        .forEach(
            one ->
                file.write(
                    Csv.line(
                        one.reason(),
                        one.kind(),
                        one.offered(),
                        one.taken(),
                        one.declined(),
                        one.inVain(),
                        one.kept(),
                        one.kept().currency())));
    file.flush();
  }

  /** From the first to the last day, both among them. */
  record ReportJson(
      LocalDate from, LocalDate to, List<RemedyOutcomesJson> remedies, List<OfContest> contests) {}

  /** How a remedy did for a reason. */
  record RemedyOutcomesJson(
      String reason,
      String remedy,
      int offered,
      int taken,
      int canceledAnyway,
      int canceledLater,
      Json.MoneyJson kept) {}
}
