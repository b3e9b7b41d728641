package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.BuiltInReasons;
import dev.unbuy.cancellations.rules.EvidenceKind;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.ReasonRule;
import dev.unbuy.cancellations.rules.RemedyKind;
import dev.unbuy.platform.Answer;
import dev.unbuy.platform.Kept;
import dev.unbuy.platform.Query;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The marketplace's reasons and their names; looked up at most every few seconds on each node. */
@Component
public class Reasons {

  private static final Duration KEPT = Duration.ofSeconds(3);
  private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};
  private static final String GROUPS =
      "SELECT code, position, words::text, version FROM cancellations.reason_groups";
  private static final String REASONS =
      """
      SELECT code, giver, group_code, evidence, found, otherwise, remedies, note_required, position,
        words::text, version, retired FROM cancellations.reasons\
      """;

  private final MessageSource messages;
  private final JsonMapper json;
  private final Kept<ReasonCatalog> kept;

  Reasons(Transactions transactions, MessageSource messages, JsonMapper json, InstantSource clock) {
    this.messages = messages;
    this.json = json;
    this.kept = new Kept<>(transactions, clock, KEPT, this::ask);
  }

  /** All of them now. */
  public ReasonCatalog now() {
    return kept.get();
  }

  /** Asks for them along with what else this unit of work asks first, if they have become old. */
  public void ask(UnitOfWork work) {
    kept.ask(work);
  }

  /** All of them as this unit of work sees them, whatever is remembered. */
  ReasonCatalog read(UnitOfWork work) {
    var groups = work.ask(Query.of(GROUPS, this::group));
    var entries = work.ask(Query.of(REASONS, this::entry));
    return ReasonCatalog.of(groups.rows(), entries.rows());
  }

  /** Has a change be seen at once on this node. */
  void changed() {
    kept.forget();
  }

  /** What a reason is called: by the operator, else by the message file, else its code. */
  public String label(Reason reason, Locale locale) {
    String words = now().words(reason, locale);
    return words != null ? words : fromFile("reason." + reason, reason.name(), locale);
  }

  /** What a group is called. */
  public String groupLabel(String code, Locale locale) {
    String words = now().groupWords(code, locale);
    return words != null ? words : fromFile("reason.group." + code, code, locale);
  }

  private String fromFile(String key, String otherwise, Locale locale) {
    return Objects.requireNonNull(messages.getMessage(key, null, otherwise, locale));
  }

  private Answer<?> ask(UnitOfWork work, Instant now, Consumer<Kept.Read<ReasonCatalog>> arrived) {
    Answer<ReasonGroup> groups = work.ask(Query.of(GROUPS, this::group));
    return work.ask(
        Query.of(REASONS, this::entry),
        rows -> arrived.accept(new Kept.Read<>(ReasonCatalog.of(groups.rows(), rows), null)));
  }

  private ReasonGroup group(ResultSet row) throws SQLException {
    return new ReasonGroup(
        row.getString(1), row.getInt(2), json.readValue(row.getString(3), WORDS), row.getInt(4));
  }

  private ReasonEntry entry(ResultSet row) throws SQLException {
    Reason reason = Reason.valueOf(row.getString(1));
    Asker giver = Asker.valueOf(row.getString(2));
    EvidenceKind evidence = EvidenceKind.valueOf(row.getString(4));
    Fault otherwise = Fault.valueOf(row.getString(6));
    ReasonRule rule =
        new ReasonRule(
            reason,
            giver,
            row.getString(3),
            evidence,
            Fault.valueOf(row.getString(5)),
            otherwise,
            BuiltInReasons.because(reason, giver, evidence, otherwise),
            remedies((String[]) row.getArray(7).getArray()),
            row.getBoolean(8));
    return new ReasonEntry(
        rule,
        row.getInt(9),
        json.readValue(row.getString(10), WORDS),
        row.getInt(11),
        row.getBoolean(12));
  }

  private static List<RemedyKind> remedies(String[] names) {
    return Stream.of(names).map(RemedyKind::valueOf).toList();
  }
}
