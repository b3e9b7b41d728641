package dev.unbuy.webhooks;

import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Page;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import dev.unbuy.webhooks.Webhook.Owner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The endpoints of an owner: set up, changed, given a new secret, removed. */
@Component
public class Webhooks {

  /** How many endpoints one owner can have. */
  public static final int MOST = 20;

  private static final String COLUMNS =
      """
      SELECT id, owner_id, url, name, kinds, active, gone, created_at, secret, old_until
      FROM webhooks.endpoints WHERE owner_id = ?\
      """;
  private static final String INSERT =
      """
      INSERT INTO webhooks.endpoints (id, owner_id, url, name, kinds, secret, active, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
      """;
  private static final String UPDATE =
      """
      UPDATE webhooks.endpoints SET url = ?, name = ?, kinds = ?, active = ?, gone = gone AND NOT ?
      WHERE id = ?\
      """;
  private static final String ROTATE =
      """
      UPDATE webhooks.endpoints SET old_secret = secret, old_until = ?, secret = ? WHERE id = ?\
      """;

  private final Transactions transactions;
  private final Wanted wanted;
  private final WebhookSettings settings;
  private final InstantSource clock;

  Webhooks(
      Transactions transactions, Wanted wanted, WebhookSettings settings, InstantSource clock) {
    this.transactions = transactions;
    this.wanted = wanted;
    this.settings = settings;
    this.clock = clock;
  }

  /** An owner's endpoints, the oldest first. */
  public Page<Webhook> of(Owner owner, @Nullable String cursor, int limit) {
    List<Object> parameters = new ArrayList<>(List.of(owner.id()));
    String after = "";
    if (cursor != null) {
      after = " AND id > ?";
      parameters.addAll(Cursor.id(cursor));
    }
    parameters.add(limit + 1);
    Query<Webhook> page = query(after + " ORDER BY id LIMIT ?", parameters);
    List<Webhook> rows = transactions.read(work -> work.ask(page).rows());
    return Page.cut(rows, limit, one -> Cursor.of(one.id()));
  }

  /**
   * One of them.
   *
   * @throws NotFound when the owner has none of this id
   */
  public Webhook get(Owner owner, UUID id) {
    return transactions
        .read(work -> work.ask(one(owner, id, "")).first())
        .orElseThrow(() -> new NotFound("webhook"));
  }

  /**
   * Sets one up; the secret is in what comes back.
   *
   * @throws InvalidInput when it cannot be accepted, or the owner has as many as one can have
   */
  public Webhook register(Owner owner, WebhookWish wish) {
    WebhookWish checked = wish.checked(settings.inside());
    UUID id = Ids.next();
    return transactions.run(
        work -> {
          if (of(owner, null, MOST).items().size() >= MOST) {
            throw new InvalidInput("url", "is one too many; there can be %d".formatted(MOST));
          }
          work.plan(
              Write.expecting(
                  1,
                  INSERT,
                  id,
                  owner.id(),
                  checked.url(),
                  checked.name(),
                  checked.kinds().toArray(String[]::new),
                  Signature.secret(),
                  checked.active(),
                  clock.instant()));
          transactions.afterCommit(wanted::changed);
          return work.ask(one(owner, id, "")).first().orElseThrow();
        });
  }

  /**
   * Changes one.
   *
   * @throws NotFound when the owner has none of this id
   * @throws InvalidInput when it cannot be accepted
   */
  public Webhook change(Owner owner, UUID id, WebhookWish wish) {
    WebhookWish checked = wish.checked(settings.inside());
    return change(
        owner,
        id,
        Write.expecting(
            1,
            UPDATE,
            checked.url(),
            checked.name(),
            checked.kinds().toArray(String[]::new),
            checked.active(),
            checked.active(),
            id));
  }

  /**
   * Gives one a new secret; the one before signs beside it for a while, so that the receiver can
   * take it over without losing anything.
   *
   * @throws NotFound when the owner has none of this id
   */
  public Webhook rotate(Owner owner, UUID id) {
    Instant until = clock.instant().plus(settings.oldSecret());
    return change(owner, id, Write.expecting(1, ROTATE, until, Signature.secret(), id));
  }

  /**
   * Removes one, with everything that was sent to it.
   *
   * @throws NotFound when the owner has none of this id
   */
  public void remove(Owner owner, UUID id) {
    transactions.execute(
        work -> {
          locked(owner, id);
          work.plan(Write.expecting(1, "DELETE FROM webhooks.endpoints WHERE id = ?", id));
          transactions.afterCommit(wanted::changed);
        });
  }

  private Webhook change(Owner owner, UUID id, Write write) {
    return transactions.run(
        work -> {
          locked(owner, id);
          work.plan(write);
          transactions.afterCommit(wanted::changed);
          return work.ask(one(owner, id, "")).first().orElseThrow();
        });
  }

  /** Locks one, so that nothing else happens to it meanwhile. */
  Webhook locked(Owner owner, UUID id) {
    return transactions.run(
        work ->
            work.ask(one(owner, id, " FOR UPDATE"))
                .first()
                .orElseThrow(() -> new NotFound("webhook")));
  }

  private static Query<Webhook> one(Owner owner, UUID id, String rest) {
    return query(" AND id = ?" + rest, List.of(owner.id(), id));
  }

  private static Query<Webhook> query(String rest, List<Object> parameters) {
    return new Query<>(COLUMNS + rest, Webhooks::read, parameters);
  }

  private static Webhook read(ResultSet row) throws SQLException {
    OffsetDateTime until = row.getObject(10, OffsetDateTime.class);
    return new Webhook(
        row.getObject(1, UUID.class),
        new Owner(row.getObject(2, UUID.class)),
        row.getString(3),
        row.getString(4),
        kinds((String[]) row.getArray(5).getArray()),
        row.getBoolean(6),
        row.getBoolean(7),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        row.getString(9),
        until == null ? null : until.toInstant());
  }

  /** A kind that a later version had, before somebody went back to this one, is left out. */
  private static List<WebhookKind> kinds(String[] codes) {
    return Stream.of(codes).flatMap(code -> WebhookKind.of(code).stream()).toList();
  }
}
