package dev.unbuy.kernel;

import java.util.UUID;

/** Who does something. What an actor may do is decided by the module that owns the thing. */
public sealed interface Actor {

  /** A person who buys. */
  record Buyer(UUID accountId) implements Actor {}

  /** A person who acts for a shop. */
  record Seller(UUID accountId, UUID shopId) implements Actor {}

  /** A person of the marketplace's support. */
  record Agent(UUID accountId) implements Actor {}

  /** A person who runs the marketplace. */
  record Operator(UUID accountId) implements Actor {}

  /** The marketplace itself: deadlines, payment outcomes, imports. */
  record Platform() implements Actor {}

  /**
   * The word under which the actor stands in histories: BUYER, SELLER, AGENT, OPERATOR, PLATFORM.
   */
  default String role() {
    return switch (this) {
      case Buyer _ -> "BUYER";
      case Seller _ -> "SELLER";
      case Agent _ -> "AGENT";
      case Operator _ -> "OPERATOR";
      case Platform _ -> "PLATFORM";
    };
  }
}
