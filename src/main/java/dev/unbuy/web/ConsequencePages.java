package dev.unbuy.web;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.standing.AppealConsequence;
import dev.unbuy.standing.AppealOutcome;
import dev.unbuy.standing.Consequence;
import dev.unbuy.standing.Consequence.Decision;
import dev.unbuy.standing.Consequences;
import dev.unbuy.standing.DecideAppeal;
import dev.unbuy.standing.OrderEffect;
import dev.unbuy.standing.Standings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A seller's appeal against what a standing leads to, and the desk on which it is decided. */
@Controller
class ConsequencePages {

  private static final String HOME = "/agent/appeals";
  private static final int ROWS = 50;

  private final Pages pages;
  private final Forms forms;
  private final Consequences consequences;
  private final Standings standings;
  private final AppealConsequence appealing;
  private final DecideAppeal deciding;

  ConsequencePages(
      Pages pages,
      Forms forms,
      Consequences consequences,
      Standings standings,
      AppealConsequence appealing,
      DecideAppeal deciding) {
    this.pages = pages;
    this.forms = forms;
    this.consequences = consequences;
    this.standings = standings;
    this.appealing = appealing;
    this.deciding = deciding;
  }

  @PostMapping("/seller/standing/consequences/{id}/appeal")
  ResponseEntity<String> appeal(
      HttpServletRequest request,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String statement) {
    return forms.once(
        seller.accountId(),
        request,
        () ->
            done(
                appealing.appeal(seller, id, statement.replace("\0", "")),
                "/seller/standing#consequences"));
  }

  @GetMapping(HOME)
  ResponseEntity<String> queue(
      HttpServletRequest request,
      Actor.Agent agent,
      @RequestParam(defaultValue = "false") boolean decided,
      @RequestParam @Nullable String cursor) {
    return pages.show(
        request,
        "agent/appeals.jte",
        Map.of("appeals", consequences.appeals(decided, cursor, ROWS), "decided", decided));
  }

  @GetMapping(HOME + "/{id}")
  ResponseEntity<String> one(HttpServletRequest request, Actor.Agent agent, @PathVariable UUID id) {
    Consequence one = consequences.get(id);
    List<OrderEffect> hurting =
        standings.of(one.shopId()).recent().stream().filter(effect -> effect.points() < 0).toList();
    return pages.show(request, "agent/appeal.jte", Map.of("consequence", one, "hurting", hurting));
  }

  @PostMapping(HOME + "/{id}")
  ResponseEntity<String> decide(
      HttpServletRequest request,
      Actor.Agent agent,
      @PathVariable UUID id,
      @RequestParam Decision decision,
      @RequestParam(defaultValue = "") String because) {
    Set<UUID> leaveOut = leaveOut(request);
    return forms.once(
        agent.accountId(),
        request,
        () ->
            done(
                deciding.decide(agent, id, decision, because.replace("\0", ""), leaveOut),
                HOME + "/" + id));
  }

  private static Set<UUID> leaveOut(HttpServletRequest request) {
    String[] sent = request.getParameterValues("leaveOut");
    return (sent == null ? Stream.<String>empty() : Arrays.stream(sent))
        .map(
            id ->
                Ids.parse(id)
                    .orElseThrow(() -> new InvalidInput("leaveOut", "must be ids of orders")))
        .collect(Collectors.toSet());
  }

  private static String done(AppealOutcome outcome, String next) {
    return switch (outcome) {
      case AppealOutcome.Done _ -> next;
      case AppealOutcome.Refused refused -> throw new PageErrors.NotAllowedNow(refused.refusal());
    };
  }
}
