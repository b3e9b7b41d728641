package dev.unbuy.accounts;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person.
 *
 * @param email in lower case
 * @param shopId the shop that a seller acts for
 */
public record Account(UUID id, String email, String name, Set<Role> roles, @Nullable UUID shopId) {

  /** Copies the roles. */
  public Account {
    roles = Set.copyOf(roles);
  }
}
