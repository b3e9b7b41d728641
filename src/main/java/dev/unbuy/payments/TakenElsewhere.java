package dev.unbuy.payments;

import dev.unbuy.payments.gateway.AuthorizationLook.Seen;
import java.util.List;

/** What a gateway took of a tender without our having heard of it. */
public final class TakenElsewhere {

  private TakenElsewhere() {}

  /**
   * The amount in minor units that can be this share's; zero or less where there is none. What was
   * asked for other shares counts as taken for them, because it may be.
   *
   * @param shares all shares of the tender
   */
  public static long of(Seen gateway, TenderShare share, List<TenderShare> shares) {
    long explained =
        shares.stream()
            .mapToLong(one -> one.id().equals(share.id()) ? one.captured() : one.capture())
            .sum();
    return gateway.captured() - explained;
  }
}
