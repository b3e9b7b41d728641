package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.conversations.ActOnBehalf;
import dev.unbuy.conversations.SupportReport;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How support does, and what agents did for buyers. */
@Controller
class SupportFigurePages {

  private static final int ROWS = 50;

  private final Pages pages;
  private final SupportReport report;
  private final ActOnBehalf behalf;

  SupportFigurePages(Pages pages, SupportReport report, ActOnBehalf behalf) {
    this.pages = pages;
    this.report = report;
    this.behalf = behalf;
  }

  @GetMapping("/admin/support")
  ResponseEntity<String> figures(
      HttpServletRequest request,
      Account account,
      @RequestParam(defaultValue = "30") int days,
      @RequestParam @Nullable String cursor) {
    int back = Math.clamp(days, 1, SupportReport.MOST_DAYS);
    return pages.show(
        request,
        "admin/support.jte",
        Map.of("days", back, "figures", report.ofDays(back), "acts", behalf.log(cursor, ROWS)));
  }
}
