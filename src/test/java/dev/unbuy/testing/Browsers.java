package dev.unbuy.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A browser for each thread that tests run in: Chromium as it is installed, or Playwright's own.
 */
public final class Browsers {

  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final ThreadLocal<Browser> CHROMIUM = ThreadLocal.withInitial(Browsers::launch);

  private Browsers() {}

  /** This thread's browser; contexts are each test's own. */
  public static Browser chromium() {
    return CHROMIUM.get();
  }

  private static Browser launch() {
    Playwright playwright = Playwright.create();
    LaunchOptions options = new LaunchOptions().setArgs(ARGUMENTS);
    installed().ifPresent(options::setExecutablePath);
    Browser browser = playwright.chromium().launch(options);
    Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    return browser;
  }

  private static Optional<Path> installed() {
    return Stream.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
