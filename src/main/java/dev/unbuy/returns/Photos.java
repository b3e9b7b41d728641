package dev.unbuy.returns;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Photos that either side shows with a return or a dispute. */
@Component
public class Photos {

  /** How many each side can show. */
  public static final int MOST = 6;

  private static final String SUBJECT =
      """
      SELECT id, order_id, buyer_id, shop_id, ended_at IS NULL AS open
      FROM returns.return_authorizations WHERE id = ?
      UNION ALL SELECT id, order_id, buyer_id, shop_id, ended_at IS NULL
      FROM returns.disputes WHERE id = ?\
      """;

  private final Transactions transactions;
  private final InstantSource clock;

  Photos(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Shows one.
   *
   * @param actor the buyer or the seller of what it belongs to
   * @param subject a return or a dispute that has not ended
   * @param file as it was sent
   * @throws NotFound when there is no such thing of theirs
   * @throws InvalidInput when it is no picture, too large, one too many, or too late
   */
  public Photo add(Actor actor, UUID subject, byte[] file) {
    Picture picture = Picture.of(file);
    return transactions.run(
        work -> {
          Subject of = find(work, subject, actor);
          if (!of.open()) {
            throw new InvalidInput("photo", "is too late; it has ended");
          }
          List<Photo> shown = work.ask(query(subject)).rows();
          if (shown.stream().filter(one -> one.author().equals(actor.role())).count() >= MOST) {
            throw new InvalidInput("photo", "is one too many; %d can be shown".formatted(MOST));
          }
          Photo one =
              new Photo(
                  Ids.next(), actor.role(), clock.instant(), picture.width(), picture.height());
          work.plan(insert(one, of, picture));
          return one;
        });
  }

  /** What is shown with a return or a dispute, oldest first; for who may know of that. */
  public List<Photo> of(UUID subject) {
    return transactions.read(work -> work.ask(query(subject)).rows());
  }

  /** The picture itself; nothing when this actor may not see it. */
  public Optional<byte[]> jpeg(UUID id, Actor actor) {
    String visible =
        switch (actor) {
          case Actor.Buyer _ -> " AND buyer_id = ?";
          case Actor.Seller _ -> " AND shop_id = ?";
          case Actor.Agent _, Actor.Operator _, Actor.Platform _ -> " AND ?::uuid IS NOT NULL";
        };
    UUID who =
        switch (actor) {
          case Actor.Buyer buyer -> buyer.accountId();
          case Actor.Seller seller -> seller.shopId();
          case Actor.Agent _, Actor.Operator _, Actor.Platform _ -> id;
        };
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        "SELECT jpeg FROM returns.photos WHERE id = ?" + visible,
                        row -> row.getBytes(1),
                        id,
                        who))
                .first());
  }

  /** Where somebody stands towards a return or a dispute: its order's buyer, or its shop. */
  public boolean isOfBuyer(UUID subject, UUID accountId) {
    return transactions
        .read(work -> work.ask(subject(subject)).first())
        .filter(of -> of.buyerId().equals(accountId))
        .isPresent();
  }

  private static Subject find(UnitOfWork work, UUID id, Actor actor) {
    return work.ask(subject(id))
        .first()
        .filter(
            of ->
                switch (actor) {
                  case Actor.Buyer buyer -> of.buyerId().equals(buyer.accountId());
                  case Actor.Seller seller -> of.shopId().equals(seller.shopId());
                  case Actor.Agent _, Actor.Operator _, Actor.Platform _ -> false;
                })
        .orElseThrow(() -> new NotFound("return or dispute"));
  }

  private static Query<Subject> subject(UUID id) {
    return Query.of(
        SUBJECT,
        row ->
            new Subject(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                row.getBoolean(5)),
        id,
        id);
  }

  private static Query<Photo> query(UUID subject) {
    return Query.of(
        """
        SELECT id, author, at, width, height FROM returns.photos WHERE subject = ? ORDER BY id\
        """,
        row ->
            new Photo(
                row.getObject(1, UUID.class),
                row.getString(2),
                instant(row.getObject(3, OffsetDateTime.class)),
                row.getInt(4),
                row.getInt(5)),
        subject);
  }

  private static Instant instant(OffsetDateTime at) {
    return at.toInstant();
  }

  private static Write insert(Photo one, Subject of, Picture picture) {
    return Write.expecting(
        1,
        """
        INSERT INTO returns.photos
          (id, subject, order_id, buyer_id, shop_id, author, at, width, height, jpeg)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """,
        one.id(),
        of.id(),
        of.orderId(),
        of.buyerId(),
        of.shopId(),
        one.author(),
        one.at(),
        one.width(),
        one.height(),
        picture.jpeg());
  }

  private record Subject(UUID id, UUID orderId, UUID buyerId, UUID shopId, boolean open) {}
}
