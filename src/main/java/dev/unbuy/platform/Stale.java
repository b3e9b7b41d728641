package dev.unbuy.platform;

/** A guarded write missed its row: somebody else was faster, and the facts must be read again. */
public final class Stale extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Stale(String statement, int expected, int actual) {
    super("expected %d rows, hit %d: %s".formatted(expected, actual, statement));
  }

  /** A fact that the use case itself found to be outdated. */
  public Stale(String what) {
    super(what);
  }
}
