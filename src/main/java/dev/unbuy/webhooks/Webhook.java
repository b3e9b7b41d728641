package dev.unbuy.webhooks;

import dev.unbuy.kernel.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address of another system that is told of events.
 *
 * @param owner whose events it hears of
 * @param kinds which kinds; none means all of them
 * @param active whether it is told
 * @param gone whether it answered that it is gone for good, and was stopped for that
 * @param secret by which it knows us
 * @param oldSecretUntil until when the secret before signs, too; null where none does
 */
public record Webhook(
    UUID id,
    Owner owner,
    String url,
    String name,
    List<WebhookKind> kinds,
    boolean active,
    boolean gone,
    Instant createdAt,
    String secret,
    @Nullable Instant oldSecretUntil) {

  /** Copies the kinds. */
  public Webhook {
    kinds = List.copyOf(kinds);
  }

  /** Whether it hears of this kind. */
  public boolean wants(WebhookKind kind) {
    return kinds.isEmpty() || kinds.contains(kind);
  }

  /** Its name, or its address where it has none. */
  public String title() {
    return name.isEmpty() ? url : name;
  }

  /**
   * Who an endpoint belongs to.
   *
   * @param id of the shop, or zero for the marketplace
   */
  public record Owner(UUID id) {

    /** The marketplace itself, which hears of all shops. */
    public static final Owner MARKETPLACE = new Owner(new UUID(0, 0));

    /** A shop. */
    public static Owner of(Actor.Seller seller) {
      return new Owner(seller.shopId());
    }

    /** The marketplace. */
    public static Owner of(Actor.Operator operator) {
      return MARKETPLACE;
    }

    /** Whether it is the marketplace. */
    public boolean isMarketplace() {
      return equals(MARKETPLACE);
    }
  }
}
