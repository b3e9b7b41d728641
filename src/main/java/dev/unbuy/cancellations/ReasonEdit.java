package dev.unbuy.cancellations;

import dev.unbuy.cancellations.rules.Asker;
import dev.unbuy.cancellations.rules.EvidenceKind;
import dev.unbuy.cancellations.rules.Fault;
import dev.unbuy.cancellations.rules.Reason;
import dev.unbuy.cancellations.rules.RemedyKind;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.InvalidInput.FieldError;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an operator wants a reason to be. Cannot be made of parts that contradict each other.
 *
 * @param giver who may give it
 * @param group a group's name
 * @param position its place in the group, 0 to 9999
 * @param found whose fault it is where the evidence is found
 * @param otherwise whose fault it is otherwise; a seller's reason is always the seller's
 * @param remedies what is offered instead; only a buyer is offered something
 * @param words what it is called, by language tag
 */
public record ReasonEdit(
    Reason reason,
    Asker giver,
    String group,
    int position,
    EvidenceKind evidence,
    Fault found,
    Fault otherwise,
    List<RemedyKind> remedies,
    boolean noteRequired,
    Map<String, String> words) {

  /** The longest name of a reason. */
  public static final int MAX_WORDS = 80;

  private static final int LAST = 9_999;
  private static final int MOST_LANGUAGES = 50;
  private static final Set<RemedyKind> CANCELING =
      EnumSet.of(RemedyKind.SAVE_FOR_LATER, RemedyKind.CANCEL_TWIN);

  /**
   * @throws InvalidInput naming each part that cannot be
   */
  public ReasonEdit {
    remedies = List.copyOf(remedies);
    words = Map.copyOf(words);
    List<FieldError> errors = new ArrayList<>();
    check(errors, position >= 0 && position <= LAST, "position", "must be 0 to " + LAST);
    check(
        errors,
        giver != Asker.SELLER || otherwise == Fault.SELLER,
        "otherwise",
        "must be SELLER: no seller chooses a way out");
    check(
        errors,
        giver == Asker.BUYER || remedies.isEmpty(),
        "remedies",
        "are offered to buyers only");
    check(errors, Set.copyOf(remedies).size() == remedies.size(), "remedies", "are named twice");
    check(
        errors,
        !noteRequired || remedies.stream().noneMatch(CANCELING::contains),
        "noteRequired",
        "is not possible beside a remedy that cancels at once");
    check(errors, areWords(words), "words", "must be 1 to 80 characters by language tag");
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }

  static boolean areWords(Map<String, String> words) {
    return words.size() <= MOST_LANGUAGES
        && words.entrySet().stream()
            .allMatch(
                one ->
                    isLanguage(one.getKey())
                        && !one.getValue().isBlank()
                        && one.getValue().length() <= MAX_WORDS
                        && one.getValue().chars().noneMatch(Character::isISOControl));
  }

  private static boolean isLanguage(String tag) {
    return tag.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
        && Locale.forLanguageTag(tag).toLanguageTag().equals(tag);
  }

  private static void check(List<FieldError> errors, boolean holds, String field, String message) {
    if (!holds) {
      errors.add(new FieldError(field, message));
    }
  }
}
