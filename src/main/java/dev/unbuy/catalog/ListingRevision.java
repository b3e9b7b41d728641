package dev.unbuy.catalog;

import dev.unbuy.kernel.WithdrawalException;
import org.jspecify.annotations.Nullable;

/**
 * What of a listing is to become something else; what is null stays.
 *
 * @param exception from a statutory right to withdraw, or that there is none
 * @param active whether it can be bought
 */
public record ListingRevision(
    @Nullable String title,
    @Nullable String description,
    @Nullable String category,
    @Nullable Condition condition,
    @Nullable String art,
    @Nullable ExceptionNow exception,
    @Nullable Boolean active) {

  /** Only pauses it, or offers it again. */
  public static ListingRevision active(boolean active) {
    return new ListingRevision(null, null, null, null, null, null, active);
  }

  ListingContent appliedTo(ListingContent present) {
    return new ListingContent(
        title == null ? present.title() : title,
        description == null ? present.description() : description,
        category == null ? present.category() : category,
        condition == null ? present.condition() : condition,
        art == null ? present.art() : art,
        exception == null ? present.exception() : exception.named());
  }

  /** The exception that holds from now on, or null for none. */
  public record ExceptionNow(@Nullable WithdrawalException named) {}
}
