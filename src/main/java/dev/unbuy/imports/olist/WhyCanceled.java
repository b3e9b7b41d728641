package dev.unbuy.imports.olist;

import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.Evidence;
import dev.unbuy.cancellations.rules.FaultByEvidence;
import dev.unbuy.cancellations.rules.Finding;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.ReasonRule;
import dev.unbuy.cancellations.rules.Rule;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who ended a past order and why: the source says neither, so that what it does say decides.
 *
 * <ul>
 *   <li>Never paid: nobody had anything to cancel; it ended unpaid.
 *   <li>Came back after it was handed over: the buyer's doing, and the seller's fault where it was
 *       handed over later than promised; otherwise nobody's.
 *   <li>Not handed over, and the buyer's review says that it was the buyer who canceled, and speaks
 *       of nothing that the seller had not done: the buyer's.
 *   <li>Not handed over otherwise, and whatever was not available: the seller's.
 * </ul>
 */
record WhyCanceled(Asker askedBy, Rule rule, Reason reason, Finding finding) {

  /** First persons of canceling, giving up and regretting, without accents. */
  private static final Pattern BUYERS_WORDS =
      Pattern.compile(
          "\\b(?<!nao |o )(cancelei|cancelamos|desisti|desistimos|me arrependi|"
              + "(pedi|solicitei|solicitamos|pedimos|fiz) (o |um |meu |para |pra |a )*"
              + "cancel(amento|ar))\\b");

  /** What a seller owed and did not do: whoever asked for the end then did so because of it. */
  private static final Pattern SELLERS_DOING =
      Pattern.compile(
          "estoque|nao (receb|entreg|veio|cheg|tinha|tem|havia)|demor|atras|prazo|vendedor");

  /** Of an order that was never paid. */
  static WhyCanceled unpaid(Instant shipBy) {
    return of(Rule.NOT_PAID_YET, Reason.UNPAID, shipBy, false);
  }

  /** Of one that was handed over and came back. */
  static WhyCanceled cameBack(Instant shipBy, Instant handed) {
    boolean late = handed.isAfter(shipBy);
    return of(Rule.BEING_PREPARED, late ? Reason.SHIPPING_DELAY : Reason.OTHER, shipBy, late);
  }

  /** Of one that never left. */
  static WhyCanceled beforeShipping(Instant shipBy, @Nullable String comment) {
    Reason reason = saysBuyerCanceled(comment) ? Reason.CHANGE_OF_MIND : Reason.OUT_OF_STOCK;
    return of(Rule.NOTHING_IN_FULFILLMENT, reason, shipBy, false);
  }

  /** Of one that the seller could not deliver. */
  static WhyCanceled unavailable(Instant shipBy) {
    return of(Rule.NOTHING_IN_FULFILLMENT, Reason.OUT_OF_STOCK, shipBy, false);
  }

  static boolean saysBuyerCanceled(@Nullable String comment) {
    if (comment == null) {
      return false;
    }
    String words = plain(comment.toLowerCase(Locale.ROOT));
    return BUYERS_WORDS.matcher(words).find() && !SELLERS_DOING.matcher(words).find();
  }

  private static String plain(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replaceAll("\\s+", " ");
  }

  private static WhyCanceled of(Rule rule, Reason reason, Instant shipBy, boolean late) {
    Evidence evidence = new Evidence(shipBy, late, null, null, false, false, false);
    ReasonRule meaning = ReasonRule.builtIn(reason);
    return new WhyCanceled(
        meaning.giver(), rule, reason, FaultByEvidence.decide(meaning, evidence));
  }
}
