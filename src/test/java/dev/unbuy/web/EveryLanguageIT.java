package dev.unbuy.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.kernel.Language;
import dev.unbuy.platform.Messages;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.Site;
import dev.unbuy.testing.UnbuyTest;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/** The main pages in every language: none shows English where there is a translation. */
@UnbuyTest
class EveryLanguageIT {

  private static final int TOO_SHORT_TO_TELL = 12;
  private static final Pattern SCRIPT = Pattern.compile("(?s)<(script|style|code)\\b.*?</\\1>");
  private static final Pattern SAID =
      Pattern.compile("(?:placeholder|aria-label|title|alt)=\"([^\"]*)\"|>([^<]+)<");

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;

  @ParameterizedTest
  @EnumSource(value = Language.class, names = "EN", mode = EnumSource.Mode.EXCLUDE)
  void noPageShowsAnotherLanguagesText(Language language) {
    UUID shop = marketplace.shop();
    UUID mug = marketplace.variant(shop, 1299, 5);
    Customer customer = shopping.customer();
    String order =
        Shopping.id(customer.buy(Map.of(mug, 2), Shopping.by("CARD", "sandbox-ok")).getFirst());
    String listing = marketplace.listingOf(mug).toString();
    Set<String> english = english(language);
    Site nobody = Site.at(port).reading(language.tag());
    Site buyer = nobody.with(marketplace.session(customer.person()));
    Site seller = nobody.with(marketplace.session(marketplace.seller(shop)));
    Site operator = nobody.with(marketplace.session(marketplace.person(Role.OPERATOR, Role.AGENT)));

    Set<String> shown = new TreeSet<>();
    look(shown, english, nobody, "/ /search?q=mug /sign-in /register /withdraw /not-here /help");
    look(shown, english, nobody, "/listings/" + listing + " /help/cancel-an-order");
    look(shown, english, buyer, "/orders /cart /account /account/balance /watches /conversations");
    look(shown, english, buyer, "/account/addresses/new /conversations/new?order=" + order);
    look(shown, english, buyer, "/orders/%1$s /orders/%1$s/cancel".formatted(order));
    look(shown, english, seller, "/seller /seller/orders /seller/stock /seller/listings/new");
    look(shown, english, seller, "/seller/policy /seller/shipping /seller/payouts /seller/returns");
    look(shown, english, seller, "/seller/standing /seller/insights /seller/promises");
    look(shown, english, seller, "/seller/orders/" + order + " /seller/disputes");
    look(shown, english, operator, "/admin /admin/policies /admin/policies/new /admin/refunds");
    look(shown, english, operator, "/admin/deliveries /admin/imports /admin/recalls /admin/unpaid");
    look(shown, english, operator, "/admin/reconciliation /admin/remedies /agent/contests");
    look(shown, english, operator, "/admin/webhooks /admin/reason-groups /agent/ratings /agent");
    look(shown, english, operator, "/agent/appeals /agent/disputes /admin/recalls/preview");
    look(shown, english, seller, "/seller/ratings /seller/webhooks /seller/causes");
    look(shown, english, buyer, "/searches /search?q=nothing-of-this-name");

    assertThat(shown).as("English on pages in %s", language.ownName()).isEmpty();
  }

  private static void look(Set<String> shown, Set<String> english, Site site, String paths) {
    for (String path : paths.split(" ", -1)) {
      String page = site.get(path).body();
      String said =
          SAID.matcher(SCRIPT.matcher(page).replaceAll(""))
              .results()
              .map(one -> one.group(1) == null ? one.group(2) : one.group(1))
              .map(HtmlUtils::htmlUnescape)
              .collect(Collectors.joining("\n"));
      english.stream().filter(said::contains).forEach(text -> shown.add(path + ": " + text));
    }
  }

  /** What would give it away: texts that are long enough and translated, up to their values. */
  private static Set<String> english(Language language) {
    Properties english = Messages.read(Language.EN);
    Properties texts = Messages.read(language);
    List<String> theirs = texts.stringPropertyNames().stream().map(texts::getProperty).toList();
    return english.stringPropertyNames().stream()
        .filter(key -> !english.getProperty(key).equals(texts.getProperty(key)))
        .flatMap(key -> Stream.of(english.getProperty(key).split("\\{.*\\}", -1)))
        .map(String::strip)
        .filter(text -> text.replaceAll("\\P{L}", "").length() > TOO_SHORT_TO_TELL)
        .filter(text -> theirs.stream().noneMatch(their -> their.contains(text)))
        .collect(Collectors.toSet());
  }
}
