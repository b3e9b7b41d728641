package dev.unbuy.acceptance;

import com.microsoft.playwright.Page;
import dev.unbuy.testing.Visitor;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Goes from page to page and looks at each with axe: once for each kind of page, heading and state,
 * as the same page with another order's number has nothing new to show.
 */
record Looks(Visitor visitor, String driver) implements AutoCloseable {

  private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

  /** Opens a path, which must be there, and looks. */
  void at(String path) {
    int status = visitor.go(path);
    if (status != 200) {
      throw new AssertionError(path + " answered " + status);
    }
    now();
  }

  /** Presses a button and looks at what comes. */
  void press(String button) {
    visitor.button(button).first().click();
    now();
  }

  /** Looks at the page as it is. */
  void now() {
    String kind =
        page().url().replaceAll("[?#].*|.*://[^/]*", "").replaceAll("/[0-9a-f-]{36}", "/one");
    String heading = page().locator("h1").first().innerText().replaceAll("[A-Z0-9]{5,}.*", "");
    String states = String.join(" ", page().locator(".status").allInnerTexts());
    String seen = driver + kind + heading + states;
    if (SEEN.add(seen)) {
      visitor.look(
          "scenario" + kind.replace('/', '-') + "-" + Integer.toHexString(seen.hashCode()));
    }
  }

  /** The page. */
  Page page() {
    return visitor.page();
  }

  @Override
  public void close() {
    visitor.close();
  }
}
