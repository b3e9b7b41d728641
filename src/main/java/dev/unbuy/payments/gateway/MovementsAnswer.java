package dev.unbuy.payments.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a gateway's list of movements. */
public sealed interface MovementsAnswer {

  /**
   * What it lists, oldest first; a thing stands in it once for everything that it came to.
   *
   * @param next where to go on, or null where there is no more for now
   */
  record Listed(List<GatewayMovement> movements, @Nullable String next) implements MovementsAnswer {

    /** Copies the list. */
    public Listed {
      movements = List.copyOf(movements);
    }
  }

  /** No answer arrived; ask again. */
  record Unknown(String why) implements MovementsAnswer {}
}
