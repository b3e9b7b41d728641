package dev.unbuy.web;

import dev.unbuy.returns.Photo;
import java.util.List;
import java.util.UUID;

/**
 * The photos of a return or a dispute on its page.
 *
 * @param own who looks at it, as BUYER or SELLER; empty for who only looks
 * @param open whether more can be shown
 * @param problem the key of a text that says what was wrong with the last one; empty for nothing
 */
public record PhotoStrip(
    UUID subject, List<Photo> photos, String own, boolean open, String problem) {

  /** Copies the photos. */
  public PhotoStrip {
    photos = List.copyOf(photos);
  }
}
