package dev.unbuy.imports.retail;

import java.time.Instant;
import java.util.List;

/** What the file says of one sale. Amounts are pence. */
record Invoice(String number, String customer, String country, Instant at, List<Line> lines) {

  Invoice {
    lines = List.copyOf(lines);
  }

  /** One line, with what was taken back of it later, in the order of time. */
  record Line(long row, String code, String title, int quantity, long price, List<Back> backs) {
    Line {
      backs = List.copyOf(backs);
    }
  }

  /**
   * Units that a line of another invoice takes back.
   *
   * @param price for which it credits each
   */
  record Back(long row, String invoice, int quantity, long price, Instant at) {}
}
