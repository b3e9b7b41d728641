package dev.unbuy.catalog;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Revises what a listing says, pauses it, or offers it again.
 *
 * <p>A change of title, description or condition is kept with its time: an order placed before it
 * was of something else, which counts when it is canceled as the wrong item.
 */
@Component
public class ReviseListing {

  private static final String LOCK =
      """
      SELECT title, description, category, condition, art, withdrawal_exception, active, version
      FROM catalog.listings
      WHERE id = ? AND shop_id = ? FOR UPDATE\
      """;
  private static final String REVISE =
      """
      UPDATE catalog.listings SET title = ?, description = ?, category = ?, condition = ?, art = ?,
        withdrawal_exception = ?, active = ?, version = version + 1, changed_at = CASE WHEN ? THEN ? ELSE changed_at END
      WHERE id = ?\
      """;

  private final Transactions transactions;
  private final Outbox outbox;
  private final InstantSource clock;

  ReviseListing(Transactions transactions, Outbox outbox, InstantSource clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Revises.
   *
   * @param seen the version that the seller looked at, or null to revise whatever is there
   * @throws NotFound when it is not a listing of this seller's shop
   * @throws InvalidInput naming every field that cannot be accepted
   */
  public ReviseOutcome revise(
      Actor.Seller seller, UUID listingId, ListingRevision revision, @Nullable Integer seen) {
    return transactions.run(
        work -> {
          Present present =
              work.ask(Query.of(LOCK, Present::read, listingId, seller.shopId()))
                  .first()
                  .orElseThrow(() -> new NotFound("listing"));
          if (seen != null && seen != present.version()) {
            return new ReviseOutcome.ChangedMeanwhile(present.version());
          }
          ListingContent content = revision.appliedTo(present.content()).valid();
          boolean active = revision.active() == null ? present.active() : revision.active();
          if (content.equals(present.content()) && active == present.active()) {
            return new ReviseOutcome.Revised(present.version());
          }
          write(work, seller, listingId, present, content, active);
          return new ReviseOutcome.Revised(present.version() + 1);
        });
  }

  private void write(
      UnitOfWork work,
      Actor.Seller seller,
      UUID listingId,
      Present present,
      ListingContent content,
      boolean active) {
    Instant now = clock.instant();
    work.plan(
        Write.expecting(
            1,
            REVISE,
            content.title(),
            content.description(),
            content.category(),
            content.condition(),
            content.art(),
            content.exception(),
            active,
            content.readsOtherThan(present.content()),
            now,
            listingId));
    outbox.publish(work, new ListingChanged(now, listingId, seller.shopId()));
  }

  private record Present(ListingContent content, boolean active, int version) {

    static Present read(ResultSet row) throws SQLException {
      return new Present(
          new ListingContent(
              row.getString(1),
              row.getString(2),
              row.getString(3),
              Condition.valueOf(row.getString(4)),
              row.getString(5),
              ListingContent.exception(row.getString(6))),
          row.getBoolean(7),
          row.getInt(8));
    }
  }
}
