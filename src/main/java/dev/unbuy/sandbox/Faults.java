package dev.unbuy.sandbox;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The faults still to strike, oldest first, and how many have struck; kept in memory only. The
 * first that is aimed at a thing and drawn strikes it, alone.
 */
final class Faults {

  private static final int MOST = 10_000;

  private final List<Fault> planned = new ArrayList<>();
  private final Map<FaultMode, Long> struck = new EnumMap<>(FaultMode.class);

  synchronized void plan(Fault fault) {
    if (planned.size() == MOST) {
      throw Rejection.conflict("too_many_faults", "no more than " + MOST + " can be planned");
    }
    planned.add(fault);
  }

  /** Forgets all plans, and what was struck. */
  synchronized void clear() {
    planned.clear();
    struck.clear();
  }

  /** Takes the fault that strikes this, if one does. */
  synchronized Optional<Fault> take(FaultMode.Stage stage, Strikable one) {
    for (int place = 0; place < planned.size(); place++) {
      var fault = planned.get(place);
      if (fault.mode().stage() == stage && fault.strikes(one)) {
        useUp(place, fault);
        struck.merge(fault.mode(), 1L, Long::sum);
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  /** How many plans wait, and how many things were struck, by mode. */
  synchronized Map<String, Object> summary() {
    var counts = new LinkedHashMap<String, Long>();
    struck.forEach((mode, count) -> counts.put(mode.code(), count));
    return Map.of("planned", planned.size(), "struck", counts);
  }

  private void useUp(int place, Fault fault) {
    if (fault.times() == 1) {
      planned.remove(place);
    } else {
      planned.set(place, fault.once());
    }
  }
}
