package dev.unbuy.imports.retail;

import dev.unbuy.imports.files.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds which sales the lines take back that name none: of the same customer and article, not after
 * the line, the newest first, and before all one of exactly as many units. Nothing is taken back
 * that was not bought before or was taken back already; a line that would is not used at all.
 */
final class TakeBack {

  private TakeBack() {}

  /**
   * Finds them.
   *
   * @param lines all lines of one customer and article, in the order of their time; sales before
   *     what takes back at the same time
   */
  static List<Found> in(List<Line> lines) {
    List<Sale> sales = new ArrayList<>();
    List<Found> found = new ArrayList<>();
    for (Line line : lines) {
      if (line.quantity() > 0) {
        sales.add(new Sale(line));
      } else {
        found.add(find(line, sales));
      }
    }
    return found;
  }

  private static Found find(Line line, List<Sale> sales) {
    int wanted = -line.quantity();
    int left = sales.stream().mapToInt(sale -> sale.left).sum();
    if (left < wanted) {
      return new Found(line, List.of(), left == 0 ? Why.FITS_NOTHING : Why.EXCEEDS);
    }
    for (Sale sale : sales.reversed()) {
      if (sale.left == wanted && sale.line.quantity() == wanted) {
        return new Found(line, List.of(sale.take(wanted)), null);
      }
    }
    List<Taken> taken = new ArrayList<>();
    for (Sale sale : sales.reversed()) {
      int some = Math.min(sale.left, wanted);
      if (some > 0) {
        taken.add(sale.take(some));
        wanted -= some;
      }
    }
    return new Found(line, taken, null);
  }

  /** A line; below zero units take back. */
  record Line(
      long row,
      String customer,
      String code,
      String invoice,
      int quantity,
      long price,
      Instant at) {}

  /** Units of the sale in a row. */
  record Taken(long row, int quantity) {}

  /**
   * What a line takes back.
   *
   * @param why nothing, or null when it takes back all its units
   */
  record Found(Line line, List<Taken> taken, @Nullable Why why) {
    Found {
      taken = List.copyOf(taken);
    }
  }

  private static final class Sale {
    private final Line line;
    private int left;

    Sale(Line line) {
      this.line = line;
      this.left = line.quantity();
    }

    Taken take(int quantity) {
      left -= quantity;
      return new Taken(line.row(), quantity);
    }
  }
}
