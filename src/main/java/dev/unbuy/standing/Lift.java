package dev.unbuy.standing;

import dev.unbuy.standing.rules.Lifting.Trouble;
import dev.unbuy.standing.rules.Standing;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one change would do to a shop's score.
 *
 * @param trouble what would have to stop
 * @param listingId of which listing, or null where it is about all
 * @param title of that listing
 * @param reason for which its orders were canceled, or null
 * @param orders how many orders of the judged window it is about
 * @param quality the score without them, in (0, 1]
 * @param points what that is more than now, in hundredths
 */
public record Lift(
    Trouble trouble,
    @Nullable UUID listingId,
    @Nullable String title,
    @Nullable String reason,
    int orders,
    double quality,
    double points,
    Standing standing) {}
