package dev.unbuy.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.kernel.WithdrawalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of rights by place: which pack holds where and when, and which instants it makes. */
class PolicyPacksTest {

  private static final Path PAGE = Path.of("docs", "rights.md");
  private static final PolicyPacks PACKS = PolicyPacks.shipped();

  @ParameterizedTest
  @CsvSource({
    "DE, 2026-06-18T23:59:59Z, EU, 1",
    "DE, 2026-06-19T00:00:00Z, EU, 2",
    "IE, 2026-11-25T12:00:00Z, EU, 2",
    "GB, 2026-11-25T12:00:00Z, UK, 1",
    "US, 2026-11-25T12:00:00Z, US, 1",
    "BR, 2026-11-25T12:00:00Z, BR, 1",
    "CN, 2026-11-25T12:00:00Z, CN, 1",
    "CH, 2026-11-25T12:00:00Z, default, 1",
    "DE, 2010-11-25T12:00:00Z, default, 1",
  })
  void theDeliveryCountryAndTheDayPickThePack(
      String country, Instant at, String code, int version) {
    PolicyPack pack = PACKS.forCountry(country, at);

    assertThat(pack.code()).isEqualTo(code);
    assertThat(pack.version()).isEqualTo(version);
    assertThat(PACKS.of(code, version)).isEqualTo(pack);
  }

  @ParameterizedTest(name = "{0}: received {1}, told {2}: open until {3}")
  @CsvSource({
    // received on a Wednesday: the 14th day after it is a Wednesday, to its last hour in the Azores
    "EU, 2026-11-25T08:00:00Z, 2026-11-20T08:00:00Z, 2026-12-10T01:00:00Z",
    // the 14th day is a Saturday: until Monday is over
    "EU, 2026-11-28T08:00:00Z, 2026-11-20T08:00:00Z, 2026-12-15T01:00:00Z",
    // the 14th day is Christmas, a Friday: until Monday is over
    "EU, 2026-12-11T08:00:00Z, 2026-11-20T08:00:00Z, 2026-12-29T01:00:00Z",
    // never told: twelve months more
    "EU, 2026-11-25T08:00:00Z, , 2027-12-10T01:00:00Z",
    // told five months later: 14 days from then
    "EU, 2026-11-25T08:00:00Z, 2027-04-26T08:00:00Z, 2027-05-11T00:00:00Z",
    // told on the day after receipt: 14 days from then
    "EU, 2026-11-25T08:00:00Z, 2026-11-26T08:00:00Z, 2026-12-11T01:00:00Z",
    "UK, 2026-11-28T08:00:00Z, 2026-11-20T08:00:00Z, 2026-12-13T00:00:00Z",
    "BR, 2026-11-25T12:00:00Z, 2026-11-20T08:00:00Z, 2026-12-03T05:00:00Z",
    "CN, 2026-11-25T08:00:00Z, , 2026-12-02T16:00:00Z",
  })
  void theRightEndsWithTheLastHourOfItsLastDay(
      String code, Instant received, @Nullable Instant told, Instant until) {
    WithdrawalRight right = Objects.requireNonNull(newest(code).withdrawal());

    assertThat(right.openUntil(received, told, place(code))).isEqualTo(until);
    assertThat(right.openUntil(null, told, place(code))).isEqualTo(Instant.MAX);
  }

  @ParameterizedTest(name = "{0}: declared {1}, goods {2}: late at {3}")
  @CsvSource({
    "EU, 2026-11-02T10:00:00Z, , 2026-11-17T00:00:00Z",
    "EU, 2026-11-02T10:00:00Z, 2026-11-10T10:00:00Z, 2026-11-17T00:00:00Z",
    "EU, 2026-11-02T10:00:00Z, 2026-11-20T10:00:00Z, 2026-11-20T10:00:00Z",
    "UK, 2026-11-02T10:00:00Z, 2026-11-10T10:00:00Z, 2026-11-25T00:00:00Z",
    // seven working days, of which Veterans Day is none
    "US, 2026-11-02T10:00:00Z, , 2026-11-13T00:00:00Z",
    "BR, 2026-11-02T10:00:00Z, 2026-11-10T10:00:00Z, 2026-11-12T00:00:00Z",
    "CN, 2026-11-02T10:00:00Z, 2026-11-10T10:00:00Z, 2026-11-18T00:00:00Z",
  })
  void moneyIsLateFromAnInstantOn(
      String code, Instant declared, @Nullable Instant goods, Instant late) {
    RefundRule rule = Objects.requireNonNull(newest(code).refund());

    assertThat(rule.lateAt(declared, goods, place(code))).isEqualTo(late);
  }

