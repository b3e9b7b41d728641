package dev.unbuy.api;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.policies.PolicyPack;
import dev.unbuy.policies.PolicyPacks;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the law gives to buyers, place by place, as the operator reads it. */
@RestController
@RequestMapping("/api/v1/admin")
class RightsApi {

  private final PolicyPacks packs;

  RightsApi(PolicyPacks packs) {
    this.packs = packs;
  }

  @GetMapping("/policy-packs")
  Page<PolicyPack> packs(Actor.Operator operator) {
    return new Page<>(packs.all(), null);
  }
}
