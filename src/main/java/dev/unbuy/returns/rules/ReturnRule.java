package dev.unbuy.returns.rules;

/** The rows of the table of who may return, in the order in which they are looked at. */
public enum ReturnRule {
  /** Units that were not delivered, or are back or on their way back already. */
  NOTHING_TO_RETURN,
  /** A dispute about the order is open; it decides. */
  DISPUTE_IS_OPEN,
  /** The shop's window, and for what the seller got wrong the protection too, is over. */
  WINDOW_IS_OVER,
  /** Sending it back would cost more than it is worth. */
  KEEP_THE_ITEM,
  /** The statutory right to withdraw is open: nobody is asked. */
  STATUTORY_RIGHT,
  /** The seller's terms say yes to everything. */
  SELLER_ACCEPTS_AUTOMATICALLY,
  /** The seller answers within a clock; silence says yes. */
  SELLER_ANSWERS,
  /** Receipt was confirmed, or the protection is over: what is paid out cannot pay for another. */
  ORDER_IS_OVER,
  /** The other variant costs more; it is bought anew, and this one returned. */
  OTHER_COSTS_MORE,
  /** There are not so many of the other variant. */
  OTHER_IS_SOLD_OUT,
  /** A dispute ended so. */
  DISPUTE_ENDED_SO,
  /** It could not be stopped on its way although its buyer had asked in time to cancel it. */
  COULD_NOT_BE_STOPPED,
  /** It was refused at the door, or before. */
  DELIVERY_REFUSED,
  /** It was not delivered by its deadline, or its carrier said so. */
  PARCEL_LOST
}
