package dev.unbuy.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Accounts;
import dev.unbuy.accounts.ChangeAccount;
import dev.unbuy.accounts.Role;
import dev.unbuy.kernel.Language;
import dev.unbuy.notifications.Mails;
import dev.unbuy.notifications.Mails.Mail;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.Site;
import dev.unbuy.testing.UnbuyTest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** In which language somebody is answered. */
@UnbuyTest
class LanguagePagesIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Accounts accounts;
  @Autowired private ChangeAccount changeAccount;
  @Autowired private Mails mails;
  @Autowired private Shopping shopping;

  @Test
  void aPageIsInTheLanguageOfTheBrowserAndSaysSo() {
    HttpResponse<String> german = Site.at(port).reading("de-AT,de;q=0.9,en;q=0.1").get("/");
    HttpResponse<String> arabic = Site.at(port).reading("ar-EG").get("/");
    HttpResponse<String> unknown = Site.at(port).reading("tlh, x;;q=banana").get("/");

    assertThat(german.body()).contains("<html lang=\"de\" dir=\"ltr\">");
    assertThat(german.headers().firstValue("Content-Language")).contains("de");
    assertThat(arabic.body()).contains("<html lang=\"ar\" dir=\"rtl\">");
    assertThat(unknown.body()).contains("<html lang=\"en\" dir=\"ltr\">");
  }

  @Test
  void aChoiceStaysOnTheDeviceAndLeadsBack() {
    HttpResponse<String> chosen =
        Site.at(port).post("/language", Map.of("language", "fr", "back", "/search?q=mug"));

    assertThat(chosen.statusCode()).isEqualTo(303);
    assertThat(chosen.headers().firstValue("Location")).contains("/search?q=mug");
    assertThat(chosen.headers().firstValue("Set-Cookie").orElse(""))
        .startsWith("unbuy_language=fr;")
        .contains("HttpOnly");
  }

  @Test
  void theAccountsLanguageComesBeforeTheBrowsers() {
    Person person = marketplace.person(Role.BUYER);
    Site site = Site.at(port).with(marketplace.session(person)).reading("en");

    var _ = site.post("/language", Map.of("language", "pt-BR", "back", "/account"));

    assertThat(site.get("/account").body()).contains("<html lang=\"pt-BR\" dir=\"ltr\">");
    assertThat(accounts.find(person.account().id()).orElseThrow().language())
        .isEqualTo(Language.PT_BR);
  }

  @Test
  void aLanguageThatIsNoneChangesNothingAndAForeignPlaceIsNotGoneTo() {
    HttpResponse<String> answer =
        Site.at(port).post("/language", Map.of("language", "xx", "back", "//evil.test/"));

    assertThat(answer.headers().firstValue("Location")).contains("/");
    assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
        .doesNotContain("unbuy_language");
  }

  @Test
  void aProblemOfTheApiIsInTheLanguageOfTheRequest() {
    String listing = "/api/v1/listings/" + UUID.randomUUID();

    assertThat(Site.at(port).reading("de").get(listing).body()).contains("Das gibt es nicht");
    assertThat(Site.at(port).get(listing).body()).contains("There is no such");
  }

  @Test
  void aMailIsInTheLanguageOfWhomItIsFor() {
    Customer customer = shopping.customer();
    changeAccount.language(customer.person().account(), Language.FR);
    UUID mug = marketplace.variant(marketplace.shop(), 1299, 5);

    var _ = customer.buy(Map.of(mug, 1), Shopping.by("CARD", "sandbox-ok"));

    String email = customer.person().account().email();
    Eventually.holds(() -> !mails.of(email, null, 5).items().isEmpty());
    Mail mail = mails.of(email, null, 5).items().getFirst();
    assertThat(mail.subject()).startsWith("Votre commande");
    assertThat(mail.html()).contains("lang=\"fr\"").contains("17,98");
  }
}
