package dev.unbuy.standing.rules;

/** What sellers are held to. */
public enum Measure {
  /** Orders canceled for SELLER fault, of those paid. */
  CANCELLATION {
    @Override
    int incidents(Counts counts) {
      return counts.sellerFault();
    }

    @Override
    int of(Counts counts) {
      return counts.orders();
    }
  },
  /** Orders of which something left after its ship-by date, of those of which something left. */
  LATE_SHIPMENT {
    @Override
    int incidents(Counts counts) {
      return counts.late();
    }

    @Override
    int of(Counts counts) {
      return counts.shipped();
    }
  },
  /** Orders canceled for SELLER fault or rated 2 stars or less, of those paid. */
  ORDER_DEFECT {
    @Override
    int incidents(Counts counts) {
      return counts.defects();
    }

    @Override
    int of(Counts counts) {
      return counts.orders();
    }
  };

  abstract int incidents(Counts counts);

  abstract int of(Counts counts);
}
