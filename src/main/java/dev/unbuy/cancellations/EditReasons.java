package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.BuiltInReasons;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.ReasonRule;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.Refusal;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.platform.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * An operator's edits of reasons and their groups. Each makes a new version, which is kept with its
 * author; a cancellation goes on being what it was.
 */
@Component
public class EditReasons {

  private static final String PUT =
      """
      INSERT INTO cancellations.reasons AS r (code, version, giver, group_code, position, evidence,
        found, otherwise, remedies, note_required, words, retired, changed_at, changed_by)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
      ON CONFLICT (code) DO UPDATE SET version = excluded.version, group_code = excluded.group_code,
        position = excluded.position, evidence = excluded.evidence, found = excluded.found,
        otherwise = excluded.otherwise, remedies = excluded.remedies,
        note_required = excluded.note_required, words = excluded.words, retired = excluded.retired,
        changed_at = excluded.changed_at, changed_by = excluded.changed_by
      WHERE r.version = excluded.version - 1 AND r.giver = excluded.giver\
      """;
  private static final String VERSION =
      """
      INSERT INTO cancellations.reason_versions (code, version, meaning, changed_at, changed_by)
      VALUES (?, ?, ?::jsonb, ?, ?)\
      """;
  private static final String VERSIONS =
      """
      SELECT version, meaning::text, changed_at, changed_by FROM cancellations.reason_versions
      WHERE code = ? ORDER BY version\
      """;
  private static final String PUT_GROUP =
      """
      INSERT INTO cancellations.reason_groups AS g
        (code, version, position, words, changed_at, changed_by)
      VALUES (?, 1, ?, ?::jsonb, ?, ?)
      ON CONFLICT (code) DO UPDATE SET version = g.version + 1, position = excluded.position,
        words = excluded.words, changed_at = excluded.changed_at, changed_by = excluded.changed_by\
      """;
  private static final int LAST = 9_999;

  private final Transactions transactions;
  private final Reasons reasons;
  private final JsonMapper json;
  private final InstantSource clock;

