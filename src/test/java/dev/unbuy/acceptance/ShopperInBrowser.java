package dev.unbuy.acceptance;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.rules.Alternative;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.orders.OrderStatus;
import dev.unbuy.returns.ReturnStatus;
import dev.unbuy.returns.rules.ReturnReason;
import dev.unbuy.testing.Marketplace;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A buyer at the pages. */
record ShopperInBrowser(Looks looks, Marketplace marketplace, Words words) implements Shopper {

  private static final Pattern AMOUNT = Pattern.compile("[0-9][0-9,]*[.][0-9]{2}");

  @Override
  public void buy(Map<UUID, Integer> goods, String country) {
    looks.at("/");
    goods.forEach(this::putIntoTheCart);
    Page page = page();
    page.getByText("Check out").click();
    looks.now();
    page.locator("input[name=name]").fill("Pat Doe");
    page.locator("input[name=line1]").fill("1 Main Street");
    page.locator("input[name=postalCode]").fill("80000");
    page.locator("input[name=city]").fill("Town");
    page.locator("select[name=country]").selectOption(country);
    press("Add this address");
    press("Look it over");
    page.locator("main form button").click();
    looks.now();
  }

  @Override
  public Withdrawn withdraw(UUID order) {
    looks.at("/orders/" + order);
    page().locator(".withdraw a.button").click();
    looks.now();
    page().locator("input[name=name]").fill("Pat Doe");
    page().locator("input[name=email]").fill("pat@people.test");
    press("Go on");
    page().locator("form[action$='/confirm'] button").click();
    looks.now();
    return new Withdrawn(
        UUID.fromString(page().url().replaceAll(".*/", "")),
        page().locator("form[action$='/sent']").count() > 0,
        page().locator("main").innerText().contains("We received your withdrawal on"));
  }

  private void putIntoTheCart(UUID variant, int quantity) {
    looks.at("/listings/" + marketplace.listingOf(variant));
    page().locator("input[name=quantity]").fill(String.valueOf(quantity));
    press("Put into the cart");
  }

  @Override
  public List<UUID> myOrders() {
    looks.at("/orders");
    return page().locator("a[href^='/orders/']").all().stream()
        .map(link -> UUID.fromString(link.getAttribute("href").substring("/orders/".length())))
        .distinct()
        .toList();
  }

  @Override
  public OrderStatus statusOf(UUID order) {
    looks.at("/orders/" + order);
    return words.shown(OrderStatus.values(), "status.", page().locator(".lead .status"));
  }

  @Override
  public boolean canCancel(UUID order) {
    looks.at("/orders/" + order);
    return page().locator("a[href$='/cancel']").count() > 0;
  }

  @Override
  public Receipt cancel(UUID order, int units, Reason reason) {
    looks.at("/orders/" + order);
    page().locator("a[href$='/cancel']").click();
    looks.now();
    List<Locator> quantities = page().locator("input[type=number]").all();
    quantities.forEach(quantity -> quantity.fill("0"));
    quantities.getFirst().fill(String.valueOf(units));
    page().locator("select[name=reason]").selectOption(reason.name());
    press("See what you get back");
    long promised = minor(page().locator(".facts .total dd"));
    page().locator("form[action$='/cancel'] button").click();
    return receipt(promised);
  }

  @Override
  public Receipt follow(UUID cancellation) {
    looks.at("/cancellations/" + cancellation);
    return receipt(minor(page().locator(".facts .total dd")));
  }

  @Override
  public Receipt takeBack(UUID cancellation) {
    looks.at("/cancellations/" + cancellation);
    press("Keep the order after all");
    return receipt(minor(page().locator(".facts .total dd")));
  }

  @Override
  public Receipt undo(UUID cancellation) {
    looks.at("/cancellations/" + cancellation);
    press("Undo: keep the order");
    return receipt(minor(page().locator(".facts .total dd")));
  }

  @Override
  public Changed change(UUID order, int units) {
    looks.at("/orders/" + order + "/change");
    page().getByLabel("How many").fill(String.valueOf(units));
    press("See what it comes to");
    long promised = firstAmount(page().locator(".facts .total dd"));
    page().locator("form[action$='/change'] button").click();
    looks.now();
    return new Changed(
        UUID.fromString(page().url().replaceAll(".*/", "")), shownStatus(), promised);
  }

