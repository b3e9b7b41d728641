/**
 * Who may cancel what, and what happens then.
 *
 * <p>A cancellation is a wish to undo quantities that have not shipped. It is <em>settled</em> when
 * it takes effect at once, <em>asked</em> when the seller answers first (silence settles it), and
 * <em>refused</em> when nothing can be undone any more, with what can be done instead. The decision
 * is one pure function over facts ({@code rules.WhoMayCancel}): the preview that a buyer sees and
 * the cancellation itself call the same one, so that the preview promises what happens.
 *
 * <p>States: {@code ASKED → SETTLED} (approved, or silence), {@code ASKED → DECLINED} (the seller
 * proves that it has left), {@code ASKED → TAKEN_BACK}; or {@code SETTLED} from the start, and
 * then, while its refund is held, {@code SETTLED → UNDONE}. While it is asked, its units cannot be
 * shipped and its money is set aside.
 *
 * <p>Whose fault it was is computed from evidence first and from the chosen reason last ({@code
 * rules.FaultByEvidence}), with its explanation; the choice itself is kept for good. Either side
 * may contest the finding once, and an agent decides ({@link
 * dev.unbuy.cancellations.ContestFault}).
 *
 * <p>Two processes run beside a single wish: a labeled parcel is stopped step by step ({@link
 * dev.unbuy.cancellations.InterceptParcel}), and the marketplace takes goods back from many orders
 * at once ({@link dev.unbuy.cancellations.RunRecall}).
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "platform",
      "accounts",
      "catalog",
      "policies",
      "inventory",
      "payments",
      "orders",
      "refunds",
      "refunds :: rules",
      "changes",
      "changes :: rules",
      "checkout"
    })
@NullMarked
package dev.unbuy.cancellations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