  EditReasons(Transactions transactions, Reasons reasons, JsonMapper json, InstantSource clock) {
    this.transactions = transactions;
    this.reasons = reasons;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Adds a reason.
   *
   * @throws InvalidInput when its group is not known
   */
  public ReasonOutcome add(Actor.Operator author, ReasonEdit edit) {
    return change(
        author,
        edit.reason(),
        null,
        present -> present == null ? entry(edit, 0, false) : null,
        "REASON_IS_THERE");
  }

  /**
   * Has a reason mean something else from now on.
   *
   * @param seen the version that the author looked at, or null for whichever it is
   * @throws NotFound when there is none of this name
   * @throws InvalidInput when its group is not known, or its giver is another one
   */
  public ReasonOutcome revise(Actor.Operator author, @Nullable Integer seen, ReasonEdit edit) {
    return change(
        author,
        edit.reason(),
        seen,
        present -> {
          ReasonEntry known = required(present);
          if (known.rule().giver() != edit.giver()) {
            throw new InvalidInput("giver", "stays " + known.rule().giver());
          }
          return entry(edit, known.version(), known.retired());
        },
        "");
  }

  /**
   * Takes a reason from the list, or puts it back. What the marketplace itself gives stays.
   *
   * @throws NotFound when there is none of this name
   */
  public ReasonOutcome retire(
      Actor.Operator author, Reason reason, @Nullable Integer seen, boolean retired) {
    return change(
        author,
        reason,
        seen,
        present -> {
          ReasonEntry known = required(present);
          return retired && isNeeded(known)
              ? null
              : new ReasonEntry(
                  known.rule(), known.position(), known.words(), known.version(), retired);
        },
        "REASON_IS_NEEDED");
  }

  /**
   * Keeps a group: a new one, or another place or name of one that is there.
   *
   * @throws InvalidInput when something of it cannot be
   */
  public void group(Actor.Operator author, String code, int position, Map<String, String> words) {
    if (!code.matches("[A-Z][A-Z0-9_]{1,39}")) {
      throw new InvalidInput("code", "must be 2 to 40 capital letters, digits and underscores");
    }
    if (position < 0 || position > LAST) {
      throw new InvalidInput("position", "must be 0 to " + LAST);
    }
    if (!ReasonEdit.areWords(words)) {
      throw new InvalidInput("words", "must be 1 to 80 characters by language tag");
    }
    transactions.execute(
        work ->
            work.plan(
                Write.expecting(
                    1,
                    PUT_GROUP,
                    code,
                    position,
                    json.writeValueAsString(words),
                    clock.instant(),
                    author.accountId())));
    reasons.changed();
  }

  /**
   * Removes a group that an operator added and under which no reason stands, retired ones counted.
   *
   * @return why not, or empty when it is gone
   * @throws NotFound when there is none of this name
   */
  public Optional<Refusal> removeGroup(String code) {
    Optional<Refusal> refused =
        transactions.run(
            work -> {
              ReasonCatalog all = reasons.read(work);
              var _ = all.group(code).orElseThrow(() -> new NotFound("group"));
              boolean used =
                  BuiltInReasons.GROUPS.contains(code)
                      || all.entries().stream().anyMatch(one -> one.rule().group().equals(code));
              if (used) {
                return Optional.of(
                    new Refusal("reason-not-editable", "GROUP_IS_NEEDED", "IN_USE", List.of()));
              }
              work.plan(
                  Write.expecting(
                      1, "DELETE FROM cancellations.reason_groups WHERE code = ?", code));
              return Optional.empty();
            });
    reasons.changed();
    return refused;
  }

  /** What a reason meant, version by version; what came with the code is not among them. */
  public List<Version> versions(Reason reason) {
    return transactions.read(
        work ->
            work.ask(
                    Query.of(
                        VERSIONS,
                        row ->
                            new Version(
                                row.getInt(1),
                                json.readValue(row.getString(2), ReasonEntry.class),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                row.getObject(4, UUID.class)),
                        reason.name()))
                .rows());
  }

  private ReasonOutcome change(
      Actor.Operator author, Reason reason, @Nullable Integer seen, Edit edit, String rule) {
    ReasonOutcome outcome =
        transactions.run(
            work -> {
              ReasonCatalog all = reasons.read(work);
              ReasonEntry present = all.find(reason).orElse(null);
              if (present != null && seen != null && seen != present.version()) {
                return new ReasonOutcome.ChangedMeanwhile(present.version());
              }
              ReasonEntry next = edit.of(present);
              if (next == null) {
                String state = present != null && present.retired() ? "RETIRED" : "IN_USE";
                return new ReasonOutcome.Refused(
                    new Refusal("reason-not-editable", rule, state, List.of()));
              }
              requireGroup(all, next);
              return new ReasonOutcome.Kept(keep(work, author, next));
            });
    reasons.changed();
    return outcome;
  }

  private ReasonEntry keep(UnitOfWork work, Actor.Operator author, ReasonEntry before) {
    ReasonEntry next =
        new ReasonEntry(
            before.rule(),
            before.position(),
            before.words(),
            before.version() + 1,
            before.retired());
    ReasonRule rule = next.rule();
    Instant now = clock.instant();
    work.plan(
        Write.expecting(
            1,
            PUT,
            next.reason().name(),
            next.version(),
            rule.giver(),
            rule.group(),
            next.position(),
            rule.evidence(),
            rule.found(),
            rule.otherwise(),
            rule.remedies().stream().map(Enum::name).toArray(String[]::new),
            rule.noteRequired(),
            json.writeValueAsString(next.words()),
            next.retired(),
            now,
            author.accountId()));
    work.plan(
        Write.expecting(
            1,
            VERSION,
            next.reason().name(),
            next.version(),
            json.writeValueAsString(next),
            now,
            author.accountId()));
    return next;
  }

  private static void requireGroup(ReasonCatalog all, ReasonEntry entry) {
    if (all.group(entry.rule().group()).isEmpty()) {
      throw new InvalidInput("group", "is not one of the groups");
    }
  }

  /** What the marketplace itself gives, and the last one that somebody can choose. */
  private boolean isNeeded(ReasonEntry entry) {
    Asker giver = entry.rule().giver();
    return giver == Asker.PLATFORM || reasons.now().choices(giver).size() < 2;
  }

  private static ReasonEntry required(@Nullable ReasonEntry present) {
    if (present == null) {
      throw new NotFound("reason");
    }
    return present;
  }

  private static ReasonEntry entry(ReasonEdit edit, int version, boolean retired) {
    return new ReasonEntry(
        new ReasonRule(
            edit.reason(),
            edit.giver(),
            edit.group(),
            edit.evidence(),
            edit.found(),
            edit.otherwise(),
            BuiltInReasons.because(edit.reason(), edit.giver(), edit.evidence(), edit.otherwise()),
            edit.remedies(),
            edit.noteRequired()),
        edit.position(),
        edit.words(),
        version,
        retired);
  }

  @FunctionalInterface
  private interface Edit {
    @Nullable ReasonEntry of(@Nullable ReasonEntry present);
  }

  /** What a reason meant from an instant on, and who decided that. */
  public record Version(int version, ReasonEntry entry, Instant at, UUID author) {}
}
