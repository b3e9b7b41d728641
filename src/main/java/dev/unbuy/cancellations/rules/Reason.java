package dev.unbuy.cancellations.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a reason for canceling. Which reasons there are and what each means is data of the
 * marketplace ({@link ReasonRule}); those that the code itself speaks of, and that every
 * marketplace begins with, are constants here.
 */
public final class Reason {

  private static final Map<String, Reason> KNOWN = new ConcurrentHashMap<>();
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

  public static final Reason CHANGE_OF_MIND = known("CHANGE_OF_MIND");
  public static final Reason WRONG_ITEM = known("WRONG_ITEM");
  public static final Reason DUPLICATE = known("DUPLICATE");
  public static final Reason SHIPPING_DELAY = known("SHIPPING_DELAY");
  public static final Reason SHIPPING_ADDRESS = known("SHIPPING_ADDRESS");
  public static final Reason PRICE_DROP = known("PRICE_DROP");
  public static final Reason BETTER_PRICE_ELSEWHERE = known("BETTER_PRICE_ELSEWHERE");
  public static final Reason PAYMENT_PROBLEM = known("PAYMENT_PROBLEM");
  public static final Reason SELLER_CONCERN = known("SELLER_CONCERN");
  public static final Reason OUT_OF_STOCK_TOLD = known("OUT_OF_STOCK_TOLD");
  public static final Reason OTHER = known("OTHER");

  public static final Reason OUT_OF_STOCK = known("OUT_OF_STOCK");
  public static final Reason PRICING_ERROR = known("PRICING_ERROR");
  public static final Reason CANNOT_SHIP_TO_ADDRESS = known("CANNOT_SHIP_TO_ADDRESS");
  public static final Reason BUYER_ASKED = known("BUYER_ASKED");
  public static final Reason SUSPECTED_FRAUD = known("SUSPECTED_FRAUD");

  public static final Reason UNPAID = known("UNPAID");
  public static final Reason NOT_SHIPPED_IN_TIME = known("NOT_SHIPPED_IN_TIME");
  public static final Reason PAYMENT_DECLINED = known("PAYMENT_DECLINED");
  public static final Reason FRAUD = known("FRAUD");
  public static final Reason RECALL = known("RECALL");
  public static final Reason SWAP_NOT_POSSIBLE = known("SWAP_NOT_POSSIBLE");

  private final String code;

  private Reason(String code) {
    this.code = code;
  }

  /**
   * The reason of this name, whether or not a marketplace has it; the constants are the same
   * objects.
   *
   * @param code 2 to 40 capital letters, digits and underscores, a letter first
   * @throws IllegalArgumentException when it cannot be the name of a reason
   */
  @JsonCreator
  public static Reason valueOf(String code) {
    Reason known = KNOWN.get(code);
    if (known != null) {
      return known;
    }
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("no name of a reason");
    }
    return new Reason(code);
  }

  private static Reason known(String code) {
    Reason reason = new Reason(code);
    KNOWN.put(code, reason);
    return reason;
  }

  /** The name under which it is kept and spoken of. */
  @JsonValue
  public String name() {
    return code;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Reason reason && reason.code.equals(code);
  }

  @Override
  public int hashCode() {
    return code.hashCode();
  }

  @Override
  public String toString() {
    return code;
  }
}
