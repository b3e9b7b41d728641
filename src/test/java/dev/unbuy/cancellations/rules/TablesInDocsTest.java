package dev.unbuy.cancellations.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.changes.rules.ChangeFacts;
import dev.unbuy.changes.rules.WhoMayChange;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.orders.OrderPayment;
import dev.unbuy.policies.ArrivalDays;
import dev.unbuy.policies.PolicyNumbers;
import dev.unbuy.policies.PolicyTable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The tables of {@code docs/rules.md} are printed from the functions that decide. When they differ,
 * this test fails and leaves what should stand there in {@code target/rules.md}.
 */
class TablesInDocsTest {

  private static final Path PAGE = Path.of("docs", "rules.md");
  private static final Path PRINTED = Path.of("target", "rules.md");
  private static final Instant PAID = Instant.parse("2026-03-02T10:00:00Z");
  private static final Instant SHIP_BY = PAID.plus(Duration.ofDays(3));
  private static final Instant NEXT_DAY = PAID.plus(Duration.ofDays(1));
  private static final CancellationPolicy POLICY = CancellationPolicy.DEFAULT;

  private final Properties messages = new Properties();

  @BeforeEach
  void words() throws IOException {
    try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
      messages.load(file);
    }
  }

  @Test
  void thePageSaysWhatTheCodeDecides() throws IOException {
    String page = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    String printed = page;
    for (Map.Entry<String, String> table :
        Map.of(
                "who-may-cancel", whoMayCancel(),
                "who-may-change", whoMayChange(),
                "when-it-cannot", whenItCannot(),
                "reasons", reasons(),
                "arrivals", arrivals(),
                "standards", numbers())
            .entrySet()) {
      printed = with(printed, table.getKey(), table.getValue());
    }
    Files.createDirectories(PRINTED.getParent());
    Files.writeString(PRINTED, printed);

    assertThat(page)
        .as("tables changed: look at what %s says, and copy it to %s", PRINTED, PAGE)
        .isEqualTo(printed);
  }

  private String whoMayCancel() {
    List<Situation> situations =
        List.of(
            new Situation("every unit asked for has shipped or been canceled", paid(0, 0, false)),
            new Situation(
                "a statutory right to withdraw is open",
                new CancellationFacts(1, 0, PaymentState.PAID, PAID, SHIP_BY, Instant.MAX, false)),
            new Situation("not paid yet", unpaid(PaymentState.UNPAID)),
            new Situation("payment under review", unpaid(PaymentState.UNDER_REVIEW)),
            new Situation("paid, within the grace period", paid(1, 0, false), PAID),
            new Situation("paid, ship-by date has passed", paid(1, 0, false), SHIP_BY),
            new Situation(
                "paid, ship-by date and the further grace have passed",
                paid(1, 0, false),
                SHIP_BY.plus(POLICY.platformWaitsAfterShipBy())),
            new Situation(
                "paid, nothing being packed, the seller accepts every cancellation",
                paid(1, 0, true)),
            new Situation("paid, nothing being packed", paid(1, 0, false)),
            new Situation("paid, some unit is being packed or labeled", paid(1, 1, false)));
    List<List<String>> rows = new ArrayList<>();
    for (Situation one : situations) {
      rows.add(
          Stream.concat(
                  Stream.of(one.words()),
                  Stream.of(Asker.values())
                      .map(
                          asker ->
                              said(WhoMayCancel.decide(one.facts(), POLICY, asker, one.now()))))
              .toList());
    }
    return table(List.of("situation", "buyer", "seller", "marketplace"), rows);
  }

  private String whoMayChange() {
    ChangeFacts free = change(false, false, false, false, true, true, true, true, true, false);
    Map<String, ChangeFacts> situations = new LinkedHashMap<>();
    situations.put(
        "another change of the order waits",
        change(true, false, false, false, true, true, true, true, true, false));
    situations.put("everything has shipped, was canceled or waits", nothingLeft());
    situations.put(
        "units that would leave are packed, or a parcel is and faster shipping is wanted",
        change(false, true, false, false, true, true, true, true, true, false));
    situations.put(
        "another address, and a parcel is packed",
        change(false, false, true, true, true, true, true, true, true, false));
    situations.put(
        "the shop does not ship there",
        change(false, false, true, false, false, true, true, true, true, false));
    situations.put(
        "a faster way is wanted, and the shop has none",
        change(false, false, false, false, true, false, true, true, true, false));
    situations.put(
        "not so many are left of what is wanted",
        change(false, false, false, false, true, true, false, true, true, false));
    situations.put(
        "not paid yet", change(false, false, false, false, true, true, true, true, false, false));
    situations.put("paid, within the grace period", free);
    situations.put(
        "another payment, an address at the same cost, a faster way that is offered to everybody",
        change(false, false, false, false, true, true, true, false, true, false));
    situations.put(
        "the seller accepts automatically",
        change(false, false, false, false, true, true, true, true, true, true));
    situations.put("anything else", free);
    return table(
        List.of("situation", "row", "what happens"),
        situations.entrySet().stream()
            .map(
                one -> {
                  Instant now = one.getKey().contains("grace") ? PAID : NEXT_DAY;
                  var verdict = WhoMayChange.decide(one.getValue(), Duration.ofHours(1), now);
                  return List.of(
                      one.getKey(),
                      "`" + verdict.rule() + "`",
                      verdict.outcome().name().toLowerCase(Locale.ROOT));
                })
            .toList());
  }

  private static ChangeFacts nothingLeft() {
    return new ChangeFacts(
        false, false, false, false, false, true, true, true, true, OrderPayment.PAID, PAID, false);
  }

  private static ChangeFacts change(
      boolean waits,
      boolean unitsPacked,
      boolean address,
      boolean packed,
      boolean there,
      boolean way,
      boolean stock,
      boolean seller,
      boolean paid,
      boolean accepts) {
    return new ChangeFacts(
        true,
        waits,
        unitsPacked,
        address,
        packed,
        there,
        way,
        stock,
        seller,
        paid ? OrderPayment.PAID : OrderPayment.UNPAID,
        paid ? PAID : null,
        accepts);
  }

  private static String said(Decision decision) {
    return switch (decision) {
      case Decision.Refused _ -> "refused";
      case Decision.Settled settled when settled.fault() != null ->
          "settled, fault " + settled.fault();
      case Decision.Settled _ -> "settled";
      case Decision.Asked _ -> "asked; silence settles it";
    };
  }

  private String whenItCannot() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "shipped, not delivered",
            offered(WhenItCannotBeCanceled.alternatives(false, true, false, true))));
    for (boolean window : List.of(true, false)) {
      for (boolean right : List.of(true, false)) {
        for (boolean protection : List.of(true, false)) {
          rows.add(
              List.of(
                  "delivered, return window %s, right to withdraw %s, protection %s"
                      .formatted(open(window), open(right), protection ? "runs" : "over"),
                  offered(WhenItCannotBeCanceled.alternatives(true, window, right, protection))));
        }
      }
    }
    return table(List.of("state", "offered, in this order"), rows);
  }

  private String offered(List<Alternative> alternatives) {
    return alternatives.stream()
        .map(one -> word("alternative." + one))
        .collect(Collectors.joining(" · "));
  }

  private String reasons() {
    List<List<String>> rows = new ArrayList<>();
    for (ReasonRule rule : BuiltInReasons.ALL) {
      boolean choiceDecides =
          rule.evidence() == EvidenceKind.NOTHING || rule.found() == rule.otherwise();
      rows.add(
          List.of(
              "`" + rule.reason() + "`",
              rule.giver().name().toLowerCase(Locale.ROOT),
              word("reason." + rule.reason()),
              word("evidence." + rule.evidence()),
              choiceDecides
                  ? rule.otherwise().name()
                  : "%s if found, else %s".formatted(rule.found(), rule.otherwise()),
              rule.remedies().stream()
                  .map(kind -> word("reasons.remedy." + kind))
                  .collect(Collectors.joining(" · "))));
    }
    return table(
        List.of("code", "given by", "what it says", "looked up", "fault", "offered instead"), rows);
  }

  private String arrivals() {
    return table(
        List.of("means of payment", "working days after it was sent"),
        Stream.of(PaymentMethod.values())
            .map(
                method -> {
                  ArrivalDays days = PolicyNumbers.DEFAULT.arrivalOf(method);
                  return List.of(
                      word("method." + method),
                      days.to() == 0 ? "at once" : days.from() + " to " + days.to());
                })
            .toList());
  }

  private String numbers() {
    Map<String, String> shown = PolicyTable.shown(PolicyNumbers.DEFAULT);
    return table(
        List.of("number", "what it does", "as delivered", "limits"),
        PolicyTable.ALL.stream()
            .filter(one -> one.method().isEmpty())
            .map(
                one ->
                    List.of(
                        "`" + one.name() + "`",
                        word(one.hint()),
                        (shown.get(one.field()) + " " + word("unit." + one.unit())).strip(),
                        one.choices().isEmpty()
                            ? "%s to %s".formatted(plain(one.least()), plain(one.most()))
                            : String.join(", ", one.choices())))
            .toList());
  }

  private String word(String key) {
    return String.valueOf(messages.getProperty(key, key));
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  private static String open(boolean open) {
    return open ? "open" : "over";
  }

  private static String table(List<String> head, List<List<String>> rows) {
    return Stream.concat(Stream.of(head, head.stream().map(cell -> "---").toList()), rows.stream())
        .map(cells -> "| " + String.join(" | ", cells) + " |")
        .collect(Collectors.joining("\n"));
  }

  /** The page with what stands between the marks of a table replaced. */
  private static String with(String page, String name, String table) {
    String from = "<!-- table: %s -->\n".formatted(name);
    String to = "\n<!-- end -->";
    int begin = page.indexOf(from);
    int end = begin < 0 ? -1 : page.indexOf(to, begin);
    assertThat(end).as("the marks of the table %s in %s", name, PAGE).isPositive();
    return page.substring(0, begin + from.length()) + "\n" + table + "\n" + page.substring(end);
  }

  private static CancellationFacts paid(int units, int packed, boolean accepts) {
    return new CancellationFacts(units, packed, PaymentState.PAID, PAID, SHIP_BY, null, accepts);
  }

  private static CancellationFacts unpaid(PaymentState payment) {
    return new CancellationFacts(1, 0, payment, null, SHIP_BY, null, false);
  }

  private record Situation(String words, CancellationFacts facts, @Nullable Instant at) {
    Situation(String words, CancellationFacts facts) {
      this(words, facts, null);
    }

    Instant now() {
      return at == null ? NEXT_DAY : at;
    }
  }
}
