package dev.unbuy.support;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.kernel.Language;
import dev.unbuy.platform.Reader;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The help center finds what people ask for in their own words, and explains what is refused. */
@UnbuyTest
class HelpIT {

  private static final Pattern LINK = Pattern.compile("href=\"(/help/[^\"]+)\"");

  @LocalServerPort private int port;
  @Autowired private HelpSearch search;
  @Autowired private HelpLibrary library;
  @Autowired private HelpAnswers answers;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I want my money back | get-a-refund",
        "how do i undo my order | cancel-an-order",
        "is there a penalty if I call it off | what-canceling-costs",
        "where is my reimbursment, it has not arrived | track-a-refund",
        "the parcel is on its way already, now what | after-shipping",
        "wrong postcode on my order | change-the-address",
        "wanted L not M, swap it | change-an-order",
        "it was reduced the day after I paid | when-the-price-falls",
        "when will my package come | delivery-times",
        "do you ship to Norway | delivery-options",
        "arrived broken, seller says nothing | make-a-complaint",
        "let me speak to a human | contact-us",
        "14 day right for EU consumers | withdraw-from-a-contract",
        "my card was declined | payment-problems",
        "how to cancle my ordr | cancel-an-order"
      })
  void whatPeopleAskIsAmongTheFirstThree(String asked, String article) {
    assertThat(search.find(asked, 3)).extracting(HelpArticle::slug).contains(article);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DE | Bestellungen stornieren | cancel-an-order",
        "FR | je veux annuler ma commande | cancel-an-order",
        "ES | quiero mi dinero de vuelta | get-a-refund",
        "PT_BR | como cancelo meu pedido | cancel-an-order",
        "ZH_CN | 怎么取消订单 | cancel-an-order",
        "AR | أريد إلغاء طلبي | cancel-an-order"
      })
  void peopleAskInTheirOwnLanguage(Language language, String asked, String article) {
    List<HelpArticle> found = Reader.of(language, () -> search.find(asked, 3));

    assertThat(found).extracting(HelpArticle::slug).contains(article);
  }

  @Test
  void theBeginningOfAWordIsEnough() {
    assertThat(search.find("withdr", 3).getFirst().slug()).isEqualTo("withdraw-from-a-contract");
  }

  @Test
  void everyLinkOfAnArticleLeadsToOne() {
    List<String> linked =
        library.all().stream()
            .flatMap(article -> LINK.matcher(article.html()).results().map(one -> one.group(1)))
            .map(path -> path.substring("/help/".length()))
            .toList();

    assertThat(linked).isNotEmpty().allSatisfy(slug -> assertThat(library.find(slug)).isPresent());
  }

  @Test
  void anythingCanBeTyped() {
    assertThat(
            Stream.of("\0", "%", "_", "' OR 1=1 --", "💥", "x".repeat(5_000), "؟", ":*", "<b>")
                .map(typed -> search.find(typed, 3).size()))
        .allMatch(found -> found <= 3);
  }

  @Test
  void whatIsNotFoundIsCountedWithoutNumbersOrAddresses() {
    Api api = Api.at(port);
    answers.missed("zxqwv 4711 me@home.test");
    var _ = api.get("/api/v1/help/articles?q=zxqwv").body(200);

    assertThat(answers.misses(200))
        .anySatisfy(
            miss -> {
              assertThat(miss.asked()).isEqualTo("zxqwv");
              assertThat(miss.times()).isGreaterThanOrEqualTo(2);
            })
        .noneSatisfy(miss -> assertThat(miss.asked()).contains("4711"));
  }

  @Test
  void aVoteIsKeptOnceForEachPerson() {
    Person person = marketplace.person(Role.BUYER);
    Api api = Api.at(port).with(person.token());
    String vote = "/api/v1/help/articles/frequent-questions/vote";

    assertThat(api.send("PUT", vote, Map.of("helpful", true)).status()).isEqualTo(204);
    int before = voted().helped();
    assertThat(api.send("PUT", vote, Map.of("helpful", false)).status()).isEqualTo(204);
    assertThat(voted().helped()).isEqualTo(before - 1);
    assertThat(api.send("PUT", vote, Map.of()).status()).isEqualTo(422);
    assertThat(api.send("PUT", vote.replace("frequent", "no"), Map.of("helpful", true)).status())
        .isEqualTo(404);
  }

  private HelpAnswers.Votes voted() {
    return answers.votes().stream()
        .filter(one -> one.article().equals("frequent-questions"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRefusalNamesTheArticleThatExplainsIt() {
    UUID shop = marketplace.shop();
    UUID mug = marketplace.variant(shop, 1299, 10);
    Shopping.Customer customer = shopping.customer();
    JsonNode order = customer.buy(Map.of(mug, 1), Shopping.by("CARD", "sandbox-ok")).getFirst();
    var _ = customer.cancel(order, 1);

    JsonNode refused =
        customer
            .api()
            .post(
                "/api/v1/orders/" + Shopping.id(order) + "/cancellations",
                Map.of("reason", "CHANGE_OF_MIND"))
            .body(409);
    assertThat(refused.path("help").asString()).isEqualTo("/help/when-an-order-can-be-canceled");
    assertThat(library.find("when-an-order-can-be-canceled")).isPresent();
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void articlesAreFoundReadAndVotedOnOnPages(Screen screen) {
    Person buyer = marketplace.person(Role.BUYER);
    try (Visitor visitor = Visitor.at(port, screen).with(marketplace.session(buyer))) {
      visitor.go("/help");
      visitor.look("help");
      visitor.go("/help?q=money+back");
      assertThat(visitor.page().locator("section.card").first())
          .containsText("Get your money back");
      visitor.go("/help?q=zxqwv");
      assertThat(visitor.page().locator("section.card").first()).containsText("Nothing found");
      visitor.go("/help/track-a-refund");
      assertThat(visitor.page().locator("table")).isVisible();
      visitor.look("help-article");
      visitor.button("Yes").click();
      assertThat(visitor.page().locator(".saved")).containsText("Thank you");
    }
  }
}
