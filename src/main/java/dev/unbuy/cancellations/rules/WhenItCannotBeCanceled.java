package dev.unbuy.cancellations.rules;

import java.util.ArrayList;
import java.util.List;

/** What to offer for units that can no longer be canceled, in the order of offering. */
public final class WhenItCannotBeCanceled {

  private WhenItCannotBeCanceled() {}

  /**
   * What can be done instead.
   *
   * @param delivered whether the units have arrived
   * @param returnWindowOpen whether the shop still takes them back
   * @param withdrawalOpen whether a statutory right to withdraw is still open
   * @param protectionRuns whether the buyer protection still runs
   */
  public static List<Alternative> alternatives(
      boolean delivered, boolean returnWindowOpen, boolean withdrawalOpen, boolean protectionRuns) {
    List<Alternative> offered = new ArrayList<>();
    if (!delivered) {
      offered.addAll(List.of(Alternative.REFUSE_DELIVERY, Alternative.WAIT_THEN_RETURN));
      offered.addAll(List.of(Alternative.MESSAGE_SELLER, Alternative.RESELL));
    } else if (returnWindowOpen) {
      offered.add(Alternative.RETURN);
      if (withdrawalOpen) {
        offered.add(Alternative.WITHDRAW);
      }
      offered.addAll(List.of(Alternative.MESSAGE_SELLER, Alternative.RESELL));
    } else {
      if (withdrawalOpen) {
        offered.add(Alternative.WITHDRAW);
      }
      offered.addAll(List.of(Alternative.RESELL, Alternative.MESSAGE_SELLER));
    }
    if (delivered && protectionRuns) {
      offered.add(Alternative.DISPUTE);
    }
    return List.copyOf(offered);
  }
}
