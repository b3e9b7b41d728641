package dev.unbuy.imports.files;

import java.util.BitSet;

/**
 * Rows that several things are made of, such as an article that several sell: used when one of the
 * things is new, here already when all of them are. A bit for each row is all that is kept.
 */
public final class Used {

  private final Tally tally;
  private final BitSet seen = new BitSet();
  private final BitSet used = new BitSet();
  private final BitSet noted = new BitSet();

  /** For the rows of a file. */
  public Used(Tally tally) {
    this.tally = tally;
  }

  /**
   * Something was made of a row.
   *
   * @param row 0 where it stands in no file
   */
  public void add(long row, boolean isNew) {
    if (row > 0) {
      int index = Math.toIntExact(row);
      seen.set(index);
      used.set(index, used.get(index) || isNew);
    }
  }

  /** Something about a row is strange; told once. */
  public void note(long row, Note note) {
    int index = Math.toIntExact(row);
    if (row > 0 && used.get(index) && !noted.get(index)) {
      noted.set(index);
      tally.noted(row, note);
    }
  }

  /** Tells the file's tally. */
  public void close() {
    tally.used(used.cardinality());
    seen.andNot(used);
    seen.stream().forEach(row -> tally.reported(row, Why.ALREADY_HERE));
  }
}
