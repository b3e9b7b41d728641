package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.BuiltInReasons;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.ReasonRule;
import dev.unbuy.cancellations.rules.RemedyKind;
import dev.unbuy.kernel.InvalidInput;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every reason and group that this marketplace has: those that come with the code, with what the
 * operator changed of them, and the operator's own. Retired ones are among them.
 */
public final class ReasonCatalog {

  private static final int STEP = 10;

  private final List<ReasonGroup> groups;
  private final List<ReasonEntry> entries;
  private final Map<Reason, ReasonEntry> byReason = new LinkedHashMap<>();

  private ReasonCatalog(Collection<ReasonGroup> groups, Collection<ReasonEntry> entries) {
    this.groups =
        groups.stream()
            .sorted(Comparator.comparingInt(ReasonGroup::position).thenComparing(ReasonGroup::code))
            .toList();
    List<String> order = this.groups.stream().map(ReasonGroup::code).toList();
    this.entries =
        entries.stream()
            .sorted(
                Comparator.comparing((ReasonEntry one) -> one.rule().giver())
                    .thenComparingInt(one -> place(order, one.rule().group()))
                    .thenComparingInt(ReasonEntry::position)
                    .thenComparing(one -> one.reason().name()))
            .toList();
    this.entries.forEach(one -> byReason.put(one.reason(), one));
  }

  /** What comes with the code, with these in place of and beside it. */
  static ReasonCatalog of(List<ReasonGroup> decidedGroups, List<ReasonEntry> decided) {
    Map<String, ReasonGroup> groups = new LinkedHashMap<>();
    for (String code : BuiltInReasons.GROUPS) {
      groups.put(code, new ReasonGroup(code, (groups.size() + 1) * STEP, Map.of(), 0));
    }
    decidedGroups.forEach(one -> groups.put(one.code(), one));
    Map<Reason, ReasonEntry> entries = new LinkedHashMap<>();
    for (ReasonRule rule : BuiltInReasons.ALL) {
      entries.put(
          rule.reason(), new ReasonEntry(rule, (entries.size() + 1) * STEP, Map.of(), 0, false));
    }
    decided.forEach(one -> entries.put(one.reason(), one));
    return new ReasonCatalog(groups.values(), entries.values());
  }

  /** All, by giver, group and place. */
  public List<ReasonEntry> entries() {
    return entries;
  }

  /** The groups in their order. */
  public List<ReasonGroup> groups() {
    return groups;
  }

  /** A group of this name. */
  public Optional<ReasonGroup> group(String code) {
    return groups.stream().filter(one -> one.code().equals(code)).findFirst();
  }

  /** A reason, retired or not. */
  public Optional<ReasonEntry> find(Reason reason) {
    return Optional.ofNullable(byReason.get(reason));
  }

  /** What this asker can choose from, in the order of the list. */
  public List<ReasonEntry> choices(Asker asker) {
    return entries.stream().filter(one -> one.canBeChosenBy(asker)).toList();
  }

  /**
   * The reason that this asker gives.
   *
   * @throws InvalidInput when it is retired, of somebody else, or there is none of this name
   */
  public ReasonEntry chosen(Reason reason, Asker asker) {
    return find(reason)
        .filter(one -> one.canBeChosenBy(asker))
        .orElseThrow(
            () ->
                new InvalidInput(
                    "reason",
                    "must be one of " + choices(asker).stream().map(ReasonEntry::reason).toList()));
  }

  /** What is offered instead when this reason is given, in the order of offering. */
  List<RemedyKind> remedies(Reason reason) {
    return find(reason).map(one -> one.rule().remedies()).orElse(List.of());
  }

  /** What the operator calls a reason in a language, or in English; null where nothing is said. */
  public @Nullable String words(Reason reason, Locale locale) {
    return find(reason).map(one -> inLanguage(one.words(), locale)).orElse(null);
  }

  /** What the operator calls a group in a language, or in English; null where nothing is said. */
  public @Nullable String groupWords(String code, Locale locale) {
    return group(code).map(one -> inLanguage(one.words(), locale)).orElse(null);
  }

  private static @Nullable String inLanguage(Map<String, String> words, Locale locale) {
    String exact = words.get(locale.toLanguageTag());
    String language = exact == null ? words.get(locale.getLanguage()) : exact;
    return language == null ? words.get(Locale.ENGLISH.getLanguage()) : language;
  }

  private static int place(List<String> order, String group) {
    int place = order.indexOf(group);
    return place < 0 ? order.size() : place;
  }
}
