package dev.unbuy.policies;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import dev.unbuy.policies.PolicyVersion.Status;
import dev.unbuy.policies.PolicyVersions.What;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An operator's edits of the policy: a draft is written on top of what is in force, revised,
 * scheduled for an instant, or dropped. Once it holds, it never changes: another version takes its
 * place. Every step leaves a row with its author.
 */
@Component
public class EditPolicy {

  /** The longest note. */
  public static final int MAX_NOTE = 2_000;

  private static final Duration FURTHEST = Duration.ofDays(366);
  private static final String INSERT =
      """
      INSERT INTO policies.policy_versions
        (id, status, numbers, source, author_id, created_at, based_on)
      VALUES (?, 'DRAFT', ?::jsonb, ?, ?, ?, ?)\
      """;
  private static final String AS_DELIVERED =
      """
      INSERT INTO policies.policy_versions (id, effective_from, numbers, source, created_at)
      SELECT ?, ?::timestamptz, ?::jsonb, ?, ?
      WHERE NOT EXISTS (SELECT FROM policies.policy_versions WHERE status = 'SCHEDULED')
      ON CONFLICT DO NOTHING\
      """;
  private static final String UPDATE =
      """
      UPDATE policies.policy_versions SET status = ?, numbers = ?::jsonb, source = ?,
        effective_from = ?, based_on = ?, revision = revision + 1
      WHERE id = ? AND revision = ?\
      """;
  private static final String CHANGE =
      """
      INSERT INTO policies.policy_changes
        (id, version_id, revision, what, numbers, note, effective_from, author_id, at)
      VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)\
      """;
  private static final String IN_FORCE_AT =
      """
      SELECT id FROM policies.policy_versions WHERE status = 'SCHEDULED' AND effective_from <= ?
      ORDER BY effective_from DESC LIMIT 1\
      """;
  private static final String TAKEN =
      "SELECT id FROM policies.policy_versions WHERE status = 'SCHEDULED' AND effective_from = ?";

  private final Transactions transactions;
  private final Policies policies;
  private final InstantSource clock;

