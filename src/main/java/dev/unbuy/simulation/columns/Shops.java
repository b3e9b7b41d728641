package dev.unbuy.simulation.columns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Numbers shops from zero on, as they are met. */
public final class Shops {

  /** What stands for no shop. */
  public static final int NONE = -1;

  private final Map<UUID, Integer> numbers = new HashMap<>();
  private final List<UUID> ids = new ArrayList<>();

  int number(long high, long low) {
    UUID id = new UUID(high, low);
    Integer number = numbers.get(id);
    if (number == null) {
      number = ids.size();
      numbers.put(id, number);
      ids.add(id);
    }
    return number;
  }

  /** The shop of a number. */
  public UUID id(int number) {
    return ids.get(number);
  }

  /** How many there are. */
  public int size() {
    return ids.size();
  }
}
