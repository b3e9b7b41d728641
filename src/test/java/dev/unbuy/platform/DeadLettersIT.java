package dev.unbuy.platform;

import static dev.unbuy.testing.Eventually.holds;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.unbuy.accounts.Role;
import dev.unbuy.platform.NotedEvents.Noted;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Axe;
import dev.unbuy.testing.Browsers;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.Pictures;
import dev.unbuy.testing.UnbuyTest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What is given up waits for an operator, who sends it again; it is done then, once. */
@UnbuyTest
class DeadLettersIT {

  private static final String DELIVERIES = "/api/v1/admin/deliveries";

  /** Attempts that fail before the next one is the last. */
  private static final int BUT_ONE = DeliveryQueue.MAX_ATTEMPTS - 1;

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Transactions transactions;
  @Autowired private Outbox outbox;
  @Autowired private NotedEvents.World world;
  @Autowired private JdbcClient database;

  private Api operator = Api.at(0);
  private Person person;

  @BeforeEach
  void anOperator() {
    person = marketplace.person(Role.OPERATOR);
    operator = Api.at(port).with(person.token());
  }

  @Test
  void whatWasGivenUpIsListedSentAgainAndDoneOnce() {
    UUID subject = publish(1);
    lastAttempt(subject);
    holds(
        () ->
            letter(subject, "tests.world").isPresent()
                && letter(subject, "tests.shelf").isPresent());

    JsonNode letter = letter(subject, "tests.shelf").orElseThrow();
    assertThat(letter.path("type").asString()).isEqualTo("Noted");
    assertThat(letter.path("attempts").asInt()).isEqualTo(DeliveryQueue.MAX_ATTEMPTS);
    assertThat(letter.path("lastError").asString()).isEqualTo("not yet");
    assertThat(onShelf(subject)).isZero();
    resend(letter, "tests.shelf").body(200);
    resendByKeyboardOnAPhone(subject);

    holds(() -> waiting(subject) == 0);
    assertThat(onShelf(subject)).isOne();
    assertThat(world.asked(subject)).isEqualTo(2);
    assertThat(resend(letter, "tests.shelf").status()).isEqualTo(404);
  }

  /** The operator's page at its narrowest, with nothing but keys. */
  private void resendByKeyboardOnAPhone(UUID subject) {
    try (BrowserContext context =
        Browsers.chromium().newContext(new NewContextOptions().setViewportSize(320, 800))) {
      Page page = context.newPage();
      page.navigate("http://127.0.0.1:" + port + "/sign-in");
      page.locator("input[name=email]").fill(person.account().email());
      page.locator("input[name=password]").fill("a good password");
      page.keyboard().press("Enter");
      page.waitForURL(address -> !address.endsWith("/sign-in"));
      page.navigate("http://127.0.0.1:" + port + "/admin/deliveries");
      Pictures.take(page, "deliveries-phone");
      Axe.findsNothing(page);
      assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
      Locator letter =
          page.locator("section.card", new Page.LocatorOptions().setHasText(subject.toString()));
      assertThat(letter.locator("h2").innerText()).contains("tests.world");
      Locator button = letter.locator("button");
      page.locator("main").focus();
      for (int tabs = 0; tabs < 200 && !isFocused(button); tabs++) {
        page.keyboard().press("Tab");
      }
      page.keyboard().press("Enter");
      letter.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }
  }

  private static boolean isFocused(Locator one) {
    return (boolean) one.evaluate("element => element === document.activeElement");
  }

  @Test
  void whatIsStillTriedIsNotSentAgain() {
    UUID subject = publish(1_000);
    holds(() -> world.asked(subject) > 0);

    Api.Answer answer =
        operator.post(
            DELIVERIES + "/" + eventOf(subject) + "/resend", Map.of("consumer", "tests.world"));

    assertThat(answer.body(409).path("rule").asString()).isEqualTo("still-tried");
    var _ =
        database
            .sql("DELETE FROM platform.outbox_deliveries WHERE event_id = ?")
            .param(eventOf(subject))
            .update();
  }

  @Test
  void repetitionsWaitLongerEachTimeAndNotAllEquallyLong() {
    assertThat(
            database
                .sql("SELECT count(*) FROM platform.outbox_deliveries WHERE dead AND attempts < ?")
                .param(DeliveryQueue.MAX_ATTEMPTS)
                .query(Integer.class)
                .single())
        .isZero();
    for (int attempts = 1; attempts < 8; attempts++) {
      long least = 250L << attempts;
      for (int i = 0; i < 50; i++) {
        assertThat(DeliveryQueue.backoff(attempts).toMillis()).isBetween(least, least * 5 / 4);
      }
    }
    assertThat(DeliveryQueue.backoff(DeliveryQueue.MAX_ATTEMPTS).toMinutes()).isBetween(30L, 38L);
  }

  private Api.Answer resend(JsonNode letter, String consumer) {
    return operator.post(
        DELIVERIES + "/" + letter.path("eventId").asString() + "/resend",
        Map.of("consumer", consumer));
  }

  /** The letter in the list, page by page. */
  private Optional<JsonNode> letter(UUID subject, String consumer) {
    String next = "";
    do {
      JsonNode page =
          operator
              .get(DELIVERIES + "?limit=2" + (next.isEmpty() ? "" : "&cursor=" + next))
              .body(200);
      for (JsonNode one : page.path("items")) {
        if (one.path("subject").asString().equals(subject.toString())
            && one.path("consumer").asString().equals(consumer)) {
          return Optional.of(one);
        }
      }
      next = page.path("next").asString("");
    } while (!next.isEmpty());
    return Optional.empty();
  }

  private UUID publish(int failures) {
    UUID subject = UUID.randomUUID();
    transactions.execute(
        work ->
            outbox.publishAt(
                work,
                new Noted(Instant.now(), subject, failures),
                failures > 2 ? Instant.now() : Instant.now().plusSeconds(600)));
    return subject;
  }

  /** Has all attempts but the last behind it, and that one due. */
  private void lastAttempt(UUID subject) {
    database
        .sql(
            """
            UPDATE platform.outbox_deliveries SET due_at = now(), attempts = ?
            WHERE event_id = ?\
            """)
        .params(BUT_ONE, eventOf(subject))
        .update();
  }

  private UUID eventOf(UUID subject) {
    return database
        .sql("SELECT id FROM platform.outbox_events WHERE subject = ?")
        .param(subject)
        .query(UUID.class)
        .single();
  }

  private int waiting(UUID subject) {
    return database
        .sql("SELECT count(*) FROM platform.outbox_deliveries WHERE event_id = ?")
        .param(eventOf(subject))
        .query(Integer.class)
        .single();
  }

  private int onShelf(UUID variant) {
    return database
        .sql("SELECT coalesce(sum(on_hand), 0) FROM inventory.stock WHERE variant_id = ?")
        .param(variant)
        .query(Integer.class)
        .single();
  }
}