  private static String place(String code) {
    return code.equals("EU") ? "DE" : code.equals("UK") ? "GB" : code;
  }

  @Test
  void holidaysOfTheWholeCountryAreKnown() {
    assertThat(Holidays.in("FR").test(LocalDate.of(2026, 7, 14))).isTrue();
    assertThat(Holidays.in("DE").test(LocalDate.of(2026, 7, 14))).isFalse();
    assertThat(Holidays.in("ZZ").test(LocalDate.of(2026, 12, 25))).isFalse();
  }

  @Test
  void anExceptionHoldsOnlyWhereTheLawKnowsIt() {
    assertThat(newest("EU").excepts(WithdrawalException.SEALED_HYGIENE)).isTrue();
    assertThat(newest("CN").excepts(WithdrawalException.SEALED_HYGIENE)).isFalse();
    assertThat(newest("BR").excepts(WithdrawalException.MADE_TO_ORDER)).isFalse();
    assertThat(newest("EU").excepts(null)).isFalse();
    assertThat(newest("default").excepts(WithdrawalException.PRESS)).isFalse();
  }

  @Test
  void sellersCanOnlyBeKinder() {
    assertThat(newest("EU").returnPaidBy(false)).isEqualTo(ReturnPayer.BUYER);
    assertThat(newest("EU").returnPaidBy(true)).isEqualTo(ReturnPayer.SELLER);
    assertThat(newest("BR").returnPaidBy(false)).isEqualTo(ReturnPayer.SELLER);
  }

  @Test
  void theTableStandsInTheDocumentation() throws IOException {
    assertThat(Files.readString(PAGE))
        .as("the table of %s is not that of the packs; it should be:%n%s", PAGE, table())
        .contains(table());
  }

  private static PolicyPack newest(String code) {
    return PACKS.of(code, Integer.MAX_VALUE);
  }

  private static String table() {
    return """
    | pack | from | withdraw | exceptions | sending back | money back | shipping slips | source |
    | --- | --- | --- | --- | --- | --- | --- | --- |
    """
        + PACKS.all().stream().map(PolicyPacksTest::row).collect(Collectors.joining());
  }

  private static String row(PolicyPack pack) {
    return "| %s %d | %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            pack.code(),
            pack.version(),
            pack.effectiveFrom(),
            withdrawal(pack.withdrawal()),
            exceptions(pack.withdrawal()),
            sendingBack(pack.withdrawal()),
            refund(pack.refund()),
            delay(pack.delay()),
            sources(pack));
  }

  private static String withdrawal(@Nullable WithdrawalRight right) {
    if (right == null) {
      return "–";
    }
    return "%d days from receipt of the last good%s%s%s"
        .formatted(
            right.days(),
            right.endsOnWorkingDay() ? ", to a working day" : "",
            right.untoldMonths() > 0
                ? ", untold %d months more".formatted(right.untoldMonths())
                : "",
            right.functionRequired() ? "; function required" : "");
  }

  private static String exceptions(@Nullable WithdrawalRight right) {
    return right == null
        ? "–"
        : right.exceptions().isEmpty()
            ? "none"
            : right.exceptions().stream()
                .sorted()
                .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
  }

  private static String sendingBack(@Nullable WithdrawalRight right) {
    return right == null
        ? "–"
        : "%d days, %s pays"
            .formatted(
                right.sendBackDays(),
                right.returnPaidBy() == ReturnPayer.BUYER ? "buyer" : "seller");
  }

  private static String refund(@Nullable RefundRule rule) {
    if (rule == null) {
      return "–";
    }
    String goods =
        rule.countsFromGoods()
            ? " from goods or proof"
            : ", or with goods or proof where that is later";
    return "%d %s%s%s"
        .formatted(
            rule.days(),
            rule.working() ? "working " : "",
            rule.days() == 1 ? "day" : "days",
            rule.goodsMayBeWaitedFor() ? goods : "");
  }

  private static String delay(@Nullable DelayRule rule) {
    return rule == null
        ? "–"
        : "notice; silence consents to a first delay of %d days"
            .formatted(rule.silenceConsentsToDays());
  }

  private static String sources(PolicyPack pack) {
    return Stream.of(
            pack.withdrawal() == null ? null : pack.withdrawal().source(),
            pack.delay() == null ? null : pack.delay().source(),
            pack.refund() == null ? null : pack.refund().source())
        .filter(Objects::nonNull)
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
