package dev.unbuy.api;

import dev.unbuy.api.BuyerOrdersApi.ReasonJson;
import dev.unbuy.api.BuyerOrdersApi.RemedyJson;
import dev.unbuy.cancellations.Cancellation;
import dev.unbuy.cancellations.Reasons;
import dev.unbuy.cancellations.RemedyOffer;
import dev.unbuy.cancellations.UndoCancellation;
import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Finding;
import dev.unbuy.kernel.Money;
import dev.unbuy.platform.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says things in words of the message file. */
@Component
class Words {

  private final MessageSource messages;
  private final Reasons reasons;
  private final UndoCancellation undo;

  Words(MessageSource messages, Reasons reasons, UndoCancellation undo) {
    this.messages = messages;
    this.reasons = reasons;
    this.undo = undo;
  }

  String of(String key, @Nullable Object... arguments) {
    return messages.getMessage(key, arguments, Reader.locale());
  }

  /** What this asker can choose from. */
  List<ReasonJson> reasons(Asker asker) {
    return reasons.now().choices(asker).stream()
        .map(
            one ->
                new ReasonJson(
                    one.reason().name(),
                    reasons.label(one.reason(), Reader.locale()),
                    one.rule().group()))
        .toList();
  }

  String because(Finding finding) {
    return of(finding.because(), finding.arguments().toArray());
  }

  RemedyJson remedy(RemedyOffer offer) {
    Money amount = offer.amount();
    return new RemedyJson(
        offer.id(),
        offer.kind().name(),
        of("remedy.kind." + offer.kind(), offer.about()),
        of(
            "remedy.terms." + offer.kind() + (offer.isToBePaid() ? ".dearer" : ""),
            offer.about(),
            amount == null ? "" : (offer.isToBePaid() ? amount.times(-1) : amount).toString(),
            String.valueOf(offer.from()),
            String.valueOf(offer.to())),
        amount == null ? null : Json.money(amount));
  }

  Json.CancellationJson cancellation(Cancellation one) {
    return Json.cancellation(one, because(one.finding()), undo.until(one));
  }
}
