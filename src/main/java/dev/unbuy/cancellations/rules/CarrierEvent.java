package dev.unbuy.cancellations.rules;

/** What a carrier says of a parcel that is to be stopped. */
public enum CarrierEvent {
  LABEL_VOIDED,
  VOID_REFUSED,
  RECALLED,
  RECALL_REFUSED,
  TURNED_ROUND,
  STOP_REFUSED,
  CAME_BACK,
  DELIVERED
}
