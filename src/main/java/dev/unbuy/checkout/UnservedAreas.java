package dev.unbuy.checkout;

import dev.unbuy.catalog.ShopShipping;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where no carrier goes at present, as the marketplace knows it from carriers' notices: by this and
 * not by the seller's word a seller's <em>cannot ship to this address</em> is believed, and nothing
 * is sold that would have to go there.
 */
@Component
public class UnservedAreas {

  private static final int MOST = 500;
  private static final String ROWS =
      """
      SELECT id, country, postal_prefix, since, until, source FROM checkout.unserved_areas\
      """;

  private final Transactions transactions;
  private final InstantSource clock;

  UnservedAreas(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Those that hold now or will; the latest first, {@value #MOST} at most. */
  public List<Area> present() {
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        ROWS
                            + """
                             WHERE until IS NULL OR until > ? ORDER BY since DESC, id LIMIT ?\
                            """,
                        UnservedAreas::read,
                        clock.instant(),
                        MOST))
                .rows());
  }

  /**
   * Writes down where no carrier goes.
   *
   * @param country ISO 3166-1, two letters
   * @param postalPrefix how the postal codes of the area begin; empty for the whole country
   * @param since null for now
   * @param until null while the end is not known
   * @param source who says so
   * @throws InvalidInput when a field is missing, too long, or the end is before the beginning
   */
  public Area add(
      Actor.Operator operator,
      String country,
      String postalPrefix,
      @Nullable Instant since,
      @Nullable Instant until,
      String source) {
    if (!country.matches("[A-Z]{2}")) {
      throw new InvalidInput("country", "must be two capital letters");
    }
    if (postalPrefix.length() > 20) {
      throw new InvalidInput("postalPrefix", "must have at most 20 characters");
    }
    if (source.isBlank() || source.length() > 500) {
      throw new InvalidInput("source", "must have 1 to 500 characters");
    }
    Instant now = clock.instant();
    Area area =
        new Area(
            Ids.next(), country, postalPrefix.strip(), since == null ? now : since, until, source);
    if (until != null && !until.isAfter(area.since())) {
      throw new InvalidInput("until", "must be after \"since\"");
    }
    transactions.execute(
        work ->
            work.plan(
                Write.expecting(
                    1,
                    """
                    INSERT INTO checkout.unserved_areas
                      (id, country, postal_prefix, since, until, source, author_id, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
                    """,
                    area.id(),
                    area.country(),
                    area.postalPrefix(),
                    area.since(),
                    area.until(),
                    area.source(),
                    operator.accountId(),
                    now)));
    return area;
  }

  /**
   * Carriers go there again from now on; what was canceled before stays as it was found.
   *
   * @throws NotFound when there is no such area, or it ended before
   */
  public void end(UUID id) {
    Instant now = clock.instant();
    transactions.execute(
        work -> {
          var _ =
              work.ask(
                      Query.of(
                          ROWS + " WHERE id = ? AND since < ? AND (until IS NULL OR until > ?)",
                          UnservedAreas::read,
                          id,
                          now,
                          now))
                  .first()
                  .orElseThrow(() -> new NotFound("unserved area"));
          work.plan(
              Write.expecting(
                  1, "UPDATE checkout.unserved_areas SET until = ? WHERE id = ?", now, id));
        });
  }

  /** Who says that no carrier goes to an address at an instant; nothing where one does. */
  public static Query<String> noticeFor(Address address, Instant at) {
    return Query.of(
        """
        SELECT source FROM checkout.unserved_areas
        WHERE country = ? AND starts_with(?, upper(replace(postal_prefix, ' ', '')))
          AND since <= ?
          AND (until IS NULL OR until > ?)
        ORDER BY since DESC LIMIT 1\
        """,
        row -> row.getString(1),
        address.country(),
        ShopShipping.postal(address.postalCode()),
        at,
        at);
  }

  private static Area read(ResultSet row) throws SQLException {
    OffsetDateTime until = row.getObject(5, OffsetDateTime.class);
    return new Area(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        until == null ? null : until.toInstant(),
        row.getString(6));
  }

  /**
   * An area that no carrier serves.
   *
   * @param postalPrefix how its postal codes begin; empty for the whole country
   * @param until when carriers go there again, or null while that is not known
   * @param source who says so
   */
  public record Area(
      UUID id,
      String country,
      String postalPrefix,
      Instant since,
      @Nullable Instant until,
      String source) {}
}
