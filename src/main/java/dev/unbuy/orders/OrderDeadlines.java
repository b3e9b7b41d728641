package dev.unbuy.orders;

/** What must happen to an order by time. */
public final class OrderDeadlines {

  /** It was not paid in time. */
  public static final String UNPAID = "order.unpaid";

  /** The grace period is over: the money is taken. */
  public static final String CAPTURE = "order.capture";

  /** It was not shipped in time, and the further grace is over too. */
  public static final String NOT_SHIPPED = "order.not-shipped";

  /** A parcel has not arrived long after its promised day; the subject is the parcel. */
  public static final String LOST = "parcel.lost";

  /** The ship-by date has passed where the law has the buyer told of it. */
  public static final String DELAY = "order.delayed";

  /** Buyer protection is over: the money goes to the seller. */
  public static final String PROTECTION = "order.protection-over";

  /** It is complete, and its money waited for a capture's answer. */
  public static final String RELEASE = "order.release";

  private OrderDeadlines() {}
}
