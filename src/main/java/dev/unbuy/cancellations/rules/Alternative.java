package dev.unbuy.cancellations.rules;

/** What can be done with units that can no longer be canceled. */
public enum Alternative {
  REFUSE_DELIVERY,
  WAIT_THEN_RETURN,
  RETURN,
  WITHDRAW,
  MESSAGE_SELLER,
  RESELL,
  DISPUTE
}
