package dev.unbuy.promises;

import dev.unbuy.platform.DeadlineHandler;
import dev.unbuy.platform.UnitOfWork;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Adds up a shop's record soon after a parcel of it left or arrived; once for many of them. */
@Component
class AddUpShop implements DeadlineHandler {

  /** Its subject is the shop. */
  static final String KIND = "promises.shop";

  private final Promises promises;

  AddUpShop(Promises promises) {
    this.promises = promises;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void due(UUID subject, UnitOfWork work) {
    work.plan(PromiseRecords.addedUp(subject, promises.lookedAtAfter()));
  }
}
