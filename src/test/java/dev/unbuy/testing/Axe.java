package dev.unbuy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** Looks at a page with axe. */
public final class Axe {

  private Axe() {}

  /**
   * Nothing is wrong with it. Our pages have no frames, so axe runs in the page alone, which spares
   * opening another for each look, and gathers only what is wrong.
   */
  public static void findsNothing(Page page) {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true).options(options);
    assertThat(axe.analyze().getViolations()).as(page.url()).isEmpty();
  }
}
