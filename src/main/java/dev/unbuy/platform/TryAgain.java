package dev.unbuy.platform;

/** An effect could not be confirmed yet; expected now and then, so it is logged without a trace. */
public final class TryAgain extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param why what is known, for the person who looks into it
   */
  public TryAgain(String why) {
    super(why);
  }
}
