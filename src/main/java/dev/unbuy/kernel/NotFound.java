package dev.unbuy.kernel;

/**
 * Nothing of that id, or nothing that this actor may know of: both are answered with the same 404.
 */
public final class NotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param what the kind of thing, such as {@code order}
   */
  public NotFound(String what) {
    super(what);
  }
}
