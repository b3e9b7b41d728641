package dev.unbuy.accounts;

import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.InvalidInput.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is to get an account. */
public record NewAccount(
    String email, String password, String name, Set<Role> roles, @Nullable UUID shopId) {

  /** The shortest password; NIST SP 800-63B asks for at least 8 characters. */
  public static final int SHORTEST_PASSWORD = 8;

  private static final int LONGEST_PASSWORD = 200;

  /**
   * @throws InvalidInput naming every field that cannot be accepted
   */
  public NewAccount {
    email = email.strip().toLowerCase(Locale.ROOT);
    name = name.strip();
    roles = Set.copyOf(roles);
    List<FieldError> errors = new ArrayList<>();
    if (!email.matches("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+") || email.length() > 254) {
      errors.add(new FieldError("email", "must be an e-mail address"));
    }
    if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
      errors.add(
          new FieldError(
              "password",
              "must have %d to %d characters".formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD)));
    }
    if (name.isEmpty() || name.length() > 100) {
      errors.add(new FieldError("name", "must have 1 to 100 characters"));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }

  /** A buyer who registers. */
  public static NewAccount buyer(String email, String password, String name) {
    return new NewAccount(email, password, name, Set.of(Role.BUYER), null);
  }
}
