package dev.unbuy.acceptance;

import com.microsoft.playwright.Page;
import dev.unbuy.cancellations.rules.Fault;
import java.util.List;
import java.util.UUID;

/** An agent at the pages. */
record SupportInBrowser(Looks looks) implements Support {

  @Override
  public void decide(UUID cancellation, Fault fault, String because) {
    looks.at("/agent/contests");
    List<String> waiting =
        page().locator("a[href^='/agent/contests/']").all().stream()
            .map(link -> link.getAttribute("href"))
            .toList();
    for (String path : waiting.reversed()) {
      looks.at(path);
      if (page().getByText(because).count() > 0) {
        page().locator("select[name=fault]").selectOption(fault.name());
        page().locator("textarea[name=because]").fill("It is so: " + because);
        looks.press("Decide");
        return;
      }
    }
    throw new AssertionError("no contest of " + cancellation + " waits");
  }

  @Override
  public void lift(String statement, String because) {
    looks.at("/agent/appeals");
    List<String> waiting =
        page().locator("a[href^='/agent/appeals/']").all().stream()
            .map(link -> link.getAttribute("href"))
            .toList();
    for (String path : waiting.reversed()) {
      looks.at(path);
      if (page().getByText(statement).count() > 0) {
        page().locator("[name=decision][value=LIFTED]").check();
        page().locator("textarea[name=because]").fill(because);
        looks.press("Decide");
        return;
      }
    }
    throw new AssertionError("no appeal waits: " + statement);
  }

  @Override
  public void close() {
    looks.close();
  }

  private Page page() {
    return looks.page();
  }
}
