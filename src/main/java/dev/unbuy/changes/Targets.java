package dev.unbuy.changes;

import dev.unbuy.catalog.Offers.Offer;
import dev.unbuy.changes.ChangeOrderCommand.LineTarget;
import dev.unbuy.changes.rules.Wish.LineWish;
import dev.unbuy.changes.rules.Wish.Pick;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.orders.OrderLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What lines are to be, made into what has to be done with their units: as many as possible become
 * another variant, only what is left over is dropped or added.
 *
 * @param unitsPacked whether a line is to have fewer units than are packed or shipped already
 */
record Targets(List<LineWish> wishes, boolean unitsPacked) {

  static Targets of(List<OrderLine> lines, List<Offer> offers, List<LineTarget> targets) {
    Map<UUID, OrderLine> byId = OrderLines.byId(lines);
    Map<UUID, Map<UUID, Integer>> wanted = new LinkedHashMap<>();
    for (int i = 0; i < targets.size(); i++) {
      LineTarget target = targets.get(i);
      OrderLine line = byId.get(target.lineId());
      if (line == null) {
        throw new InvalidInput("lines[%d].lineId".formatted(i), "is not a line of this order");
      }
      UUID variant = target.variantId() == null ? line.variantId() : target.variantId();
      requireSameListing(line, offers, variant, i);
      wanted
          .computeIfAbsent(line.id(), id -> new LinkedHashMap<>())
          .merge(variant, target.quantity(), Integer::sum);
    }
    List<LineWish> wishes = new ArrayList<>();
    boolean packed = false;
    for (OrderLine line : lines) {
      Map<UUID, Integer> units = wanted.get(line.id());
      if (units != null) {
        int fixed = line.ordered() - line.canceled() - line.fulfillable();
        int own = units.getOrDefault(line.variantId(), 0);
        packed |= own < fixed;
        LineWish wish = wish(line, offers, units, Math.max(0, own - fixed));
        if (!wish.isNothing()) {
          wishes.add(wish);
        }
      }
    }
    return new Targets(List.copyOf(wishes), packed);
  }

  private static void requireSameListing(
      OrderLine line, List<Offer> offers, UUID variant, int index) {
    boolean offered =
        offers.stream()
            .anyMatch(
                offer ->
                    offer.variantId().equals(variant)
                        && offer.listingId().equals(line.listingId())
                        && (offer.active() || variant.equals(line.variantId())));
    if (!offered) {
      throw new InvalidInput(
          "lines[%d].variantId".formatted(index), "is not a variant of what was ordered");
    }
  }

  private static LineWish wish(
      OrderLine line, List<Offer> offers, Map<UUID, Integer> units, int ownOpen) {
    int leaving = Math.max(0, line.fulfillable() - ownOpen);
    List<Pick> swapped = new ArrayList<>();
    List<Pick> added = new ArrayList<>();
    if (ownOpen > line.fulfillable()) {
      added.add(pick(offers, line.variantId(), ownOpen - line.fulfillable()));
    }
    for (Map.Entry<UUID, Integer> other : units.entrySet()) {
      if (other.getKey().equals(line.variantId())) {
        continue;
      }
      int swap = Math.min(leaving, other.getValue());
      leaving -= swap;
      if (swap > 0) {
        swapped.add(pick(offers, other.getKey(), swap));
      }
      if (other.getValue() > swap) {
        added.add(pick(offers, other.getKey(), other.getValue() - swap));
      }
    }
    return new LineWish(line.id(), leaving, swapped, added);
  }

  private static Pick pick(List<Offer> offers, UUID variant, int units) {
    Offer offer = ChangeDecisions.offerOf(offers, variant).orElseThrow();
    return new Pick(variant, offer.variant(), offer.price(), units);
  }
}
