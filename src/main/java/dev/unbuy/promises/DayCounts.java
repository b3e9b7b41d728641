package dev.unbuy.promises;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many parcels took how many working days.
 *
 * @param days ascending, none twice
 * @param parcels how many took each of them, in the same order
 */
public record DayCounts(List<Integer> days, List<Integer> parcels) {

  /** No parcels. */
  public static final DayCounts NONE = new DayCounts(List.of(), List.of());

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException when they are of different lengths
   */
  public DayCounts {
    days = List.copyOf(days);
    parcels = List.copyOf(parcels);
    if (days.size() != parcels.size()) {
      throw new IllegalArgumentException("each day needs its number of parcels");
    }
  }

  /** Reads two columns of arrays; null in the first of them stands for no parcels. */
  public static DayCounts read(ResultSet row, int column) throws SQLException {
    Array days = row.getArray(column);
    return days == null ? NONE : new DayCounts(list(days), list(row.getArray(column + 1)));
  }

  private static List<Integer> list(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((Integer[]) array.getArray());
  }

  /** How many parcels in all. */
  public int total() {
    return parcels.stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * The smallest number of days in which so many of them were there.
   *
   * @param share in (0, 1]
   * @return zero where there are none
   */
  public int within(double share) {
    double wanted = share * total();
    int seen = 0;
    for (int i = 0; i < days.size(); i++) {
      seen += parcels.get(i);
      if (seen >= wanted) {
        return days.get(i);
      }
    }
    return 0;
  }
}
