package dev.unbuy.web;

import dev.unbuy.kernel.Actor;
import dev.unbuy.policies.PolicyPack;
import dev.unbuy.policies.PolicyPacks;
import dev.unbuy.refunds.OverdueRefunds;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What the law gives to buyers, place by place, as the operator reads it. */
@Controller
class RightsPages {

  private static final int MOST = 50;

  private final Pages pages;
  private final PolicyPacks packs;
  private final OverdueRefunds overdue;
  private final InstantSource clock;

  RightsPages(Pages pages, PolicyPacks packs, OverdueRefunds overdue, InstantSource clock) {
    this.pages = pages;
    this.packs = packs;
    this.overdue = overdue;
    this.clock = clock;
  }

  @GetMapping("/admin/rights")
  ResponseEntity<String> packs(HttpServletRequest request, Actor.Operator operator) {
    List<PolicyPack> now =
        packs.all().stream().filter(pack -> packs.isInForce(pack, clock.instant())).toList();
    Map<String, Object> model = new HashMap<>();
    model.put("packs", packs.all());
    model.put("inForce", now);
    model.put("overdue", overdue.now(MOST));
    return pages.show(request, "admin/rights.jte", model);
  }
}
