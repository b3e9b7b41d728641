package dev.unbuy.payments.gateway.adyen;

import dev.unbuy.kernel.Cursor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Money;
import dev.unbuy.payments.gateway.AuthorizationLook;
import dev.unbuy.payments.gateway.AuthorizationLook.Phase;
import dev.unbuy.payments.gateway.AuthorizationLook.Seen;
import dev.unbuy.payments.gateway.GatewayMovement;
import dev.unbuy.payments.gateway.MovementsAnswer.Listed;
import dev.unbuy.payments.gateway.adyen.Asked.Kind;
import dev.unbuy.payments.gateway.adyen.Asked.Status;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What was asked of Adyen and what it told; each step in a transaction of its own. */
final class AdyenMemory {

  private static final String COLUMNS =
      """
      SELECT key, kind, psp_reference, amount, status, code, asked_at
      FROM payments.adyen_operations\
      """;
  private static final String ASK =
      """
      INSERT INTO payments.adyen_operations
        (id, key, kind, psp_reference, authorization_ref, amount, currency, status, code, asked_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
      """;
  private static final String RECEIVED =
      """
      UPDATE payments.adyen_operations SET psp_reference = ?,
        authorization_ref = coalesce(authorization_ref, ?),
        status = CASE status WHEN 'ASKED' THEN 'RECEIVED' ELSE status END
      WHERE key = ? AND kind = ? AND psp_reference IS NULL\
      """;
  private static final String CAME_TO =
      """
      UPDATE payments.adyen_operations SET status = ?, code = ?,
        psp_reference = coalesce(psp_reference, ?),
        authorization_ref = coalesce(authorization_ref, ?)
      WHERE key = ? AND kind = ? AND (status IN ('ASKED','RECEIVED') OR status = ?)\
      """;
  private static final String TELL =
      """
      INSERT INTO payments.adyen_tellings
        (id, key, authorization_ref, kind, succeeded, amount, currency, code, heard_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
      """;
  private static final String TOLD =
      """
      SELECT id, key, authorization_ref, kind, succeeded, amount, currency, code, heard_at
      FROM payments.adyen_tellings\
      """;

  private final Transactions transactions;
  private final InstantSource clock;

