package dev.unbuy.notifications;

/** What mails and notices are about, as people choose among it. */
public enum Topic {
  /** Orders and everything about their money; law and money require them. */
  ORDERS(true),
  /** Messages of others. */
  MESSAGES(false),
  /** Prices that fell. */
  PRICES(false),
  /** A shop's standing. */
  STANDING(false);

  private final boolean required;

  Topic(boolean required) {
    this.required = required;
  }

  /** Whether they cannot be turned off. */
  public boolean isRequired() {
    return required;
  }

  /**
   * What a kind of mail is about. Whatever is not known to be else is about an order, and so is
   * what a low standing leads to: its reasons have to be told.
   */
  static Topic of(String kind) {
    if (kind.equals("conversation")) {
      return MESSAGES;
    }
    if (kind.startsWith("price.")) {
      return PRICES;
    }
    boolean standing = kind.startsWith("standing.") && !kind.startsWith("standing.consequence.");
    return standing ? STANDING : ORDERS;
  }
}
