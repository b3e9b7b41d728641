package dev.unbuy.acceptance;

import com.microsoft.playwright.Page;
import dev.unbuy.cancellations.rules.Reason;
import java.util.UUID;

/** A seller at the pages. */
record ShopkeeperInBrowser(Looks looks) implements Shopkeeper {

  @Override
  public void ship(UUID order, String carrier, String trackingNumber) {
    open(order);
    looks.press("Start packing");
    fillInTracking(carrier, trackingNumber);
    looks.press("Ship");
  }

  @Override
  public boolean isAsked(UUID order) {
    looks.at("/seller");
    return page().locator("section").first().locator("a[href$='" + order + "']").count() > 0;
  }

  @Override
  public void approve(UUID order) {
    open(order);
    looks.press("Approve the cancellation");
  }

  @Override
  public void decline(UUID order, String carrier, String trackingNumber) {
    open(order);
    fillInTracking(carrier, trackingNumber);
    looks.press("Decline: it has left");
  }

  @Override
  public void approveChange(UUID order) {
    open(order);
    looks.press("Make the change");
  }

  @Override
  public void cancel(UUID order, Reason reason) {
    open(order);
    page().locator("select[name=reason]").selectOption(reason.name());
    looks.press("Cancel what has not shipped");
  }

  @Override
  public void approveReturn(UUID giveBack) {
    looks.at("/seller/returns/" + giveBack);
    looks.press("Approve the return");
  }

  @Override
  public void acceptReturn(UUID giveBack) {
    looks.at("/seller/returns/" + giveBack);
    looks.press("Everything as it should be");
  }

  @Override
  public void appeal(String statement) {
    looks.at("/seller/standing");
    page().locator("#consequences summary").first().click();
    page().locator("#consequences textarea").first().fill(statement);
    looks.press("Have an agent decide");
  }

  @Override
  public boolean nothingFollowsAnyMore() {
    looks.at("/seller/standing");
    return page().locator("#consequences .needs").count() == 0;
  }

  @Override
  public void close() {
    looks.close();
  }

  private void open(UUID order) {
    looks.at("/seller/orders/" + order);
  }

  private void fillInTracking(String carrier, String trackingNumber) {
    page().getByLabel("Carrier").fill(carrier);
    page().getByLabel("Tracking number").fill(trackingNumber);
  }

  private Page page() {
    return looks.page();
  }
}
