package dev.unbuy.cancellations.rules;

import java.util.Arrays;
import java.util.List;

/** Why something is canceled; each belongs to who may give it, and to a group of the list. */
public enum Reason {
  CHANGE_OF_MIND(Asker.BUYER, Group.ME),
  WRONG_ITEM(Asker.BUYER, Group.ME),
  DUPLICATE(Asker.BUYER, Group.ME),
  SHIPPING_DELAY(Asker.BUYER, Group.DELIVERY),
  SHIPPING_ADDRESS(Asker.BUYER, Group.DELIVERY),
  PRICE_DROP(Asker.BUYER, Group.PRICE),
  BETTER_PRICE_ELSEWHERE(Asker.BUYER, Group.PRICE),
  PAYMENT_PROBLEM(Asker.BUYER, Group.PRICE),
  SELLER_CONCERN(Asker.BUYER, Group.SELLER),
  OUT_OF_STOCK_TOLD(Asker.BUYER, Group.SELLER),
  OTHER(Asker.BUYER, Group.OTHER),

  OUT_OF_STOCK(Asker.SELLER, Group.SELLER),
  PRICING_ERROR(Asker.SELLER, Group.SELLER),
  CANNOT_SHIP_TO_ADDRESS(Asker.SELLER, Group.DELIVERY),
  BUYER_ASKED(Asker.SELLER, Group.OTHER),
  SUSPECTED_FRAUD(Asker.SELLER, Group.OTHER),

  UNPAID(Asker.PLATFORM, Group.PRICE),
  NOT_SHIPPED_IN_TIME(Asker.PLATFORM, Group.DELIVERY),
  PAYMENT_DECLINED(Asker.PLATFORM, Group.PRICE),
  FRAUD(Asker.PLATFORM, Group.OTHER),
  RECALL(Asker.PLATFORM, Group.OTHER);

  private final Asker giver;
  private final Group group;

  Reason(Asker giver, Group group) {
    this.giver = giver;
    this.group = group;
  }

  /** Who may give it. */
  public Asker giver() {
    return giver;
  }

  /** Where it stands in the list. */
  public Group group() {
    return group;
  }

  /** The reasons that this asker chooses from, in the order of the list. */
  public static List<Reason> of(Asker asker) {
    return Arrays.stream(values()).filter(reason -> reason.giver == asker).toList();
  }

  /** The groups of the list. */
  public enum Group {
    ME,
    DELIVERY,
    PRICE,
    SELLER,
    OTHER
  }
}
