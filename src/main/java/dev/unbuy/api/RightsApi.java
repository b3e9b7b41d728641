package dev.unbuy.api;

import dev.unbuy.api.Json.RefundJson;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.policies.PolicyPack;
import dev.unbuy.policies.PolicyPacks;
import dev.unbuy.refunds.OverdueRefunds;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the law gives to buyers, place by place, as the operator reads it. */
@RestController
@RequestMapping("/api/v1/admin")
class RightsApi {

  private static final int MOST = 200;

  private final PolicyPacks packs;
  private final OverdueRefunds overdue;

  RightsApi(PolicyPacks packs, OverdueRefunds overdue) {
    this.packs = packs;
    this.overdue = overdue;
  }

  @GetMapping("/policy-packs")
  Page<PolicyPack> packs(Actor.Operator operator) {
    return new Page<>(packs.all(), null);
  }

  /** Refunds that had to be sent by now, by law, and were not; the oldest first. */
  @GetMapping("/overdue-refunds")
  Page<RefundJson> overdue(Actor.Operator operator) {
    return new Page<>(overdue.now(MOST).stream().map(Json::refund).toList(), null);
  }
}
