package dev.unbuy.accounts;

import dev.unbuy.kernel.Language;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person.
 *
 * @param email in lower case
 * @param shopId the shop that a seller acts for
 * @param language in which they read, once they have chosen one
 */
public record Account(
    UUID id,
    String email,
    String name,
    Set<Role> roles,
    @Nullable UUID shopId,
    @Nullable Language language) {

  /** Copies the roles. */
  public Account {
    roles = Set.copyOf(roles);
  }

  /** In which they are written to. */
  public Language reads() {
    return language == null ? Language.EN : language;
  }
}
