package dev.unbuy.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults still to strike, oldest first; kept in memory only. */
final class Faults {

  private static final int MOST = 10_000;

  private final List<Fault> planned = new ArrayList<>();

  synchronized void plan(Fault fault) {
    if (planned.size() == MOST) {
      throw Rejection.conflict("too_many_faults", "no more than " + MOST + " can be planned");
    }
    planned.add(fault);
  }

  synchronized void clear() {
    planned.clear();
  }

  /** Takes the fault that strikes this request, if one does. */
  synchronized Optional<Fault> take(Request request, String key) {
    for (int place = 0; place < planned.size(); place++) {
      var fault = planned.get(place);
      if (fault.strikes(request, key)) {
        useUp(place, fault);
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  private void useUp(int place, Fault fault) {
    if (fault.times() == 1) {
      planned.remove(place);
    } else {
      planned.set(place, fault.once());
    }
  }
}
