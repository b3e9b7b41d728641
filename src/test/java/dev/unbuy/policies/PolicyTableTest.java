package dev.unbuy.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.unbuy.kernel.InvalidInput;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every number can be edited within its limits, and nothing else can. */
class PolicyTableTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> BY_CODE =
      Set.of(
          "addedTaxBasisPoints",
          "returns.labelCost",
          "returns.keepItemUpTo",
          "returns.aheadUpTo",
          "money.goodwillUpTo");

  @Test
  void everyNumberOfThePolicyStandsInTheEditor() {
    TreeSet<String> numbers = new TreeSet<>();
    collect("", PolicyTable.tree(PolicyNumbers.DEFAULT), numbers);

    assertThat(PolicyTable.ALL.stream().map(PolicyNumber::name))
        .as("give each number its limits in PolicyTable and its words in messages.properties")
        .containsExactlyInAnyOrderElementsOf(numbers);
  }

  @Test
  void everyNumberIsExplained() throws IOException {
    Properties messages = new Properties();
    try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
      messages.load(file);
    }

    assertThat(PolicyTable.ALL)
        .allSatisfy(one -> assertThat(messages).containsKeys(one.label(), one.hint()));
  }

  @Test
  void whatIsShownIsReadBackAsTheSameNumbers() {
    Map<String, String> shown = PolicyTable.shown(PolicyNumbers.DEFAULT);

    assertThat(
            PolicyTable.between(
                PolicyNumbers.DEFAULT, PolicyTable.typed(PolicyNumbers.DEFAULT, shown)))
        .isEmpty();
    assertThat(shown).containsEntry("numbers.gracePeriod", "60");
    assertThat(shown).containsEntry("numbers.standardCancellationRate", "2.5");
    assertThat(shown).containsEntry("numbers.addedTaxBasisPoints", "US 700");
  }

  @Test
  void aPartOfTheNumbersChangesOnlyThat() {
    PolicyNumbers changed = change("{\"gracePeriod\":\"PT2H\",\"money\":{\"lateAfter\":\"PT3H\"}}");

    assertThat(changed.gracePeriod()).isEqualTo(Duration.ofHours(2));
    assertThat(changed.money().lateAfter()).isEqualTo(Duration.ofHours(3));
    assertThat(PolicyTable.between(PolicyNumbers.DEFAULT, changed))
        .extracting(one -> one.number().name(), PolicyTable.Difference::before)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("gracePeriod", "60"),
            org.assertj.core.groups.Tuple.tuple("money.lateAfter", "60"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"gracePeriod\":\"PT169H\"}           | numbers.gracePeriod",
        "{\"gracePeriod\":60}                   | numbers.gracePeriod",
        "{\"gracePeriod\":null}                 | numbers.gracePeriod",
        "{\"unpaidEndsAfter\":\"PT481H\"}       | numbers.unpaidEndsAfter",
        "{\"commissionBasisPoints\":-1}         | numbers.commissionBasisPoints",
        "{\"commissionBasisPoints\":1.5}        | numbers.commissionBasisPoints",
        "{\"standardCancellationRate\":0.9}     | numbers.standardCancellationRate",
        "{\"addedTaxBasisPoints\":{\"XX\":1}}   | numbers.addedTaxBasisPoints",
        "{\"money\":{\"atExpiry\":\"LATER\"}}   | numbers.money.atExpiry",
        "{\"money\":3}                          | numbers.money",
        "{\"arrival\":{\"CARD\":{\"from\":30}}} | numbers.arrival.CARD.to",
        "{\"nonsense\":1}                       | numbers",
        "[]                                     | numbers"
      })
  void whatIsOutOfItsLimitsIsNamed(String changes, String field) {
    assertThatThrownBy(() -> change(changes))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            invalid ->
                assertThat(invalid.errors())
                    .extracting(InvalidInput.FieldError::field)
                    .containsExactly(field));
  }

  @Test
  void aVersionFromBeforeANumberExistedHasItsDefault() {
    PolicyNumbers read = PolicyTable.read("{\"gracePeriod\":\"PT5M\",\"money\":{},\"gone\":1}");

    assertThat(read.gracePeriod()).isEqualTo(Duration.ofMinutes(5));
    assertThat(read.money()).isEqualTo(MoneyNumbers.DEFAULT);
    assertThat(PolicyTable.read(PolicyTable.write(PolicyNumbers.DEFAULT)))
        .isEqualTo(PolicyNumbers.DEFAULT);
  }

  private static PolicyNumbers change(String changes) {
    return PolicyTable.changed(PolicyNumbers.DEFAULT, JSON.readTree(changes));
  }

  private static void collect(String prefix, JsonNode node, TreeSet<String> names) {
    if (node.isObject() && !BY_CODE.contains(prefix)) {
      node.properties()
          .forEach(
              field ->
                  collect(
                      prefix.isEmpty() ? field.getKey() : prefix + "." + field.getKey(),
                      field.getValue(),
                      names));
    } else {
      names.add(prefix);
    }
  }
}
