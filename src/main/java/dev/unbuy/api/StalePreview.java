package dev.unbuy.api;

/** What was looked over is no longer what would happen; answered with 409 and the new preview. */
final class StalePreview extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Object preview;

  StalePreview(Object preview) {
    super("stale", null, false, false);
    this.preview = preview;
  }

  /** What would happen now, in the shape of the preview's own answer. */
  Object preview() {
    return preview;
  }
}