  @Override
  public ChangeStatus followChange(UUID change) {
    looks.at("/changes/" + change);
    return shownStatus();
  }

  private ChangeStatus shownStatus() {
    return words.shown(ChangeStatus.values(), "change.status.", page().locator("h1"));
  }

  @Override
  public void contest(UUID cancellation, String statement) {
    looks.at("/cancellations/" + cancellation);
    page().getByText("Contest whose fault it was").click();
    page().locator("textarea[name=statement]").fill(statement);
    press("Have an agent decide");
  }

  @Override
  public Fault faultOf(UUID cancellation) {
    looks.at("/cancellations/" + cancellation);
    return words.shown(Fault.values(), "fault.of.", page().locator(".whose"));
  }

  @Override
  public List<Alternative> insteadOfCanceling(UUID order) {
    looks.at("/orders/" + order);
    return page().locator(".actions .advice li").all().stream()
        .map(item -> words.shown(Alternative.values(), "alternative.", item))
        .toList();
  }

  @Override
  public GivenBack giveBack(UUID order, int units, ReturnReason reason) {
    looks.at("/orders/" + order);
    page().locator("a[href$='/return']").click();
    looks.now();
    page().locator("input[type=number]").first().fill(String.valueOf(units));
    page().locator("select[name=reason]").selectOption(reason.name());
    press("See what comes back");
    page().locator("form[action$='/return'] button").click();
    return givenBack();
  }

  @Override
  public GivenBack sendBack(UUID giveBack, String carrier, String trackingNumber) {
    looks.at("/returns/" + giveBack);
    page().getByLabel("Carrier").fill(carrier);
    page().getByLabel("Tracking number").fill(trackingNumber);
    press("I have sent it");
    return givenBack();
  }

  @Override
  public GivenBack followReturn(UUID giveBack) {
    looks.at("/returns/" + giveBack);
    return givenBack();
  }

  private GivenBack givenBack() {
    looks.now();
    return new GivenBack(
        UUID.fromString(page().url().replaceAll(".*/", "")),
        words.shown(ReturnStatus.values(), "return.title.", page().locator("h1")),
        minor(page().locator(".facts .total dd").first()));
  }

  @Override
  public boolean sellOn(UUID order, long price, String note) {
    looks.at("/orders/" + order);
    page().locator("a[href$='/resell']").click();
    looks.now();
    page().locator("input[name=condition][value=USED]").check();
    page().locator("textarea[name=conditionNote]").fill(note);
    page().locator("input[name=price]").fill("%d.%02d".formatted(price / 100, price % 100));
    press("Offer it");
    page().locator("section[id^='resale-'] a").first().click();
    looks.now();
    return page().locator("main").innerText().contains(note);
  }

  @Override
  public void close() {
    looks.close();
  }

  private Receipt receipt(long promised) {
    looks.now();
    List<Locator> steps = page().locator(".steps").all();
    return new Receipt(
        UUID.fromString(page().url().replaceAll(".*/", "")),
        words.shown(CancellationStatus.values(), "receipt.title.", page().locator("h1")),
        promised,
        minor(page().locator(".facts .total dd").first()),
        !steps.isEmpty() && steps.stream().allMatch(ShopperInBrowser::isDone));
  }

  private static boolean isDone(Locator steps) {
    return steps.locator("li").all().stream()
        .allMatch(step -> step.getAttribute("class").equals("done"));
  }

  private void press(String button) {
    looks.press(button);
  }

  private Page page() {
    return looks.page();
  }

  /** An amount before other words, such as the days on which it comes. */
  private static long firstAmount(Locator text) {
    Matcher amount = AMOUNT.matcher(text.first().innerText());
    if (!amount.find()) {
      throw new AssertionError("no amount in " + text.first().innerText());
    }
    return Long.parseLong(amount.group().replaceAll("\\D", ""));
  }

  private static long minor(Locator amount) {
    return Stream.of(amount.innerText().split("\\D+"))
        .filter(part -> !part.isEmpty())
        .reduce(String::concat)
        .map(Long::parseLong)
        .orElseThrow();
  }
}
