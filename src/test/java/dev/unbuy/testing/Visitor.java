package dev.unbuy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import dev.unbuy.accounts.Sessions;
import java.util.List;

/** Somebody who looks at the pages in a real browser, and at each with axe. */
public final class Visitor implements AutoCloseable {

  private final int port;
  private final Screen screen;
  private final BrowserContext context;
  private final Page page;

  private Visitor(int port, Screen screen, NewContextOptions options) {
    this.port = port;
    this.screen = screen;
    this.context = Browsers.chromium().newContext(options);
    this.page = context.newPage();
  }

  /** At this screen. */
  public static Visitor at(int port, Screen screen) {
    return new Visitor(port, screen, screen.options());
  }

  /** The same with a session, as {@link Marketplace#session} gives it. */
  public Visitor with(String session) {
    context.addCookies(
        List.of(new Cookie(Sessions.COOKIE, session).setDomain("127.0.0.1").setPath("/")));
    return this;
  }

  /** Opens a path; the status is the answer. */
  public int go(String path) {
    Response response = page.navigate("http://127.0.0.1:" + port + path);
    return response.status();
  }

  /** The page as it is. */
  public Page page() {
    return page;
  }

  /** A button by its whole name. */
  public Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /**
   * Takes a picture for whoever wants to see it. No violation that axe finds, and no sideways
   * scrolling.
   */
  public void look(String name) {
    Pictures.take(page, screen.fileName() + "-" + name);
    if (screen == Screen.PLAIN) {
      return;
    }
    Axe.findsNothing(page);
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .as("%s fits its width", page.url())
        .isLessThanOrEqualTo((int) page.evaluate("document.documentElement.clientWidth"));
  }

  @Override
  public void close() {
    context.close();
  }

  /** The screens that every page is looked at on. */
  public enum Screen {
    /** A small phone in the dark. */
    PHONE(new NewContextOptions().setViewportSize(320, 800).setColorScheme(ColorScheme.DARK)),
    /** A desk in daylight. */
    DESK(new NewContextOptions().setViewportSize(1280, 900)),
    /** A desk without JavaScript; axe needs it, so nothing is checked but what the test asks. */
    PLAIN(new NewContextOptions().setJavaScriptEnabled(false));

    private final NewContextOptions options;

    Screen(NewContextOptions options) {
      this.options = options;
    }

    private NewContextOptions options() {
      return options.setReducedMotion(ReducedMotion.REDUCE);
    }

    private String fileName() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
