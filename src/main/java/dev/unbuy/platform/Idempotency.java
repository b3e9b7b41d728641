package dev.unbuy.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.unbuy.kernel.Ids;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes a request that is sent twice happen once: the first answer is kept in the transaction that
 * did the work, and given again.
 *
 * <p>The key is claimed by an insert that leaves with the use case's first question, and the answer
 * is kept by an update that leaves with its writes: no round trip of its own. Of two at once, the
 * second waits at the unique index until the first has committed, and then finds the answer.
 */
@Component
public class Idempotency {

  private static final String CLAIM =
      """
      INSERT INTO platform.idempotency_keys AS k
        (account_id, key, request_hash, id, created_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (account_id, key) DO UPDATE SET key = k.key
      RETURNING id, request_hash, status, body\
      """;
  private static final String KEEP =
      """
      UPDATE platform.idempotency_keys SET status = ?, body = ?
      WHERE account_id = ? AND key = ?\
      """;

  private final Transactions transactions;
  private final InstantSource clock;

  Idempotency(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Runs the work once for this key.
   *
   * @param request who asks for what under which key
   * @param work does it and says what to answer
   * @return the answer, the first one when the key was used before
   * @throws KeyReused when the key was used for another request
   */
  public StoredAnswer once(KeyedRequest request, Function<UnitOfWork, StoredAnswer> work) {
    try {
      return transactions.run(unit -> claimAndRun(request, work, unit));
    } catch (AnsweredBefore before) {
      return before.answer();
    }
  }

  private StoredAnswer claimAndRun(
      KeyedRequest request, Function<UnitOfWork, StoredAnswer> work, UnitOfWork unit) {
    UUID claim = Ids.next();
    String hash = hash(request.body());
    var _ =
        unit.ask(
            Query.of(
                CLAIM,
                row ->
                    new Row(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getInt(3),
                        row.getString(4)),
                request.accountId(),
                request.key(),
                hash,
                claim,
                clock.instant()),
            rows -> refuseSecond(rows.getFirst(), claim, hash));
    StoredAnswer answer = work.apply(unit);
    unit.plan(
        Write.expecting(
            1, KEEP, answer.status(), answer.body(), request.accountId(), request.key()));
    return answer;
  }

  private static void refuseSecond(Row row, UUID claim, String hash) {
    if (row.id().equals(claim)) {
      return;
    }
    if (!row.hash().equals(hash)) {
      throw new KeyReused();
    }
    throw new AnsweredBefore(new StoredAnswer(row.status(), row.body()));
  }

  private static String hash(String body) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private record Row(UUID id, String hash, int status, @Nullable String body) {}

  /**
   * A request under a key.
   *
   * @param accountId whose key it is: keys of two people never meet
   * @param key what the client sent, 1 to 200 characters
   * @param body method, path and body, by which a reuse for something else is noticed
   */
  public record KeyedRequest(UUID accountId, String key, String body) {}

  /**
   * An answer that is kept.
   *
   * @param status the HTTP status
   * @param body the body as sent, or null
   */
  public record StoredAnswer(int status, @Nullable String body) {}

  /** The key was used before for another request; answered with 422. */
  public static final class KeyReused extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class AnsweredBefore extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient StoredAnswer answer;

    AnsweredBefore(StoredAnswer answer) {
      super(null, null, false, false);
      this.answer = answer;
    }

    StoredAnswer answer() {
      return answer;
    }
  }
}
