package dev.unbuy.policies;

import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.InvalidInput.FieldError;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.policies.PolicyNumber.Group;
import dev.unbuy.policies.PolicyNumber.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every number of the policy, and how a set of them is read, changed and compared. */
public final class PolicyTable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int BASIS_POINTS = 10_000;
  private static final int YEAR = 365;
  private static final Set<String> BY_CODE =
      Set.of("addedTaxBasisPoints", "labelCost", "keepItemUpTo", "aheadUpTo", "goodwillUpTo");
  private static final int MOST_MONEY = 1_000_000;

  /** All of them, by heading. A number that {@link PolicyNumbers} has and this has not is a bug. */
  public static final List<PolicyNumber> ALL = all();

  private PolicyTable() {}

  /** A number by its name. */
  public static Optional<PolicyNumber> find(String name) {
    return ALL.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /**
   * These numbers with some changed, as a client sends them: an object of the same shape as the
   * numbers themselves, with only those in it that change.
   *
   * @throws InvalidInput naming each that is unknown, of another kind or out of its limits
   */
  public static PolicyNumbers changed(PolicyNumbers before, JsonNode changes) {
    Map<String, JsonNode> leaves = new LinkedHashMap<>();
    List<FieldError> errors = new ArrayList<>();
    collect("", changes, leaves, errors);
    return with(before, leaves, errors);
  }

  /**
   * These numbers with others as they were typed, by name.
   *
   * @throws InvalidInput naming each that cannot be read or is out of its limits
   */
  public static PolicyNumbers typed(PolicyNumbers before, Map<String, String> typed) {
    Map<String, JsonNode> leaves = new LinkedHashMap<>();
    List<FieldError> errors = new ArrayList<>();
    for (PolicyNumber number : ALL) {
      String text = typed.get(number.field());
      if (text != null) {
        try {
          leaves.put(number.name(), number.typed(text));
        } catch (InvalidInput invalid) {
          errors.addAll(invalid.errors());
        }
      }
    }
    return with(before, leaves, errors);
  }

  /** Each number as it is typed, by field. */
  public static Map<String, String> shown(PolicyNumbers numbers) {
    JsonNode tree = tree(numbers);
    Map<String, String> shown = new LinkedHashMap<>();
    ALL.forEach(one -> shown.put(one.field(), one.shown(at(tree, one.name()))));
    return shown;
  }

  /** What differs between two sets of numbers, in the order of the table. */
  public static List<Difference> between(PolicyNumbers before, PolicyNumbers after) {
    JsonNode first = tree(before);
    JsonNode second = tree(after);
    return ALL.stream()
        .filter(one -> !at(first, one.name()).equals(at(second, one.name())))
        .map(
            one ->
                new Difference(
                    one, one.shown(at(first, one.name())), one.shown(at(second, one.name()))))
        .toList();
  }

  /** The numbers as they are kept: a version from before a number existed has the default of it. */
  static PolicyNumbers read(String kept) {
    ObjectNode numbers = JSON.valueToTree(PolicyNumbers.DEFAULT);
    complete(numbers, JSON.readTree(kept));
    return JSON.treeToValue(numbers, PolicyNumbers.class);
  }

  /** As {@link #read} reads them. */
  static String write(PolicyNumbers numbers) {
    return JSON.writeValueAsString(numbers);
  }

  /** All numbers by name, also of means of payment that no version speaks of. */
  static ObjectNode tree(PolicyNumbers numbers) {
    ObjectNode tree = JSON.valueToTree(numbers);
    ObjectNode arrival = tree.putObject("arrival");
    for (PaymentMethod method : PaymentMethod.values()) {
      arrival.set(method.name(), JSON.valueToTree(numbers.arrivalOf(method)));
    }
    return tree;
  }

  private static void complete(ObjectNode numbers, JsonNode kept) {
    for (var field : kept.properties()) {
      if (!BY_CODE.contains(field.getKey())
          && numbers.get(field.getKey()) instanceof ObjectNode group
          && field.getValue() instanceof ObjectNode) {
        complete(group, field.getValue());
      } else if (numbers.has(field.getKey())) {
        numbers.set(field.getKey(), field.getValue());
      }
    }
  }

  private static void collect(
      String prefix, JsonNode sent, Map<String, JsonNode> leaves, List<FieldError> errors) {
    if (!(sent instanceof ObjectNode object)) {
      errors.add(
          new FieldError(
              prefix.isEmpty() ? "numbers" : "numbers." + prefix, "must be an object of numbers"));
      return;
    }
    for (var field : object.properties()) {
      String name = prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey();
      if (find(name).isPresent()) {
        leaves.put(name, field.getValue());
      } else if (ALL.stream().anyMatch(one -> one.name().startsWith(name + "."))) {
        collect(name, field.getValue(), leaves, errors);
      } else {
        errors.add(new FieldError("numbers", "has a name that is not one of the policy's"));
      }
    }
  }

  private static PolicyNumbers with(
      PolicyNumbers before, Map<String, JsonNode> leaves, List<FieldError> errors) {
    ObjectNode tree = tree(before);
    leaves.forEach(
        (name, sent) -> {
          try {
            PolicyNumber number = find(name).orElseThrow();
            put(tree, name, number.read(sent));
          } catch (InvalidInput invalid) {
            errors.addAll(invalid.errors());
          }
        });
    if (errors.isEmpty()) {
      errors.addAll(contradictions(tree));
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
    return JSON.treeToValue(tree, PolicyNumbers.class);
  }

  private static List<FieldError> contradictions(JsonNode tree) {
    List<FieldError> errors = new ArrayList<>();
    for (PaymentMethod method : PaymentMethod.values()) {
      String name = "arrival." + method;
      if (at(tree, name + ".from").intValue() > at(tree, name + ".to").intValue()) {
        errors.add(new FieldError("numbers." + name + ".to", "must not be before the first day"));
      }
    }
    return errors;
  }

  private static JsonNode at(JsonNode tree, String name) {
    return tree.at("/" + name.replace('.', '/'));
  }

  private static void put(ObjectNode tree, String name, JsonNode value) {
    int dot = name.lastIndexOf('.');
    ObjectNode parent = dot < 0 ? tree : (ObjectNode) at(tree, name.substring(0, dot));
    parent.set(name.substring(dot + 1), value);
  }

  private static List<PolicyNumber> all() {
    List<PolicyNumber> all = new ArrayList<>();
    all.add(new PolicyNumber("gracePeriod", Group.CANCELING, Unit.MINUTES, 0, 7 * 24 * 60, true));
    all.add(new PolicyNumber("sellerAnswersWithin", Group.CANCELING, Unit.HOURS, 1, 336, true));
    all.add(
        new PolicyNumber("platformWaitsAfterShipBy", Group.CANCELING, Unit.HOURS, 0, 720, true));
    all.add(new PolicyNumber("unpaidEndsAfter", Group.CANCELING, Unit.HOURS, 1, 480, true));
    all.add(number("habits.window", Group.CANCELING, Unit.DAYS, 1, YEAR));
    all.add(number("habits.cancellations", Group.CANCELING, Unit.COUNT, 1, 1_000_000));
    all.add(number("habits.shareBasisPoints", Group.CANCELING, Unit.BASIS_POINTS, 0, BASIS_POINTS));
    all.add(number("redress.undoFor", Group.REDRESS, Unit.MINUTES, 0, 1_440));
    all.add(number("redress.refundHold", Group.REDRESS, Unit.SECONDS, 0, 86_400));
    all.add(number("redress.contestWithin", Group.REDRESS, Unit.DAYS, 1, YEAR));
    all.add(number("redress.carrierAnswersWithin", Group.REDRESS, Unit.MINUTES, 10, 10_080));
    all.add(
        new PolicyNumber("standardCancellationRate", Group.STANDING, Unit.PERCENT, 0.1, 50, true));
    all.add(
        new PolicyNumber("standardLateShipmentRate", Group.STANDING, Unit.PERCENT, 0.1, 50, true));
    all.add(
        new PolicyNumber("standardOrderDefectRate", Group.STANDING, Unit.PERCENT, 0.1, 50, true));
    all.add(new PolicyNumber("priorOrders", Group.STANDING, Unit.COUNT, 0, 1_000, true));
    all.add(new PolicyNumber("phantomRatings", Group.STANDING, Unit.COUNT, 0, 1_000, true));
    all.add(number("priceAdjustmentWithin", Group.PRICES, Unit.DAYS, 0, 90));
    all.add(
        number("priceAdjustmentCapBasisPoints", Group.PRICES, Unit.BASIS_POINTS, 0, BASIS_POINTS));
    all.add(number("commissionBasisPoints", Group.PRICES, Unit.BASIS_POINTS, 0, BASIS_POINTS / 2));
    all.add(number("addedTaxBasisPoints", Group.PRICES, Unit.BY_COUNTRY, 0, BASIS_POINTS));
    all.add(number("protection", Group.MONEY, Unit.DAYS, 1, YEAR));
    all.add(number("money.payoutEvery", Group.MONEY, Unit.HOURS, 1, 744));
    all.add(number("money.expiryLead", Group.MONEY, Unit.HOURS, 1, 168));
    all.add(number("money.atExpiry", Group.MONEY, Unit.CHOICE, 0, 0));
    all.add(number("money.refundInstructions", Group.MONEY, Unit.COUNT, 1, 10));
    all.add(number("money.arrivalsToLearnFrom", Group.MONEY, Unit.COUNT, 1, 100_000));
    all.add(number("money.reconcileHour", Group.MONEY, Unit.COUNT, 0, 23));
    all.add(number("money.reconcileAfter", Group.MONEY, Unit.MINUTES, 0, 1_440));
    all.add(number("money.lateAfter", Group.MONEY, Unit.MINUTES, 1, 10_080));
    all.add(number("money.goodwillUpTo", Group.MONEY, Unit.BY_CURRENCY, 0, 100 * MOST_MONEY));
    for (PaymentMethod method : PaymentMethod.values()) {
      all.add(number("arrival." + method + ".from", Group.ARRIVAL, Unit.COUNT, 0, 90));
      all.add(number("arrival." + method + ".to", Group.ARRIVAL, Unit.COUNT, 0, 90));
    }
    all.addAll(ofReturns());
    all.addAll(ofPromises());
    all.addAll(ofConsequences());
    return List.copyOf(all);
  }

  private static List<PolicyNumber> ofReturns() {
    return List.of(
        number("returns.sellerAnswersWithin", Group.RETURNS, Unit.HOURS, 1, 336),
        number("returns.sendWithin", Group.RETURNS, Unit.DAYS, 3, 90),
        number("returns.arrivesWithin", Group.RETURNS, Unit.DAYS, 3, 90),
        number("returns.inspectWithin", Group.RETURNS, Unit.DAYS, 1, 30),
        number("returns.lostAfter", Group.RETURNS, Unit.DAYS, 1, 90),
        number("returns.labelCost", Group.RETURNS, Unit.BY_CURRENCY, 0, MOST_MONEY),
        number("returns.keepItemUpTo", Group.RETURNS, Unit.BY_CURRENCY, 0, MOST_MONEY),
        number("returns.aheadUpTo", Group.RETURNS, Unit.BY_CURRENCY, 0, MOST_MONEY),
        number("returns.disputeAnswersWithin", Group.RETURNS, Unit.HOURS, 1, 720),
        number("returns.agentDecidesWithin", Group.RETURNS, Unit.HOURS, 1, 720),
        number("returns.appealWithin", Group.RETURNS, Unit.HOURS, 1, 720));
  }

  private static List<PolicyNumber> ofPromises() {
    return List.of(
        number("promises.termsCountAs", Group.PROMISES, Unit.COUNT, 1, 10_000),
        number("promises.earliestBasisPoints", Group.PROMISES, Unit.BASIS_POINTS, 0, 5_000),
        number("promises.latestBasisPoints", Group.PROMISES, Unit.BASIS_POINTS, 5_000, 9_990),
        number("promises.window", Group.PROMISES, Unit.DAYS, 30, 2 * YEAR));
  }

  private static List<PolicyNumber> ofConsequences() {
    String prefix = "consequences.";
    return List.of(
        number(prefix + "notice", Group.STANDING, Unit.DAYS, 1, 90),
        number(
            prefix + "atRiskSearchBasisPoints",
            Group.STANDING,
            Unit.BASIS_POINTS,
            1_000,
            BASIS_POINTS),
        number(prefix + "atRiskOrdersADay", Group.STANDING, Unit.COUNT, 0, 1_000_000),
        number(
            prefix + "belowSearchBasisPoints",
            Group.STANDING,
            Unit.BASIS_POINTS,
            1_000,
            BASIS_POINTS),
        number(prefix + "belowOrdersADay", Group.STANDING, Unit.COUNT, 0, 1_000_000),
        number(prefix + "belowPausedAfter", Group.STANDING, Unit.DAYS, 0, YEAR));
  }

  private static PolicyNumber number(
      String name, Group group, Unit unit, double least, double most) {
    return new PolicyNumber(name, group, unit, least, most, false);
  }

  /**
   * A number that is not the same in two versions.
   *
   * @param before as it is typed, in its unit
   */
  public record Difference(PolicyNumber number, String before, String after) {}
}
