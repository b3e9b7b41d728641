package dev.unbuy.catalog;

import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.InvalidInput.FieldError;
import dev.unbuy.kernel.WithdrawalException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a listing says about the goods.
 *
 * @param title 1 to 200 characters
 * @param description up to 10,000 characters
 * @param category 1 to 60 characters
 * @param art what its picture is drawn from, such as {@code mug-c2553f}; may be empty
 * @param exception why a statutory right to withdraw does not hold for it, where the law of the
 *     place where it goes knows this exception; null for none
 */
public record ListingContent(
    String title,
    String description,
    String category,
    Condition condition,
    String art,
    @Nullable WithdrawalException exception) {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_DESCRIPTION = 10_000;
  private static final int LONGEST_CATEGORY = 60;

  /** Takes off blanks around the texts. */
  public ListingContent {
    title = title.strip();
    description = description.strip();
    category = category.strip();
  }

  /**
   * Checks it; a listing of an imported history may be other than what is accepted from a seller.
   *
   * @throws InvalidInput naming every field that cannot be accepted
   */
  public ListingContent valid() {
    List<FieldError> errors = new ArrayList<>();
    if (title.isEmpty() || title.length() > LONGEST_TITLE) {
      errors.add(new FieldError("title", "must have 1 to %d characters".formatted(LONGEST_TITLE)));
    }
    if (description.length() > LONGEST_DESCRIPTION) {
      errors.add(
          new FieldError(
              "description", "must have at most %d characters".formatted(LONGEST_DESCRIPTION)));
    }
    if (category.isEmpty() || category.length() > LONGEST_CATEGORY) {
      errors.add(
          new FieldError("category", "must have 1 to %d characters".formatted(LONGEST_CATEGORY)));
    }
    if (!art.matches("([a-z]{1,20}-[0-9a-f]{6})?")) {
      errors.add(new FieldError("art", "must be a drawing and a color, such as mug-c2553f"));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
    return this;
  }

  /** The same goods without an exception. */
  public ListingContent(
      String title, String description, String category, Condition condition, String art) {
    this(title, description, category, condition, art, null);
  }

  static @Nullable WithdrawalException exception(@Nullable String name) {
    return name == null ? null : WithdrawalException.valueOf(name);
  }

  /** Whether a buyer who relied on the other would find something else. */
  boolean readsOtherThan(ListingContent other) {
    return !title.equals(other.title)
        || !description.equals(other.description)
        || condition != other.condition
        || exception != other.exception;
  }
}
