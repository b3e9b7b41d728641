package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Alone;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An operator sends files in a browser and reads what came of every row. */
@UnbuyTest
@Alone
class ImportPagesIT {

  private static final Path RETAIL = Path.of("src/test/resources/online-retail/online_retail.csv");

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;

  @Test
  void filesAreSentAndTheirReportIsRead() {
    try (Visitor visitor = operator(Screen.DESK)) {
      visitor.go("/admin/imports");
      visitor.button("Read them").click();
      assertThat(visitor.page().getByText("Source is required")).isVisible();
      visitor.look("imports-wrong");

      visitor.page().getByLabel("Format").selectOption("online-retail");
      visitor.page().locator("input[type=file]").setInputFiles(RETAIL);
      visitor.button("Read them").click();
      Eventually.holds(
          () -> {
            visitor.page().reload();
            return visitor.page().getByText("Files that were read").count() > 0;
          });

      assertThat(visitor.page().locator("h1")).hasText("online_retail.csv");
      assertThat(visitor.page().locator(".notice")).containsText("18 rows read");
      visitor.look("import-report");
      visitor.go("/admin/imports");
      visitor.look("imports");
    }
    try (Visitor visitor = operator(Screen.PHONE)) {
      visitor.go("/admin/imports");
      visitor.look("imports-phone");
      visitor.page().locator(".rows a").first().click();
      visitor.look("import-report-phone");
    }
  }

  private Visitor operator(Screen screen) {
    return Visitor.at(port, screen).with(marketplace.session(marketplace.person(Role.OPERATOR)));
  }
}