  AdyenMemory(Transactions transactions, InstantSource clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What may be asked now. */
  sealed interface Plan {
    /** It is noted, and to be asked; or was before. */
    record Noted(Asked asked) implements Plan {}

    /** What is known of the authorization forbids it. */
    record Forbidden(String code, String why) implements Plan {}
  }

  /** Notes an authorization before it is asked for; what was noted first under the key counts. */
  Asked authorization(String key, Money amount) {
    return transactions.run(
        work -> {
          work.plan(note(key, Kind.AUTHORIZATION, null, null, amount, Status.ASKED));
          return work.ask(byKey(key, Kind.AUTHORIZATION)).first().orElseThrow();
        });
  }

  /**
   * Notes a move before it is asked for, with the authorization locked: of two at once, the second
   * knows of the first.
   *
   * @param inParts whether a capture leaves the rest of the hold as it is
   */
  Plan move(String key, Kind kind, String authorization, Money amount, boolean inParts) {
    return transactions.run(
        work -> {
          Optional<Asked> held =
              work.ask(
                      Query.of(
                          COLUMNS + " WHERE psp_reference = ? AND kind = ? FOR UPDATE",
                          AdyenMemory::read,
                          authorization,
                          Kind.AUTHORIZATION))
                  .first();
          if (held.isEmpty()) {
            return new Plan.Forbidden("unknown_authorization", "nobody here made it");
          }
          List<Asked> moves = work.ask(moves(authorization)).rows();
          Optional<Asked> before =
              moves.stream().filter(one -> one.key().equals(key) && one.kind() == kind).findFirst();
          return before.isPresent()
              ? new Plan.Noted(before.get())
              : note(work, key, kind, authorization, amount, inParts, held.get(), moves);
        });
  }

  private Plan note(
      UnitOfWork work,
      String key,
      Kind kind,
      String authorization,
      Money amount,
      boolean inParts,
      Asked held,
      List<Asked> moves) {
    long left = left(held, moves);
    long room =
        kind == Kind.REFUND
            ? sum(moves, Kind.CAPTURE, one -> one.status() == Status.DONE)
                - sum(moves, Kind.REFUND, Asked::counts)
            : left;
    if (amount.minor() > room) {
      return new Plan.Forbidden(
          "over_" + kind.name().toLowerCase(java.util.Locale.ROOT),
          "%d of %d".formatted(amount.minor(), room));
    }
    boolean captured = sum(moves, Kind.CAPTURE, Asked::counts) > 0;
    boolean endsTheHold = amount.minor() == left && (inParts || !captured);
    Status status = kind == Kind.RELEASE && !endsTheHold ? Status.DONE : Status.ASKED;
    work.plan(note(key, kind, null, authorization, amount, status));
    return new Plan.Noted(
        new Asked(key, kind, null, amount.minor(), status, null, clock.instant()));
  }

  /** Adyen has it. */
  void received(String key, Kind kind, String reference) {
    String authorization = kind == Kind.AUTHORIZATION ? reference : null;
    transactions.execute(
        work -> work.plan(Write.any(RECEIVED, reference, authorization, key, kind)));
  }

  /** Adyen has said what came of it, in its answer. */
  void cameTo(String key, Kind kind, Status status, @Nullable String code, String reference) {
    String authorization = kind == Kind.AUTHORIZATION ? reference : null;
    String named = reference.isEmpty() ? null : reference;
    transactions.execute(work -> work.plan(cameTo(key, kind, status, code, named, authorization)));
  }

  /** A webhook told what came of it. */
  void told(Telling telling) {
    transactions.execute(
        work -> {
          Money amount = telling.amount();
          Instant now = clock.instant();
          Status status = telling.succeeded() ? Status.DONE : Status.FAILED;
          boolean known = work.ask(byKey(telling.key(), telling.kind())).first().isPresent();
          if (known) {
            work.plan(
                cameTo(
                    telling.key(),
                    telling.kind(),
                    status,
                    telling.code(),
                    telling.reference(),
                    telling.authorization()));
          } else if (amount.isPositive() && telling.kind() != Kind.AUTHORIZATION) {
            work.plan(
                note(
                    "",
                    telling.kind(),
                    telling.reference(),
                    telling.authorization(),
                    amount,
                    status));
          }
          if (telling.kind() == Kind.CAPTURE || telling.kind() == Kind.REFUND) {
            work.plan(
                Write.any(
                    TELL,
                    telling.id(),
                    telling.key(),
                    telling.authorization(),
                    telling.kind(),
                    telling.succeeded(),
                    amount.minor(),
                    amount.currency(),
                    telling.code(),
                    now));
          }
        });
  }

  /** The key of the authorization that Adyen knows by this name. */
  Optional<String> keyOf(String authorization) {
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        COLUMNS + " WHERE psp_reference = ? AND kind = ?",
                        AdyenMemory::read,
                        authorization,
                        Kind.AUTHORIZATION))
                .first()
                .map(Asked::key));
  }

  /** How an authorization stands, as far as Adyen has told. */
  AuthorizationLook look(String authorization) {
    return transactions.read(
        work -> {
          Optional<Asked> held =
              work.ask(
                      Query.of(
                          COLUMNS + " WHERE psp_reference = ? AND kind = ?",
                          AdyenMemory::read,
                          authorization,
                          Kind.AUTHORIZATION))
                  .first();
          var moves = work.ask(moves(authorization));
          return held.isEmpty()
              ? new AuthorizationLook.Unknown("nobody here made " + authorization)
              : seen(held.get(), moves.rows());
        });
  }

  private static Seen seen(Asked held, List<Asked> moves) {
    long captured = sum(moves, Kind.CAPTURE, one -> one.status() == Status.DONE);
    long released = sum(moves, Kind.RELEASE, Asked::counts);
    boolean ended = held.status() == Status.FAILED;
    boolean open = held.status() == Status.ASKED || held.status() == Status.RECEIVED;
    long voided = ended ? held.amount() - captured : released;
    Phase phase =
        open ? Phase.OPEN : captured + voided >= held.amount() ? Phase.CLOSED : Phase.HELD;
    return new Seen(
        phase, held.amount(), captured, voided, sum(moves, Kind.REFUND, Asked::counts), null);
  }

  /** What was told of money that moved, oldest first. */
  Listed movements(Instant since, @Nullable String cursor, int limit) {
    String sql = TOLD + " WHERE heard_at >= ?";
    List<Object> parameters = new ArrayList<>(List.of(since));
    if (cursor != null) {
      List<String> place = Cursor.read(cursor, 2);
      sql += " AND (heard_at, id) > (?, ?)";
      parameters.add(Instant.parse(place.getFirst()));
      parameters.add(place.getLast());
    }
    parameters.add(limit + 1);
    Query<GatewayMovement> query =
        new Query<>(sql + " ORDER BY heard_at, id LIMIT ?", AdyenMemory::movement, parameters);
    List<GatewayMovement> rows = transactions.read(work -> work.ask(query).rows());
    if (rows.size() <= limit) {
      return new Listed(rows, null);
    }
    List<GatewayMovement> page = rows.subList(0, limit);
    return new Listed(page, Cursor.of(page.getLast().at(), page.getLast().id()));
  }

  private static long left(Asked held, List<Asked> moves) {
    return held.status() == Status.FAILED
        ? 0
        : held.amount()
            - sum(moves, Kind.CAPTURE, Asked::counts)
            - sum(moves, Kind.RELEASE, Asked::counts);
  }

  private static long sum(List<Asked> moves, Kind kind, Predicate<Asked> which) {
    return moves.stream()
        .filter(one -> one.kind() == kind)
        .filter(which)
        .mapToLong(Asked::amount)
        .sum();
  }

  private static Query<Asked> byKey(String key, Kind kind) {
    return Query.of(
        COLUMNS + " WHERE key = ? AND key <> '' AND kind = ?", AdyenMemory::read, key, kind);
  }

  private static Query<Asked> moves(String authorization) {
    return Query.of(
        COLUMNS + " WHERE authorization_ref = ? AND kind <> 'AUTHORIZATION'",
        AdyenMemory::read,
        authorization);
  }

  private Write note(
      String key,
      Kind kind,
      @Nullable String reference,
      @Nullable String authorization,
      Money amount,
      Status status) {
    return Write.any(
        ASK,
        Ids.next(),
        key,
        kind,
        reference,
        authorization,
        amount.minor(),
        amount.currency(),
        status,
        null,
        clock.instant());
  }

  /** What has happened can still turn out to have failed; what has failed stays so. */
  private static Write cameTo(
      String key,
      Kind kind,
      Status status,
      @Nullable String code,
      @Nullable String reference,
      @Nullable String authorization) {
    return Write.any(
        CAME_TO,
        status,
        code,
        reference,
        authorization,
        key,
        kind,
        status == Status.FAILED ? Status.DONE : status);
  }

  private static Asked read(ResultSet row) throws SQLException {
    return new Asked(
        row.getString(1),
        Kind.valueOf(row.getString(2)),
        row.getString(3),
        row.getLong(4),
        Status.valueOf(row.getString(5)),
        row.getString(6),
        row.getObject(7, OffsetDateTime.class).toInstant());
  }

  private static GatewayMovement movement(ResultSet row) throws SQLException {
    boolean succeeded = row.getBoolean(5);
    return new GatewayMovement(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        GatewayMovement.Kind.valueOf(row.getString(4)),
        succeeded ? GatewayMovement.Status.SUCCEEDED : GatewayMovement.Status.FAILED,
        new Money(row.getLong(6), row.getString(7)),
        row.getObject(9, OffsetDateTime.class).toInstant(),
        succeeded ? null : row.getString(8));
  }
}