  EditPolicy(Transactions transactions, Policies policies, InstantSource clock) {
    this.transactions = transactions;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * Drafts a version on top of what is in force.
   *
   * @param edit makes the new numbers of those in force
   * @throws InvalidInput when a number or the note is out of its limits
   */
  public PolicyVersion draft(
      Actor.Operator author, String note, UnaryOperator<PolicyNumbers> edit) {
    requireNote(note);
    Policies.InForce base = policies.inForce();
    PolicyNumbers numbers = edit.apply(base.numbers());
    Instant now = clock.instant();
    PolicyVersion draft =
        new PolicyVersion(
            Ids.next(),
            Status.DRAFT,
            null,
            numbers,
            note.strip(),
            author.accountId(),
            now.truncatedTo(ChronoUnit.MICROS),
            1,
            base.id());
    transactions.execute(
        work -> {
          work.plan(
              Write.any(
                  AS_DELIVERED,
                  Ids.next(),
                  Instant.EPOCH,
                  PolicyTable.write(PolicyNumbers.DEFAULT),
                  "as delivered",
                  now));
          work.plan(
              Write.expecting(
                  1,
                  INSERT,
                  draft.id(),
                  PolicyTable.write(numbers),
                  draft.note(),
                  author.accountId(),
                  now,
                  draft.basedOn()));
          note(work, draft, What.DRAFTED, author, now);
        });
    return draft;
  }

  /**
   * Writes a draft anew.
   *
   * @param seen the revision that the author looked at, or null for whichever it is
   * @param note what it is for, or null to leave that
   * @param edit makes the new numbers of the draft's
   * @throws NotFound when there is no such version
   * @throws InvalidInput when a number or the note is out of its limits
   */
  public PolicyOutcome revise(
      Actor.Operator author,
      UUID id,
      @Nullable Integer seen,
      @Nullable String note,
      UnaryOperator<PolicyNumbers> edit) {
    if (note != null) {
      requireNote(note);
    }
    return step(
        author,
        id,
        seen,
        What.REVISED,
        (work, version) ->
            version.status() == Status.DRAFT
                ? new Next(
                    as(
                        version,
                        Status.DRAFT,
                        null,
                        edit.apply(version.numbers()),
                        note == null ? version.note() : note.strip()))
                : refused(version, "ONLY_A_DRAFT_IS_WRITTEN", "DRAFT_ANOTHER"));
  }

  /**
   * Has a draft take over.
   *
   * @param from when, at most a year ahead; null for now
   * @throws InvalidInput when the instant has passed, or is another version's
   */
  public PolicyOutcome schedule(
      Actor.Operator author, UUID id, @Nullable Integer seen, @Nullable Instant from) {
    Instant now = clock.instant();
    Instant at = (from == null ? now : from).truncatedTo(ChronoUnit.MICROS);
    if (from != null && (from.isBefore(now) || from.isAfter(now.plus(FURTHEST)))) {
      throw new InvalidInput("effectiveFrom", "must lie in the future, at most a year ahead");
    }
    PolicyOutcome outcome =
        step(
            author,
            id,
            seen,
            What.SCHEDULED,
            (work, version) -> {
              if (version.status() != Status.DRAFT) {
                return refused(version, "ONLY_A_DRAFT_IS_SCHEDULED", "DRAFT_ANOTHER");
              }
              var before = work.ask(Query.of(IN_FORCE_AT, row -> row.getObject(1, UUID.class), at));
              var taken = work.ask(Query.of(TAKEN, row -> row.getObject(1, UUID.class), at));
              if (!taken.rows().isEmpty()) {
                throw new InvalidInput("effectiveFrom", "is when another version takes over");
              }
              UUID inForce = before.first().orElse(null);
              boolean asDelivered = version.basedOn() == null && isAsDelivered(work, inForce);
              return asDelivered || Objects.equals(inForce, version.basedOn())
                  ? new Next(as(version, Status.SCHEDULED, at, version.numbers(), version.note()))
                  : refused(version, "WRITTEN_ON_ANOTHER_VERSION", "DRAFT_ANOTHER");
            });
    policies.changed();
    return outcome;
  }

  /** Gives a version up that does not hold yet. */
  public PolicyOutcome drop(Actor.Operator author, UUID id, @Nullable Integer seen) {
    PolicyOutcome outcome =
        step(
            author,
            id,
            seen,
            What.DROPPED,
            (work, version) ->
                version.status() == Status.DRAFT || version.status() == Status.SCHEDULED
                    ? new Next(
                        as(
                            version,
                            Status.DROPPED,
                            version.effectiveFrom(),
                            version.numbers(),
                            version.note()))
                    : refused(version, "WHAT_HELD_IS_HISTORY", "DRAFT_ANOTHER"));
    policies.changed();
    return outcome;
  }

  private PolicyOutcome step(
      Actor.Operator author,
      UUID id,
      @Nullable Integer seen,
      What what,
      BiFunction<UnitOfWork, PolicyVersion, Step> decide) {
    return transactions.run(
        work -> {
          Instant now = clock.instant();
          PolicyVersion version =
              work.ask(PolicyVersions.locked(id, now))
                  .first()
                  .orElseThrow(() -> new NotFound("policy"));
          if (seen != null && seen != version.revision()) {
            return new PolicyOutcome.ChangedMeanwhile(version.revision());
          }
          return switch (decide.apply(work, version)) {
            case No no -> new PolicyOutcome.Refused(no.refusal());
            case Next next -> {
              PolicyVersion written = next.version();
              work.plan(
                  Write.expecting(
                      1,
                      UPDATE,
                      written.status(),
                      PolicyTable.write(written.numbers()),
                      written.note(),
                      written.effectiveFrom(),
                      written.basedOn(),
                      id,
                      version.revision()));
              note(work, written, what, author, now);
              yield new PolicyOutcome.Done(written);
            }
          };
        });
  }

  private static void note(
      UnitOfWork work, PolicyVersion version, What what, Actor.Operator author, Instant now) {
    work.plan(
        Write.expecting(
            1,
            CHANGE,
            Ids.next(),
            version.id(),
            version.revision(),
            what,
            PolicyTable.write(version.numbers()),
            version.note(),
            version.effectiveFrom(),
            author.accountId(),
            now));
  }

  private static PolicyVersion as(
      PolicyVersion version,
      Status status,
      @Nullable Instant from,
      PolicyNumbers numbers,
      String note) {
    return new PolicyVersion(
        version.id(),
        status,
        from,
        numbers,
        note,
        version.authorId(),
        version.createdAt(),
        version.revision() + 1,
        version.basedOn());
  }

  /** A draft on top of what came with the code may follow that, once it is written down. */
  private static boolean isAsDelivered(UnitOfWork work, @Nullable UUID id) {
    return id == null
        || work.ask(
                Query.of(
                    "SELECT id FROM policies.policy_versions WHERE id = ? AND effective_from = ?",
                    row -> row.getObject(1, UUID.class),
                    id,
                    Instant.EPOCH))
            .first()
            .isPresent();
  }

  private static No refused(PolicyVersion version, String rule, String alternative) {
    return new No(
        new Refusal("policy-not-editable", rule, version.status().name(), List.of(alternative)));
  }

  private static void requireNote(String note) {
    if (note.isBlank() || note.length() > MAX_NOTE || note.indexOf('\0') >= 0) {
      throw new InvalidInput("note", "must have 1 to %d characters".formatted(MAX_NOTE));
    }
  }

  private sealed interface Step {}

  private record Next(PolicyVersion version) implements Step {}

  private record No(Refusal refusal) implements Step {}
}
