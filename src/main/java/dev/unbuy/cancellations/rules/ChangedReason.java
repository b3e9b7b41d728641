package dev.unbuy.cancellations.rules;

/**
 * What counts after a buyer has given another reason: what the evidence says of the new one; but
 * once the seller has written to the buyer, the first finding stays, and the change is marked. So
 * nothing is gained by pressing a buyer to choose a harmless reason.
 *
 * @param finding what counts from now on
 * @param pressed whether the seller had written since the reason was given
 */
public record ChangedReason(Finding finding, boolean pressed) {

  /** Decides. */
  public static ChangedReason of(Finding first, Finding anew, boolean sellerHasWritten) {
    return new ChangedReason(sellerHasWritten ? first : anew, sellerHasWritten);
  }
}
