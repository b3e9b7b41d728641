package dev.unbuy.refunds;

/** What is done with a part of a refund that cannot go on by itself. */
public sealed interface Resolution {

  /**
   * The gateway is asked again: by a new instruction where it had said no for good, under the same
   * key where nobody knows whether it happened.
   */
  record TryAgain() implements Resolution {}

  /**
   * The buyer has it as store credit instead.
   *
   * @param consent how the buyer agreed, in words; 1 to 500 characters
   */
  record ToStoreCredit(String consent) implements Resolution {}

  /** The buyer wants it on a bank account; a person pays it there, and says so. */
  record ToBankAccount(BankAccount account) implements Resolution {}

  /**
   * Somebody has paid it in another way, or knows that the buyer has it.
   *
   * @param note how, in words: date, route, reference; 1 to 500 characters
   */
  record PaidByHand(String note) implements Resolution {}
}
