package dev.unbuy.conversations;

import dev.unbuy.kernel.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thread of messages.
 *
 * @param subject what it is about, in words; an order's number where it is about one
 * @param buyerId null where no buyer takes part; {@code shopId} likewise
 * @param support whether support takes part
 * @param lastSeq the number of its last message
 * @param assignedTo the agent who answers it, or null while nobody has taken it
 * @param answerBy until when support has promised to answer; null while nothing waits for it
 * @param closedAt when support closed it; null while it is open
 * @param stars how the one who asked found support's help, 1 to 5; null while they did not say
 */
public record Conversation(
    UUID id,
    Between between,
    String subject,
    @Nullable UUID orderId,
    @Nullable String orderNumber,
    @Nullable UUID buyerId,
    @Nullable String buyerName,
    @Nullable UUID shopId,
    @Nullable String shopName,
    boolean support,
    boolean open,
    int lastSeq,
    Instant openedAt,
    Instant lastAt,
    @Nullable UUID assignedTo,
    @Nullable String assignedName,
    @Nullable Instant answerBy,
    @Nullable Instant closedAt,
    @Nullable Integer stars) {

  /**
   * On which side somebody takes part; null for who does not. Support reads what buyer and seller
   * write only when one of them has called it.
   */
  public @Nullable Side sideOf(Actor actor) {
    return switch (actor) {
      case Actor.Buyer buyer -> buyer.accountId().equals(buyerId) ? Side.BUYER : null;
      case Actor.Seller seller -> seller.shopId().equals(shopId) ? Side.SELLER : null;
      case Actor.Agent _ -> support ? Side.SUPPORT : null;
      case Actor.Operator _, Actor.Platform _ -> null;
    };
  }

  /** Whether this side reads it. */
  public boolean has(Side side) {
    return switch (side) {
      case BUYER -> buyerId != null;
      case SELLER -> shopId != null;
      case SUPPORT -> support;
      case PLATFORM -> false;
    };
  }

  /** Who is on the other side, as this side calls it; empty for support. */
  public String other(Side side) {
    String name =
        switch (side) {
          case BUYER -> shopName;
          case SELLER -> buyerName;
          case SUPPORT, PLATFORM -> buyerName == null ? shopName : buyerName;
        };
    return name == null ? "" : name;
  }

  /** Whether an agent other than this one answers it. */
  public boolean isTakenByAnother(UUID agent) {
    return assignedTo != null && !assignedTo.equals(agent);
  }

  /** By when support answers after a message of this side. */
  @Nullable Instant promiseAfter(Side side, Instant promise) {
    if (side == Side.SUPPORT || !support) {
      return null;
    }
    return answerBy == null ? promise : answerBy;
  }
}
