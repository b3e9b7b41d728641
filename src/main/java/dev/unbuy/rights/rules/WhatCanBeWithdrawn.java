package dev.unbuy.rights.rules;

import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.policies.WithdrawalRight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of an order a consumer can withdraw from now.
 *
 * @param ruling whether at all, and why not
 * @param until when the right ends or ended; {@link Instant#MAX} while not all was received, null
 *     where there is no right
 * @param units what is left, by line, whether or not the right is open
 */
public record WhatCanBeWithdrawn(Ruling ruling, @Nullable Instant until, List<Units> units) {

  /** Copies the units. */
  public WhatCanBeWithdrawn {
    units = List.copyOf(units);
  }

  /**
   * Decides.
   *
   * @param right of the place where the order goes, or null where there is none
   * @param receivedAt when the last good was received, or null while it was not
   * @param toldAt when the buyer was told of the right, or null while that has not happened
   * @param country where the order goes: its public holidays prolong a period that ends on one
   */
  public static WhatCanBeWithdrawn decide(
      @Nullable WithdrawalRight right,
      @Nullable Instant receivedAt,
      @Nullable Instant toldAt,
      String country,
      List<Line> lines,
      Instant now) {
    if (right == null) {
      return new WhatCanBeWithdrawn(Ruling.NO_RIGHT_TO_WITHDRAW, null, List.of());
    }
    Instant until = right.openUntil(receivedAt, toldAt, country);
    List<Units> units =
        lines.stream()
            .filter(line -> !line.excepted() && line.left() > 0)
            .map(line -> new Units(line.id(), line.cancellable(), line.withBuyer()))
            .toList();
    return new WhatCanBeWithdrawn(ruling(until, lines, units, now), until, units);
  }

  private static Ruling ruling(Instant until, List<Line> lines, List<Units> units, Instant now) {
    if (!units.isEmpty()) {
      return now.isBefore(until) ? Ruling.MAY_WITHDRAW : Ruling.WITHDRAWAL_PERIOD_OVER;
    }
    return lines.stream().anyMatch(line -> line.excepted() && line.left() > 0)
        ? Ruling.WITHDRAWAL_EXCEPTED
        : Ruling.NOTHING_LEFT_TO_WITHDRAW;
  }

  /** Whether the buyer may withdraw now. */
  public boolean isOpen() {
    return ruling == Ruling.MAY_WITHDRAW;
  }

  /**
   * Which of the wanted units are canceled because they have not shipped, and which come back.
   *
   * @param wanted quantities by line; empty for all that is left
   * @throws InvalidInput when there are not so many left of a line
   */
  public List<Units> split(Map<UUID, Integer> wanted) {
    if (wanted.isEmpty()) {
      return units;
    }
    List<Units> split = new ArrayList<>();
    for (Map.Entry<UUID, Integer> one : wanted.entrySet()) {
      Units left =
          units.stream()
              .filter(unit -> unit.lineId().equals(one.getKey()))
              .findFirst()
              .orElse(new Units(one.getKey(), 0, 0));
      if (one.getValue() > left.quantity()) {
        throw new InvalidInput(
            "lines", "has only %d left to withdraw from".formatted(left.quantity()));
      }
      int canceled = Math.min(one.getValue(), left.canceled());
      split.add(new Units(one.getKey(), canceled, one.getValue() - canceled));
    }
    return split;
  }

  /**
   * A line of the order.
   *
   * @param cancellable units that have not shipped and wait for nothing
   * @param withBuyer units that have shipped and are not on their way back
   * @param excepted whether an exception was shown before buying
   */
  public record Line(UUID id, int cancellable, int withBuyer, boolean excepted) {
    int left() {
      return cancellable + withBuyer;
    }
  }

  /**
   * Units of a line.
   *
   * @param canceled those that have not shipped
   * @param goods those that have, and have to come back
   */
  public record Units(UUID lineId, int canceled, int goods) {

    /** All of them. */
    public int quantity() {
      return canceled + goods;
    }
  }
}
