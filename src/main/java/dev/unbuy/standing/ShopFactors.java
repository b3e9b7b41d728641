package dev.unbuy.standing;

import dev.unbuy.standing.rules.Score;
import dev.unbuy.standing.rules.Standing;
import java.util.UUID;

/**
 * What a shop's quality in the search is made of.
 *
 * @param score of its record
 * @param limit what the search leaves of that because of its standing, in (0, 1]
 */
public record ShopFactors(UUID shopId, Standing standing, Score score, double limit) {}
