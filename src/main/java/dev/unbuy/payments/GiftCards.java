package dev.unbuy.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Gift cards: an operator issues one, and whoever has its code redeems it once, as gift balance. A
 * code has 80 random bits, so that guessing is hopeless; only its hash is kept.
 */
@Component
public class GiftCards {

  /** The most that one can be worth, in minor units. */
  public static final long MOST = 1_000_000;

  /** Without letters and digits that look alike, as Crockford has it. */
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LENGTH = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ISSUE =
      """
      INSERT INTO payments.gift_cards (id, code_hash, amount, currency, issued_by, issued_at)
      VALUES (?, ?, ?, ?, ?, ?)\
      """;
  private static final String REDEEM =
      """
      UPDATE payments.gift_cards SET redeemed_by = ?, redeemed_at = ?
      WHERE code_hash = ? AND redeemed_at IS NULL RETURNING id, amount, currency\
      """;

  private final Transactions transactions;
  private final InstantSource clock;

  GiftCards(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A new one.
   *
   * @param code told this once, and kept nowhere
   */
  public record Issued(UUID id, String code, Money amount) {}

  /**
   * Issues one.
   *
   * @param amount 1 to {@link #MOST} minor units
   * @throws InvalidInput when it is of no such amount
   */
  public Issued issue(Actor.Operator operator, Money amount) {
    if (!amount.isPositive() || amount.minor() > MOST) {
      throw new InvalidInput("amount", "must be 1 to %d minor units".formatted(MOST));
    }
    Issued card = new Issued(Ids.next(), newCode(), amount);
    transactions.execute(
        work ->
            work.plan(
                Write.expecting(
                    1,
                    ISSUE,
                    card.id(),
                    hash(card.code()),
                    amount.minor(),
                    amount.currency(),
                    operator.accountId(),
                    clock.instant())));
    return card;
  }

  /**
   * Turns a card into gift balance.
   *
   * @return what it was worth
   * @throws InvalidInput when no card that was not redeemed yet has this code
   */
  public Money redeem(Actor.Buyer buyer, String code) {
    return transactions.run(work -> redeem(work, buyer.accountId(), code));
  }

  private Money redeem(UnitOfWork work, UUID buyer, String code) {
    Query<Redeemed> redeem =
        Query.of(REDEEM, Redeemed::read, buyer, clock.instant(), hash(plain(code)));
    Redeemed card =
        work.ask(redeem)
            .first()
            .orElseThrow(() -> new InvalidInput("code", "is of no gift card that can be redeemed"));
    Money amount = card.amount();
    work.plan(
        StoreCredits.give(buyer, PaymentMethod.GIFT_BALANCE, amount.currency(), amount.minor()));
    work.plan(
        Ledger.grant(
            card.id(),
            buyer,
            Ledger.GIFT_CARDS_ISSUED,
            Ledger.buyer(PaymentMethod.GIFT_BALANCE),
            amount,
            clock.instant()));
    return amount;
  }

  private static String newCode() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(i > 0 && i % 4 == 0 ? "-" : "");
      code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  /** As it was issued, however it is typed. */
  private static String plain(String typed) {
    return typed
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^0-9A-Z]", "")
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1')
        .replaceAll("(.{4})(?=.)", "$1-");
  }

  private static String hash(String code) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(code.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private record Redeemed(UUID id, Money amount) {
    static Redeemed read(ResultSet row) throws SQLException {
      return new Redeemed(
          row.getObject(1, UUID.class), new Money(row.getLong(2), row.getString(3)));
    }
  }
}
