package dev.unbuy.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.platform.Transactions;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What people are told on the site, what they want to be told, and mails that end by one click. */
@UnbuyTest
class NoticesIT {

  private static final Path MAIL = Path.of("target", "test-data", "mail");
  private static final Pattern LINK =
      Pattern.compile("List-Unsubscribe: <[^>]*/(unsubscribe/[^>]+)>");

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Transactions transactions;
  @Autowired private Mails mails;
  @Autowired private Shopping shopping;

  private Person me;
  private Api api = Api.at(0);

  @BeforeEach
  void somebody() {
    Shopping.Customer customer = shopping.customer();
    me = customer.person();
    api = customer.api();
    customer.buy(
        Map.of(marketplace.variant(marketplace.shop(), 1_299, 5), 1),
        Shopping.by("CARD", "sandbox-ok"));
  }

  @Test
  void whatIsMailedStandsOnTheSiteAndIsReadThere() {
    Eventually.holds(() -> unread() == 1);
    JsonNode notice = api.get("/api/v1/notices").body(200).path("items").get(0);
    Api other = Api.at(port).with(marketplace.person(Role.BUYER).token());

    assertThat(notice.path("kind").asString()).isEqualTo("order.placed");
    assertThat(notice.path("path").asString()).startsWith("/orders/");
    assertThat(other.post("/api/v1/notices/" + Shopping.id(notice) + "/read", Map.of()).status())
        .isEqualTo(404);
    try (Visitor visitor = Visitor.at(port, Screen.PHONE).with(marketplace.session(me))) {
      visitor.go("/notices");
      visitor.look("notices");
      visitor.page().locator("main .rows a").first().click();
      assertThat(visitor.page().url()).contains("/orders/");
      visitor.go("/account");
      visitor.look("account-with-notices");
    }
    assertThat(unread()).isZero();
  }

  @Test
  void aMailThatNobodyMustGetEndsByOneClickWithoutASignIn() {
    tell("price.watched");
    tell("refund.sent");
    Eventually.holds(() -> letters().size() == 3);
    List<String> offering =
        letters().stream().filter(one -> one.contains("List-Unsubscribe:")).toList();
    assertThat(offering)
        .hasSize(1)
        .allMatch(one -> one.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
    String link = link(offering.getFirst());
    assertThat(Api.at(port).page("GET", link, null, "")).isEqualTo(200);
    assertThat(choice("PRICES").path("byMail").asBoolean()).as("only looked at").isTrue();

    assertThat(Api.at(port).page("POST", link, null, "List-Unsubscribe=One-Click")).isEqualTo(200);

    assertThat(choice("PRICES").path("byMail").asBoolean()).isFalse();
    assertThat(choice("PRICES").path("onSite").asBoolean()).isTrue();
    tell("price.watched");
    tell("refund.sent");
    Eventually.holds(() -> letters().size() == 4);
    assertThat(unread()).isEqualTo(5);
    assertThat(Api.at(port).page("POST", "/unsubscribe/nonsense?topic=PRICES", null, ""))
        .isEqualTo(404);
  }

  @Test
  void whatIsRequiredCannotBeTurnedOff() {
    api.send(
            "PUT",
            "/api/v1/me/notice-choices",
            Map.of(
                "items",
                List.of(
                    Map.of("topic", "ORDERS", "byMail", false, "onSite", false),
                    Map.of("topic", "PRICES", "byMail", false, "onSite", false))))
        .body(200);

    assertThat(choice("ORDERS").path("required").asBoolean()).isTrue();
    assertThat(choice("ORDERS").path("byMail").asBoolean()).isTrue();
    assertThat(choice("PRICES").path("onSite").asBoolean()).isFalse();
    Eventually.holds(() -> unread() == 1);
    tell("price.watched");
    tell("refund.sent");
    assertThat(unread()).isEqualTo(2);
  }

  private void tell(String kind) {
    MailContent content =
        new MailContent("A title", List.of("Some words."), List.of(), "http://x.test/", "Look");
    transactions.execute(work -> mails.compose(work, me.account(), kind, null, () -> content));
  }

  private int unread() {
    return api.get("/api/v1/notices").body(200).path("unread").asInt();
  }

  private JsonNode choice(String topic) {
    return api.get("/api/v1/me/notice-choices")
        .body(200)
        .path("items")
        .valueStream()
        .filter(one -> one.path("topic").asString().equals(topic))
        .findFirst()
        .orElseThrow();
  }

  /** The letters to me, as they came, their folded lines made whole. */
  private List<String> letters() {
    try (Stream<Path> files = Files.list(MAIL)) {
      return files
          .filter(file -> file.toString().endsWith(".eml"))
          .map(NoticesIT::letter)
          .filter(text -> text.contains("To: " + me.account().email()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String letter(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).replaceAll("\r?\n[ \t]+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String link(String letter) {
    Matcher matcher = LINK.matcher(letter);
    assertThat(matcher.find()).isTrue();
    return "/" + matcher.group(1);
  }
}
