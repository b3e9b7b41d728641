package dev.unbuy.payments.gateway.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.BalanceTransactionListParams.Created;
import dev.unbuy.payments.gateway.AuthorizationLook;
import dev.unbuy.payments.gateway.AuthorizationLook.Phase;
import dev.unbuy.payments.gateway.AuthorizationLook.Seen;
import dev.unbuy.payments.gateway.MovementsAnswer;
import dev.unbuy.payments.gateway.MovementsAnswer.Listed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe has in its books: of one PaymentIntent, and of all money that moved.
 *
 * <p>The list is that of balance transactions, so holds and their release are not in it. Stripe
 * lists the newest first; the port wants the oldest first, so pages are asked for backwards, from
 * the last transaction that is older than what is wanted.
 */
final class StripeBooks {

  private static final int LONGEST_PAGE = 100;

  private final Stripe stripe;

  StripeBooks(Stripe stripe) {
    this.stripe = stripe;
  }

  AuthorizationLook look(String authorization) {
    try {
      PaymentIntent intent = stripe.intent(authorization);
      Notes notes = Notes.of(intent);
      Phase phase = phase(intent);
      long voided = phase == Phase.CLOSED ? notes.total() - notes.received() : notes.released();
      return new Seen(
          phase,
          minor(notes.total(), intent),
          minor(notes.received(), intent),
          minor(voided, intent),
          notes.received() == 0 ? 0 : minor(stripe.sentBack(authorization), intent),
          expiry(intent));
    } catch (StripeException failure) {
      return new AuthorizationLook.Unknown(why(failure));
    }
  }

  MovementsAnswer movements(Instant since, @Nullable String cursor, int limit) {
    try {
      BalanceTransactionListParams.Builder params =
          BalanceTransactionListParams.builder()
              .setLimit((long) Math.min(limit, LONGEST_PAGE))
              .addExpand("data.source");
      Optional<String> anchor = cursor == null ? lastBefore(since) : Optional.of(cursor);
      List<BalanceTransaction> page =
          anchor.isPresent()
              ? list(params.setEndingBefore(anchor.get()).build())
              : firstPage(params, since);
      List<BalanceTransaction> oldestFirst = page.reversed();
      return new Listed(
          new Movements(stripe).of(oldestFirst),
          page.isEmpty() ? null : oldestFirst.getLast().getId());
    } catch (StripeException failure) {
      return new MovementsAnswer.Unknown(why(failure));
    }
  }

  private Optional<String> lastBefore(Instant since) throws StripeException {
    Created before = Created.builder().setLt(since.getEpochSecond()).build();
    return list(BalanceTransactionListParams.builder().setCreated(before).setLimit(1L).build())
        .stream()
        .map(BalanceTransaction::getId)
        .findFirst();
  }

  /** An account that has nothing older: its oldest page is found at the end of its list. */
  private List<BalanceTransaction> firstPage(
      BalanceTransactionListParams.Builder params, Instant since) throws StripeException {
    Created from = Created.builder().setGte(since.getEpochSecond()).build();
    List<BalanceTransaction> page = list(params.setCreated(from).build());
    List<BalanceTransaction> last = page;
    while (!page.isEmpty()) {
      last = page;
      page = list(params.setStartingAfter(page.getLast().getId()).build());
    }
    return last;
  }

  private List<BalanceTransaction> list(BalanceTransactionListParams params)
      throws StripeException {
    return new ArrayList<>(stripe.client().v1().balanceTransactions().list(params).getData());
  }

  private static Phase phase(PaymentIntent intent) {
    return switch (intent.getStatus()) {
      case "requires_capture" -> intent.getReview() == null ? Phase.HELD : Phase.OPEN;
      case "processing", "requires_action" -> Phase.OPEN;
      default -> Phase.CLOSED;
    };
  }

  private static @Nullable Instant expiry(PaymentIntent intent) {
    return Optional.ofNullable(intent.getLatestChargeObject())
        .map(Charge::getPaymentMethodDetails)
        .map(Charge.PaymentMethodDetails::getCard)
        .map(Charge.PaymentMethodDetails.Card::getCaptureBefore)
        .map(Instant::ofEpochSecond)
        .orElse(null);
  }

  private static long minor(long units, PaymentIntent intent) {
    return StripeAmount.money(units, intent.getCurrency()).minor();
  }

  private static String why(StripeException failure) {
    return switch (Trouble.of(failure)) {
      case Trouble.Refusal refusal -> Objects.requireNonNull(refusal.code());
      case Trouble.Doubt doubt -> doubt.why();
    };
  }
}
