package dev.unbuy.rights;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.orders.Order;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Lets somebody who is not signed in reach one order, to withdraw from it: by a link that is mailed
 * to the address with which the order was placed. Whether there is such an order is told to nobody
 * else: asking does the same work either way, and the rest happens after it was answered.
 */
@Component
public class GuestLinks {

  /** How long a link is good for. */
  public static final Duration VALID = Duration.ofHours(24);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String KEEP =
      """
      INSERT INTO rights.guest_links (token_hash, order_id, buyer_id, created_at, expires_at)
      VALUES (?, ?, ?, ?, ?)\
      """;
  private static final String OPEN =
      """
      SELECT order_id, buyer_id FROM rights.guest_links WHERE token_hash = ? AND expires_at > ?\
      """;

  private final Transactions transactions;
  private final Outbox outbox;
  private final InstantSource clock;

  GuestLinks(Transactions transactions, Outbox outbox, InstantSource clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Has a link mailed, if there is such an order and it was placed with this address. */
  public void ask(String number, String email) {
    transactions.execute(
        work ->
            outbox.publish(
                work,
                new GuestLinkAsked(
                    clock.instant(),
                    Ids.next(),
                    number.strip().toUpperCase(Locale.ROOT),
                    email.strip().toLowerCase(Locale.ROOT))));
  }

  /** Makes a link's secret with this unit of work; only its hash is kept. */
  public String issue(UnitOfWork work, Order order) {
    return issue(work, order, clock.instant().plus(VALID));
  }

  /** The same for a link that is good until an instant. */
  public String issue(UnitOfWork work, Order order, Instant until) {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    work.plan(Write.any("DELETE FROM rights.guest_links WHERE expires_at < ?", now));
    work.plan(Write.expecting(1, KEEP, hash(token), order.id(), order.buyerId(), now, until));
    return token;
  }

  /**
   * Whom and what a link stands for.
   *
   * @throws NotFound when there is no such link, or it has expired
   */
  public Guest open(String token) {
    return transactions
        .read(
            work ->
                work.ask(
                        Query.of(
                            OPEN,
                            row ->
                                new Guest(
                                    new Actor.Buyer(row.getObject(2, UUID.class)),
                                    row.getObject(1, UUID.class)),
                            hash(token),
                            clock.instant()))
                    .first())
        .orElseThrow(() -> new NotFound("link"));
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A buyer who reaches this one order and no other. */
  public record Guest(Actor.Buyer buyer, UUID orderId) {}
}
