package dev.unbuy.conversations;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Role;
import dev.unbuy.kernel.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Somebody in one of the roles in which they can take part in conversations.
 *
 * @param name what the other side reads of them, where no shop's name stands for it
 */
public record Writer(Actor actor, UUID accountId, String name) {

  /** A buyer. */
  public static Writer buyer(Account account) {
    return new Writer(new Actor.Buyer(account.id()), account.id(), account.name());
  }

  /** An agent. */
  public static Writer agent(Account account) {
    return new Writer(new Actor.Agent(account.id()), account.id(), account.name());
  }

  /** All that an account can be in a conversation; empty for who takes part in none. */
  public static List<Writer> of(Account account) {
    List<Writer> all = new ArrayList<>();
    if (account.roles().contains(Role.BUYER)) {
      all.add(buyer(account));
    }
    if (account.roles().contains(Role.SELLER) && account.shopId() != null) {
      all.add(
          new Writer(
              new Actor.Seller(account.id(), account.shopId()), account.id(), account.name()));
    }
    if (account.roles().contains(Role.AGENT)) {
      all.add(agent(account));
    }
    return all;
  }
}
