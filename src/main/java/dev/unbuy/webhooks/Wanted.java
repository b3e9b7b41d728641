package dev.unbuy.webhooks;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whose endpoints there are, so that where nobody listens nothing is written. It is read anew by
 * every round ({@link Rounds}): on other nodes an endpoint hears of what happens from a few seconds
 * after it was set up.
 */
@Component
class Wanted {

  private static final Duration TRUSTED = Duration.ofSeconds(5);
  private static final Query<UUID> OWNERS =
      Query.of(
          "SELECT DISTINCT owner_id FROM webhooks.endpoints WHERE active",
          row -> row.getObject(1, UUID.class));

  private final Transactions transactions;
  private final InstantSource clock;
  private volatile @Nullable Set<UUID> owners;
  private volatile Instant lookedAt = Instant.EPOCH;

  Wanted(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Whether anybody may want to hear; as long as it is not known, perhaps. */
  boolean byAnybody() {
    Set<UUID> known = owners;
    return known == null || !known.isEmpty();
  }

  /** Whether the marketplace or this shop may want to hear. */
  boolean by(UUID shopId) {
    Set<UUID> known = owners;
    return known == null
        || known.contains(shopId)
        || known.contains(Webhook.Owner.MARKETPLACE.id());
  }

  /** The endpoints are others now, here; on other nodes within seconds. */
  void changed() {
    owners = null;
  }

  /** Looks again where that is due. */
  void look() {
    Instant now = clock.instant();
    if (owners == null || lookedAt.plus(TRUSTED).isBefore(now)) {
      owners =
          transactions.read(work -> work.ask(OWNERS).rows()).stream()
              .collect(Collectors.toUnmodifiableSet());
      lookedAt = now;
    }
  }
}
