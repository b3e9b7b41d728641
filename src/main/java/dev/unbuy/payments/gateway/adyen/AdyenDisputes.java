package dev.unbuy.payments.gateway.adyen;

import com.adyen.model.notification.NotificationRequestItem;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Money;
import dev.unbuy.payments.gateway.GatewayNotice;
import dev.unbuy.payments.gateway.GatewayNotice.Kind;
import dev.unbuy.payments.gateway.WebhookReading.Told;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Reads what Adyen tells of chargebacks. All that is told of one has one reference, that of the
 * dispute, and names the payment.
 *
 * <p>Money that came back is not yet won: the bank can take it once more, which then is a
 * chargeback of its own, lost with the taking, and what ends the first.
 */
final class AdyenDisputes {

  private static final String SECOND = " second";

  private final AdyenMemory memory;
  private final InstantSource clock;

  AdyenDisputes(AdyenMemory memory, InstantSource clock) {
    this.memory = memory;
    this.clock = clock;
  }

  /** What an item tells; nothing where it is about no chargeback, or about no payment of ours. */
  List<Told> hear(NotificationRequestItem item) {
    return switch (Objects.requireNonNullElse(item.getEventCode(), "")) {
      case "REQUEST_FOR_INFORMATION", "NOTIFICATION_OF_CHARGEBACK" ->
          told(item, "", Kind.CHARGEBACK_OPENED);
      case "CHARGEBACK" -> told(item, "", Kind.CHARGEBACK_TAKEN);
      case "CHARGEBACK_REVERSED" -> told(item, "", Kind.CHARGEBACK_RETURNED);
      case "ISSUER_RESPONSE_TIMEFRAME_EXPIRED", "PREARBITRATION_WON" ->
          told(item, "", Kind.CHARGEBACK_WON);
      case "DISPUTE_DEFENSE_PERIOD_ENDED", "PREARBITRATION_LOST" ->
          told(item, "", Kind.CHARGEBACK_LOST);
      case "SECOND_CHARGEBACK" ->
          Stream.of(
                  told(item, SECOND, Kind.CHARGEBACK_TAKEN),
                  told(item, SECOND, Kind.CHARGEBACK_LOST),
                  told(item, "", Kind.CHARGEBACK_WON))
              .flatMap(List::stream)
              .toList();
      default -> List.of();
    };
  }

  private List<Told> told(NotificationRequestItem item, String suffix, Kind kind) {
    Money amount = AdyenAmount.money(item.getAmount().getValue(), item.getAmount().getCurrency());
    String dispute = item.getPspReference() + suffix;
    return memory
        .keyOf(Objects.requireNonNullElse(item.getOriginalReference(), ""))
        .flatMap(Ids::parse)
        .filter(_ -> amount.isPositive())
        .map(
            tender ->
                new Told(
                    "adyen %s %s".formatted(dispute, kind),
                    new GatewayNotice(
                        clock.instant(),
                        tender,
                        kind,
                        dispute,
                        AdyenGateway.word(item.getReason()),
                        null,
                        amount)))
        .stream()
        .toList();
  }
}
