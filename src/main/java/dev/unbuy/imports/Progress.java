package dev.unbuy.imports;

/** Hears how far an import has come. */
public interface Progress {

  /** Nobody watches. */
  Progress UNWATCHED =
      new Progress() {
        @Override
        public void begins(String step, long total) {
          // nobody watches
        }

        @Override
        public void advances(long more) {
          // nobody watches
        }
      };

  /**
   * A step begins, and the one before it is done.
   *
   * @param step the end of the message's key, after {@code import.step.}
   * @param total how much there is to do: bytes, rows or purchases
   */
  void begins(String step, long total);

  /** So much more of it is done. */
  void advances(long more);
}
