package dev.unbuy.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import dev.unbuy.accounts.Role;
import dev.unbuy.payments.gateway.GatewaySettings;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Axe;
import dev.unbuy.testing.Browsers;
import dev.unbuy.testing.Events;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Pictures;
import dev.unbuy.testing.SecondNode;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A node that cannot reach its database says so, loses nothing typed, and does nothing twice. */
@UnbuyTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseAwayIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private JdbcConnectionDetails database;
  @Autowired private DataSource connections;
  @Autowired private GatewaySettings gateway;
  private SecondNode node;

  @BeforeAll
  void startTheSecondNode() throws IOException {
    node = new SecondNode(database, gateway);
  }

  @AfterAll
  void stopTheSecondNode() throws IOException {
    node.close();
  }

  @Test
  void theApiAnswers503WithWhenToComeAgainAndTheSameKeyIsTakenThen() throws IOException {
    Customer buyer = shopping.customer();
    Api api = Api.at(node.port()).with(buyer.person().token());
    String key = UUID.randomUUID().toString();
    Map<String, Object> address = Map.copyOf(Marketplace.addressIn("DE"));
    node.loseDatabase();

    Api.Answer away = api.post("/api/v1/addresses", address, key);

    JsonNode problem = away.body(503);
    assertThat(problem.path("type").asString()).isEqualTo("/problems/database-away");
    assertThat(problem.path("status").asInt()).isEqualTo(503);
    assertThat(away.response().headers().firstValue("Retry-After")).hasValue("5");
    assertThat(away.response().headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(api.get("/api/v1/orders").status()).isEqualTo(503);
    assertThat(Api.at(node.port()).get("/api/v1/listings").status()).isEqualTo(503);
    assertThat(Api.at(node.port()).post("/webhooks/gateway", Map.of()).status()).isIn(401, 503);
    node.findDatabase();
    api.post("/api/v1/addresses", address, key).body(201);
    assertThat(api.get("/api/v1/orders").status()).isEqualTo(200);
  }

  @Test
  void lostInTheMiddleOfACancellationItIsAnswered503AndHappensOnceWhenItIsSentAgain()
      throws Exception {
    Customer buyer = shopping.customer();
    UUID variant = marketplace.variant(marketplace.shop(), 1299, 3);
    JsonNode order = buyer.buy(Map.of(variant, 1), Shopping.by("CARD", "sandbox-ok")).getFirst();
    Api api = Api.at(node.port()).with(buyer.person().token());
    String path = "/api/v1/orders/" + Shopping.id(order) + "/cancellations";
    Map<String, Object> wish = Map.of("reason", "CHANGE_OF_MIND");
    String key = UUID.randomUUID().toString();
    try (Connection other = connections.getConnection();
        Statement holding = other.createStatement()) {
      other.setAutoCommit(false);
      holding.execute(
          "SELECT id FROM orders.orders WHERE id = '%s' FOR UPDATE".formatted(Shopping.id(order)));
      var lost = CompletableFuture.supplyAsync(() -> api.post(path, wish, key));
      Eventually.holds(() -> waitsFor(other));

      node.loseDatabase();

      assertThat(lost.get(30, TimeUnit.SECONDS).body(503).path("type").asString())
          .isEqualTo("/problems/database-away");
      other.rollback();
    }
    node.findDatabase();
    String first = Shopping.id(api.post(path, wish, key).body(201));
    assertThat(Shopping.id(api.post(path, wish, key).body(201))).isEqualTo(first);
    assertThat(buyer.order(order).path("status").asString()).isEqualTo("CANCELED");
  }

  /** Whether somebody waits for what this connection holds. */
  private static boolean waitsFor(Connection holder) {
    try (Statement statement = holder.createStatement();
        ResultSet found =
            statement.executeQuery(
                """
                SELECT EXISTS (SELECT FROM pg_stat_activity
                  WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid)))\
                """)) {
      return found.next() && found.getBoolean(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Test
  void aConversationIsFollowedOnAnotherNodeAndGoesOnWithoutLossOrDoubling() throws IOException {
    Customer buyer = shopping.customer();
    String home = "/api/v1/conversations/";
    String id =
        buyer
            .api()
            .post("/api/v1/conversations", Map.of("with", "SUPPORT", "text", "Hello"))
            .body(201)
            .path("conversationId")
            .asString();
    String token = buyer.person().token();
    Map<String, Object> more = Map.of("text", "And one more");
    try (Events events = Events.of(node.port(), home + id + "/live", token, 0)) {
      Eventually.holds(() -> events.ids().equals(List.of(1)));
      buyer.api().post(home + id + "/messages", more).body(201);
      Eventually.holds(() -> events.ids().equals(List.of(1, 2)));
      Api agent = Api.at(port).with(marketplace.person(Role.AGENT).token());
      agent.post(home + id + "/typing", Map.of()).response();
      Eventually.holds(() -> events.told("typing", "SUPPORT"));
      agent.post(home + id + "/read", Map.of("seq", 2)).response();
      Eventually.holds(() -> events.told("seen", "2"));
      node.loseDatabase();
      buyer.api().post(home + id + "/messages", more).body(201);
    }
    node.findDatabase();
    buyer.api().post(home + id + "/messages", more).body(201);

    try (Events events = Events.of(node.port(), home + id + "/live", token, 2)) {
      buyer.api().post(home + id + "/messages", more).body(201);
      Eventually.holds(() -> events.ids().equals(List.of(3, 4, 5)));
    }
  }

  @Test
  void aFormThatWasSentMeanwhileKeepsWhatWasTypedAndIsSentAgain() throws IOException {
    Customer buyer = shopping.customer();
    try (BrowserContext context =
        Browsers.chromium().newContext(new NewContextOptions().setViewportSize(320, 800))) {
      Page page = context.newPage();
      signIn(page, buyer.person().account().email());
      page.navigate(url("/account/addresses/new"));
      page.locator("input[name=name]").fill("Pat <b>Doe");
      page.locator("input[name=line1]").fill("1 Main Street");
      page.locator("input[name=city]").fill("Town");
      page.locator("input[name=postalCode]").fill("12345");
      page.locator("select[name=country]").selectOption("DE");
      node.loseDatabase();

      page.locator("main form button").last().click();

      assertThat(page.locator("h1")).hasText("Back in a moment");
      assertThat((String) page.evaluate("getComputedStyle(document.body).fontFamily"))
          .as("the page has its style sheet, which asks no database")
          .contains("system-ui");
      look(page, "away-form");
      node.findDatabase();
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send it again")).click();
      assertThat(page.getByText("Pat <b>Doe").first()).isVisible();
      node.loseDatabase();
      Response again = Objects.requireNonNull(page.navigate(url("/orders")));
      assertThat(again.status()).isEqualTo(503);
      assertThat(again.headers()).containsEntry("retry-after", "5");
      assertThat(again.headers()).containsKey("content-security-policy");
      page.setViewportSize(1280, 800);
      look(page, "away-page");
      node.findDatabase();
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Look again")).click();
      assertThat(page.locator("h1")).hasText("My orders");
    }
  }

  private void signIn(Page page, String who) {
    page.navigate(url("/sign-in"));
    page.locator("input[name=email]").fill(who);
    page.locator("input[name=password]").fill("a good password");
    page.locator("main button").click();
  }

  private static void look(Page page, String name) {
    Pictures.take(page, name);
    Axe.findsNothing(page);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + node.port() + path;
  }
}
