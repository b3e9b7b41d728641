package dev.unbuy.web;

import dev.unbuy.cancellations.CancellationFile;
import dev.unbuy.cancellations.CancellationFiles;
import dev.unbuy.cancellations.Contest;
import dev.unbuy.cancellations.ContestOutcome;
import dev.unbuy.cancellations.Contests;
import dev.unbuy.cancellations.DecideContest;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The agents' desk: contested faults, each with both sides' evidence, and its decision. */
@Controller
class ContestPages {

  private static final String HOME = "/agent/contests";
  private static final int ROWS = 50;

  private final Pages pages;
  private final Forms forms;
  private final Contests contests;
  private final CancellationFiles files;
  private final DecideContest deciding;
  private final OrderTimeline timeline;

  ContestPages(
      Pages pages,
      Forms forms,
      Contests contests,
      CancellationFiles files,
      DecideContest deciding,
      OrderTimeline timeline) {
    this.pages = pages;
    this.forms = forms;
    this.contests = contests;
    this.files = files;
    this.deciding = deciding;
    this.timeline = timeline;
  }

  @GetMapping(HOME)
  ResponseEntity<String> queue(
      HttpServletRequest request,
      Actor.Agent agent,
      @RequestParam(defaultValue = "false") boolean decided,
      @RequestParam @Nullable String cursor) {
    return pages.show(
        request,
        "agent/contests.jte",
        Map.of("contests", contests.queue(decided, cursor, ROWS), "decided", decided));
  }

  @GetMapping(HOME + "/{id}")
  ResponseEntity<String> one(HttpServletRequest request, Actor.Agent agent, @PathVariable UUID id) {
    Contest contest = contests.get(id);
    CancellationFile file = files.get(contest.cancellationId(), agent);
    return pages.show(
        request,
        "agent/contest.jte",
        Map.of("contest", contest, "file", file, "moments", timeline.of(file.overview())));
  }

  @PostMapping(HOME + "/{id}")
  ResponseEntity<String> decide(
      HttpServletRequest request,
      Actor.Agent agent,
      @PathVariable UUID id,
      @RequestParam Fault fault,
      @RequestParam(defaultValue = "") String because) {
    return forms.once(
        agent.accountId(),
        request,
        () ->
            switch (deciding.decide(agent, id, fault, because.replace("\0", "").strip())) {
              case ContestOutcome.Refused refused ->
                  throw new PageErrors.NotAllowedNow(refused.refusal());
              case ContestOutcome.Raised _, ContestOutcome.Decided _ -> HOME + "/" + id;
            });
  }
}
