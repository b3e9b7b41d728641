package dev.unbuy.web;

import dev.unbuy.catalog.SizeChart;
import dev.unbuy.catalog.SizeCharts;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.selling.Shelf;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** How the sizes of a seller's listing are measured. */
@Controller
class SizeChartPages {

  private final Pages pages;
  private final Forms forms;
  private final Shelf shelf;
  private final SizeCharts charts;

  SizeChartPages(Pages pages, Forms forms, Shelf shelf, SizeCharts charts) {
    this.pages = pages;
    this.forms = forms;
    this.shelf = shelf;
    this.charts = charts;
  }

  @GetMapping("/seller/listings/{id}/size-chart")
  ResponseEntity<String> chart(
      HttpServletRequest request, Actor.Seller seller, @PathVariable UUID id) {
    String typed = charts.get(id).map(SizeChart::typed).orElse("");
    return show(200, request, seller, id, Form.NOTHING, typed);
  }

  @PostMapping("/seller/listings/{id}/size-chart")
  ResponseEntity<String> set(
      HttpServletRequest request, Actor.Seller seller, @PathVariable UUID id) {
    Form form = Form.of(request);
    String typed = form.value("chart").replace("\0", "");
    try {
      return forms.once(
          seller.accountId(),
          request,
          () -> {
            var _ = charts.set(seller, id, typed);
            return "/seller/listings/" + id;
          });
    } catch (InvalidInput invalid) {
      return show(422, request, seller, id, form.wrong(invalid), typed);
    }
  }

  private ResponseEntity<String> show(
      int status,
      HttpServletRequest request,
      Actor.Seller seller,
      UUID id,
      Form form,
      String typed) {
    return pages.show(
        status,
        request,
        "seller/size-chart.jte",
        Map.of("one", shelf.get(seller, id), "form", form, "typed", typed));
  }
}
