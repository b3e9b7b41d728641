package dev.unbuy.web;

import dev.unbuy.accounts.Addresses;
import dev.unbuy.cancellations.OrderOverview;
import dev.unbuy.changes.ChangeOrderCommand;
import dev.unbuy.changes.ChangeOrderCommand.LineTarget;
import dev.unbuy.checkout.Payment;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.orders.OrderLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a buyer wants to be different about an order. */
final class ChangeForm {

  private static final String QUANTITY = "q_";
  private static final String VARIANT = "v_";

  private ChangeForm() {}

  /**
   * The wish that was typed.
   *
   * @throws InvalidInput naming the field that cannot be accepted
   */
  static ChangeOrderCommand command(
      Actor.Buyer buyer, OrderOverview overview, Form form, List<Payment> payments) {
    boolean anew = form.value("anew").equals("true");
    return new ChangeOrderCommand(
        buyer,
        overview.order().id(),
        anew ? List.of() : lines(overview, form),
        anew || !form.value("move").equals("true") ? null : address(form),
        !anew && form.value("faster").equals("true"),
        payments,
        form.value("seen").isEmpty() ? null : form.value("seen"));
  }

  /** How it is to be paid. */
  static List<Payment> payments(Form form) {
    CheckoutChoice choice = CheckoutChoice.of(form);
    return List.of(new Payment(choice.method(), choice.token(), null));
  }

  /** The fields of the wish, to be carried on by the form that makes it. */
  static Map<String, String> carried(Form form) {
    Map<String, String> carried = new TreeMap<>(form.typed());
    List.of("_csrf", "key", "seen", "method", "outcome").forEach(carried::remove);
    return carried;
  }

  private static List<LineTarget> lines(OrderOverview overview, Form form) {
    List<LineTarget> targets = new ArrayList<>();
    for (OrderLine line : overview.lines()) {
      String typed = form.value(QUANTITY + line.id());
      if (!typed.isEmpty()) {
        targets.addAll(
            targets(
                line,
                Forms.number("quantity", typed),
                Ids.parse(form.value(VARIANT + line.id())).orElse(null)));
      }
    }
    return targets;
  }

  /** What is packed or shipped stays what it is; only the rest becomes another variant. */
  private static List<LineTarget> targets(OrderLine line, int quantity, @Nullable UUID variant) {
    int kept = line.ordered() - line.canceled();
    boolean same = variant == null || variant.equals(line.variantId());
    if (same) {
      return quantity == kept ? List.of() : List.of(new LineTarget(line.id(), quantity, null));
    }
    int fixed = kept - line.fulfillable();
    if (quantity <= fixed) {
      return List.of(new LineTarget(line.id(), quantity, null));
    }
    List<LineTarget> targets = new ArrayList<>();
    if (fixed > 0) {
      targets.add(new LineTarget(line.id(), fixed, null));
    }
    targets.add(new LineTarget(line.id(), quantity - fixed, variant));
    return targets;
  }

  private static Address address(Form form) {
    return Addresses.valid(AddressForm.read(form), "");
  }
}
