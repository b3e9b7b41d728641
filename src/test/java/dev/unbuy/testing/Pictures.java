package dev.unbuy.testing;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/**
 * Pictures of the pages that tests visit, in {@code target/screens}: only where {@code
 * UNBUY_SCREENS} is set in the environment, as drawing hundreds of whole pages takes minutes.
 */
public final class Pictures {

  private static final boolean WANTED = System.getenv("UNBUY_SCREENS") != null;

  private Pictures() {}

  /** Draws the whole page, where pictures are wanted. */
  public static void take(Page page, String name) {
    if (WANTED) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target", "screens", name + ".png")));
    }
  }
}
