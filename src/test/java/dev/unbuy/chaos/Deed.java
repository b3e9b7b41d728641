package dev.unbuy.chaos;

/** What people do, and how often in comparison. */
enum Deed {
  FILL_CART(0),
  BUY(12),
  CANCEL(14),
  CANCEL_BY_SELLER(5),
  PREPARE(18),
  LABEL(4),
  SHIP(20),
  DELIVER(20),
  APPROVE(6),
  DECLINE(4),
  TAKE_BACK(3),
  UNDO(6),
  CONFIRM_RECEIPT(5),
  RETURN(10),
  SEND_BACK(8),
  INSPECT(8),
  TAKE_REMEDY(6),
  RESOLVE_REFUND(3),
  RECONCILE(1),
  LOWER_PRICE(2),
  LOOK(6),
  ASK_AGAIN(5),
  DUEL(8),
  BANK_DECIDES(3),
  TIME_PASSES(2);

  private final int weight;

  Deed(int weight) {
    this.weight = weight;
  }

  int weight() {
    return weight;
  }
}
