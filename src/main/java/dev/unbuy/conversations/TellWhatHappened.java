package dev.unbuy.conversations;

import dev.unbuy.cancellations.CancellationDecided;
import dev.unbuy.orders.OrderChange;
import dev.unbuy.orders.OrderChanged;
import dev.unbuy.platform.Projection;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to an order stands in the threads about it. */
@Configuration(proxyBeanMethods = false)
class TellWhatHappened {

  private static final Set<OrderChange> TOLD = Set.of(OrderChange.SHIPPED, OrderChange.DELIVERED);
  private static final String TELL =
      """
      WITH places AS (
        UPDATE conversations.conversations SET last_seq = last_seq + 1, last_at = greatest(last_at, ?)
        WHERE order_id = ? RETURNING id, last_seq)
      INSERT INTO conversations.messages
        (conversation_id, seq, id, at, side, kind, author_name, text, via)
      SELECT id, last_seq, gen_random_uuid(), ?, 'PLATFORM', 'SYSTEM', '', ?, 'SITE' FROM places\
      """;

  @Bean
  Projection<CancellationDecided> tellCancellation() {
    return Projection.of(
        "conversations.cancellation",
        CancellationDecided.class,
        (event, work) ->
            work.plan(
                tell(
                    event.orderId(),
                    event.at(),
                    "cancellation-"
                        + event.status().name().toLowerCase(Locale.ROOT).replace('_', '-'))));
  }

  @Bean
  Projection<OrderChanged> tellOrder() {
    return Projection.of(
        "conversations.order",
        OrderChanged.class,
        event -> TOLD.contains(event.change()),
        (event, work) ->
            work.plan(
                tell(
                    event.subject(),
                    event.at(),
                    "order-" + event.change().name().toLowerCase(Locale.ROOT))));
  }

  private static Write tell(UUID orderId, Instant at, String text) {
    return Write.any(TELL, at, orderId, at, text);
  }
}
