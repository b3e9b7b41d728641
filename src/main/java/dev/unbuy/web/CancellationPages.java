package dev.unbuy.web;

import dev.unbuy.cancellations.AnswerCancellation;
import dev.unbuy.cancellations.CancellationFile;
import dev.unbuy.cancellations.CancellationFiles;
import dev.unbuy.cancellations.Reasons;
import dev.unbuy.cancellations.UndoCancellation;
import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.kernel.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What became of a buyer's cancellation, and what can still be done about it. */
@Controller
class CancellationPages {

  private final Pages pages;
  private final Forms forms;
  private final CancellationFiles files;
  private final AnswerCancellation answers;
  private final UndoCancellation undo;
  private final Reasons reasons;

  CancellationPages(
      Pages pages,
      Forms forms,
      CancellationFiles files,
      AnswerCancellation answers,
      UndoCancellation undo,
      Reasons reasons) {
    this.pages = pages;
    this.forms = forms;
    this.files = files;
    this.answers = answers;
    this.undo = undo;
    this.reasons = reasons;
  }

  @GetMapping("/cancellations/{id}")
  ResponseEntity<String> show(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    CancellationFile file = files.get(id, buyer);
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("cancellation", file.cancellation());
    model.put("overview", file.overview());
    model.put("file", file);
    model.put("reasons", reasons.now().choices(Asker.BUYER));
    model.put("undoUntil", undo.until(file.cancellation()));
    return pages.show(request, "buyer/cancellation.jte", model);
  }

  @PostMapping("/cancellations/{id}/take-back")
  ResponseEntity<String> takeBack(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return forms.once(
        buyer.accountId(),
        request,
        () -> "/cancellations/" + OrderPages.done(answers.takeBack(buyer, id)).id());
  }

  @PostMapping("/cancellations/{id}/undo")
  ResponseEntity<String> undo(
      HttpServletRequest request, Actor.Buyer buyer, @PathVariable UUID id) {
    return forms.once(
        buyer.accountId(),
        request,
        () -> "/cancellations/" + OrderPages.done(undo.undo(buyer, id)).id());
  }
}
