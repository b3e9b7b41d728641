package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Buyer and seller write to each other about a cancellation. What is written is seen by both and by
 * the agent who decides a contest, and is never changed.
 */
@Component
public class WriteNote {

  /** The longest note. */
  public static final int LONGEST = 2_000;

  private final Transactions transactions;
  private final Cancellations cancellations;
  private final InstantSource clock;

  WriteNote(Transactions transactions, Cancellations cancellations, InstantSource clock) {
    this.transactions = transactions;
    this.cancellations = cancellations;
    this.clock = clock;
  }

  /**
   * Writes it down.
   *
   * @throws NotFound when there is no such cancellation that this actor may know of
   * @throws InvalidInput when there is no text, or more than {@value #LONGEST} characters
   */
  public CancellationNote write(Actor actor, UUID cancellationId, String text) {
    String words = text.strip();
    if (words.isEmpty() || words.length() > LONGEST) {
      throw new InvalidInput("text", "must have 1 to %d characters".formatted(LONGEST));
    }
    return transactions.run(
        work -> {
          Cancellation about = cancellations.known(work, cancellationId, actor);
          Instant now = clock.instant();
          CancellationNote note =
              new CancellationNote(Ids.next(), CancelOrderCommand.askerOf(actor), now, words);
          work.plan(
              Write.expecting(
                  1,
                  """
                  INSERT INTO cancellations.notes
                    (id, cancellation_id, order_id, buyer_id, shop_id, author, author_id, at, text)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)\
                  """,
                  note.id(),
                  about.id(),
                  about.orderId(),
                  about.buyerId(),
                  about.shopId(),
                  note.author(),
                  CancelOrder.accountOf(actor),
                  now,
                  words));
          return note;
        });
  }

  /**
   * Keeps what one side of an order wrote to the other elsewhere as a note, too: to every
   * cancellation of the order that waits, and what a seller wrote also to those that were settled,
   * since their reasons can still be changed.
   */
  public static Write alsoSaid(
      UUID orderId, Actor author, UUID accountId, String text, Instant at) {
    Asker side = CancelOrderCommand.askerOf(author);
    return Write.any(
        """
        INSERT INTO cancellations.notes
          (id, cancellation_id, order_id, buyer_id, shop_id, author, author_id, at, text)
        SELECT gen_random_uuid(), id, order_id, buyer_id, shop_id, ?, ?, ?, left(?, ?)
        FROM cancellations.cancellations
        WHERE order_id = ? AND (status = 'ASKED' OR (status = 'SETTLED' AND ?))\
        """,
        side,
        accountId,
        at,
        text,
        LONGEST,
        orderId,
        side == Asker.SELLER);
  }

  /** Those about a cancellation, the oldest first. */
  static Query<CancellationNote> of(UUID cancellationId) {
    return Query.of(
        """
        SELECT id, author, at, text FROM cancellations.notes
        WHERE cancellation_id = ? ORDER BY at, id\
        """,
        row ->
            new CancellationNote(
                row.getObject(1, UUID.class),
                Asker.valueOf(row.getString(2)),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4)),
        cancellationId);
  }

  /** When a buyer asked for it: wrote about this order, or wished to cancel and was declined. */
  static Query<Instant> buyerAsked(UUID orderId) {
    return Query.of(
        """
        SELECT at FROM cancellations.notes WHERE order_id = ? AND author = 'BUYER'
        UNION ALL
        SELECT asked_at FROM cancellations.cancellations
        WHERE order_id = ? AND asked_by = 'BUYER' AND status = 'DECLINED'
        ORDER BY 1 DESC LIMIT 1\
        """,
        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
        orderId,
        orderId);
  }

  /**
   * Whether the seller has written to the buyer about this order since an instant: by a note, by
   * contesting, or by the answer to a price match.
   */
  static Query<Boolean> sellerWroteSince(UUID orderId, Instant since) {
    return Query.of(
        """
        SELECT EXISTS (SELECT FROM cancellations.notes
            WHERE order_id = ? AND author = 'SELLER' AND at >= ?)
          OR EXISTS (SELECT FROM cancellations.contests
            WHERE order_id = ? AND cause = 'SELLER' AND raised_at >= ?)
          OR EXISTS (SELECT FROM cancellations.price_matches
            WHERE order_id = ? AND status IN ('ACCEPTED','DECLINED') AND decided_at >= ?)\
        """,
        row -> row.getBoolean(1),
        orderId,
        since,
        orderId,
        since,
        orderId,
        since);
  }
}
