package dev.unbuy.payments.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Authorized;
import dev.unbuy.payments.gateway.AuthorizationAnswer.Declined;
import dev.unbuy.payments.gateway.AuthorizationAnswer.UnderReview;
import dev.unbuy.payments.gateway.AuthorizationLook.Phase;
import dev.unbuy.payments.gateway.AuthorizationLook.Seen;
import dev.unbuy.payments.gateway.GatewayMovement.Kind;
import dev.unbuy.payments.gateway.MoveAnswer.Accepted;
import dev.unbuy.payments.gateway.MoveAnswer.Done;
import dev.unbuy.payments.gateway.MoveAnswer.Refused;
import dev.unbuy.payments.gateway.MovementsAnswer.Listed;
import dev.unbuy.payments.gateway.ProviderAtWork.Payer;
import dev.unbuy.payments.gateway.ProviderAtWork.Sent;
import dev.unbuy.payments.gateway.WebhookReading.Forged;
import dev.unbuy.payments.gateway.WebhookReading.Genuine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** What every gateway keeps, whoever is behind it. */
public final class GatewayContract {

  private final ProviderAtWork provider;
  private final PaymentGateway gateway;
  private final Instant begin = Instant.now().minusSeconds(2);

  private GatewayContract(ProviderAtWork provider) {
    this.provider = provider;
    this.gateway = provider.gateway();
  }

  /** The contract's tests on this provider. */
  public static Stream<DynamicTest> of(ProviderAtWork provider) {
    GatewayContract contract = new GatewayContract(provider);
    List<DynamicTest> tests = new ArrayList<>(contract.ofMoves());
    tests.addAll(contract.ofAuthorizations());
    tests.addAll(contract.ofTelling());
    return tests.stream();
  }

  private List<DynamicTest> ofAuthorizations() {
    List<DynamicTest> tests =
        new ArrayList<>(
            List.of(
                test("holds an amount, once for a key", this::holdsOnce),
                test("declines with a reason", this::declines),
                test("serves several captures, or declines", this::severalCaptures),
                test("knows nothing of an unknown authorization", this::unknown)));
    provider
        .token(Payer.IS_REVIEWED)
        .ifPresent(token -> tests.add(test("says when it looks at it", () -> reviews(token))));
    return tests;
  }

  private List<DynamicTest> ofMoves() {
    return List.of(
        test("captures the whole", this::capturesTheWhole),
        test("captures a part, and the rest is given up", this::capturesAPart),
        test("captures what a release has left", this::capturesWhatIsLeft),
        test("captures once for a key", this::capturesOnce),
        test("refuses to capture more than it holds", this::overCapture),
        test("gives up the whole, once for a key", this::releases),
        test("refuses to give up what is captured", this::releaseAfterCapture),
        test("refuses to capture what is given up", this::captureAfterRelease),
        test("sends a part back, once for a key", this::refundsOnce),
        test("sends back in parts, to the last cent and no further", this::refundsInParts),
        test("refuses to send back what it has not taken", this::refundWithoutCapture));
  }

  private List<DynamicTest> ofTelling() {
    return List.of(
        test("lists every movement of money under its key, oldest first, in pages", this::lists),
        test("is believed when it tells", this::believed),
        test("is known again when it tells twice", this::knownAgain),
        test("is not believed with another signature", this::forged),
        test("is not believed when it was changed on its way", this::changed),
        test("is not believed long afterwards", this::old));
  }

  private void holdsOnce() {
    String key = key();
    Authorized first = (Authorized) authorize(key, Payer.AGREES, 1000, 1);
    Authorized again = (Authorized) authorize(key, Payer.AGREES, 1000, 1);

    assertThat(again.reference()).isEqualTo(first.reference());
    assertThat(seen(first.reference()).phase()).isEqualTo(Phase.HELD);
    assertThat(seen(first.reference()).available()).isEqualTo(1000);
  }

  private void declines() {
    assertThat(authorize(key(), Payer.DECLINES, 1000, 1))
        .isInstanceOfSatisfying(
            Declined.class,
            declined -> {
              assertThat(declined.reference()).isNotBlank();
              assertThat(declined.code()).matches("[a-z0-9_]+");
            });
  }

  private void reviews(String token) {
    assertThat(gateway.authorize(key(), PaymentMethod.CARD, token, euros(1000), 1))
        .isInstanceOf(UnderReview.class);
  }

  private void severalCaptures() {
    AuthorizationAnswer answer = authorize(key(), Payer.AGREES, 1000, 3);
    if (!gateway.capturesInParts()) {
      assertThat(answer).isInstanceOf(Declined.class);
      return;
    }
    String held = ((Authorized) answer).reference();

    assertThat(moved(key -> gateway.capture(key, held, euros(300)))).isInstanceOf(Done.class);
    assertThat(moved(key -> gateway.capture(key, held, euros(450)))).isInstanceOf(Done.class);
    assertThat(seen(held).captured()).isEqualTo(750);
    assertThat(moved(key -> gateway.capture(key, held, euros(251)))).isInstanceOf(Refused.class);
    assertThat(moved(key -> gateway.cancelAuthorized(key, held, euros(250))))
        .isInstanceOf(Done.class);
    assertThat(seen(held).phase()).isEqualTo(Phase.CLOSED);
    assertThat(seen(held).captured()).isEqualTo(750);
  }

  private void unknown() {
    assertThat(moved(key -> gateway.capture(key, "none_1", euros(1)))).isInstanceOf(Refused.class);
    assertThat(moved(key -> gateway.cancelAuthorized(key, "none_1", euros(1))))
        .isInstanceOf(Refused.class);
    assertThat(moved(key -> gateway.refund(key, "none_1", euros(1)))).isInstanceOf(Refused.class);
    assertThat(gateway.look("none_1")).isInstanceOf(AuthorizationLook.Unknown.class);
  }

  private void capturesTheWhole() {
    String held = held(1000);

    assertThat(moved(key -> gateway.capture(key, held, euros(1000)))).isInstanceOf(Done.class);
    assertThat(seen(held).captured()).isEqualTo(1000);
    assertThat(seen(held).available()).isZero();
  }

  private void capturesAPart() {
    String held = held(1000);

    assertThat(moved(key -> gateway.capture(key, held, euros(600)))).isInstanceOf(Done.class);
    assertThat(moved(key -> gateway.cancelAuthorized(key, held, euros(400))))
        .isInstanceOf(Done.class);
    Seen seen = seen(held);
    assertThat(seen.phase()).isEqualTo(Phase.CLOSED);
    assertThat(seen.captured()).isEqualTo(600);
    assertThat(seen.voided()).isEqualTo(400);
  }

  private void capturesWhatIsLeft() {
    String held = held(1000);

    assertThat(moved(key -> gateway.cancelAuthorized(key, held, euros(400))))
        .isInstanceOf(Done.class);
    assertThat(seen(held).available()).isEqualTo(600);
    assertThat(moved(key -> gateway.capture(key, held, euros(601)))).isInstanceOf(Refused.class);
    assertThat(moved(key -> gateway.capture(key, held, euros(600)))).isInstanceOf(Done.class);
    assertThat(seen(held).phase()).isEqualTo(Phase.CLOSED);
    assertThat(seen(held).captured()).isEqualTo(600);
  }

  private void capturesOnce() {
    String held = held(1000);
    String key = key();

    assertThat(settled(() -> gateway.capture(key, held, euros(600)))).isInstanceOf(Done.class);
    assertThat(settled(() -> gateway.capture(key, held, euros(600)))).isInstanceOf(Done.class);
    assertThat(seen(held).captured()).isEqualTo(600);
  }

  private void overCapture() {
    String held = held(1000);

    assertThat(moved(key -> gateway.capture(key, held, euros(1001)))).isInstanceOf(Refused.class);
    assertThat(seen(held).captured()).isZero();
  }

  private void releases() {
    String held = held(1000);
    String key = key();

    assertThat(settled(() -> gateway.cancelAuthorized(key, held, euros(1000))))
        .isInstanceOf(Done.class);
    assertThat(settled(() -> gateway.cancelAuthorized(key, held, euros(1000))))
        .isInstanceOf(Done.class);
    assertThat(seen(held).phase()).isEqualTo(Phase.CLOSED);
    assertThat(seen(held).voided()).isEqualTo(1000);
  }

  private void releaseAfterCapture() {
    String held = captured(1000);

    assertThat(moved(key -> gateway.cancelAuthorized(key, held, euros(1000))))
        .isInstanceOf(Refused.class);
    assertThat(seen(held).captured()).isEqualTo(1000);
  }

  private void captureAfterRelease() {
    String held = held(1000);
    assertThat(moved(key -> gateway.cancelAuthorized(key, held, euros(1000))))
        .isInstanceOf(Done.class);

    assertThat(moved(key -> gateway.capture(key, held, euros(1000)))).isInstanceOf(Refused.class);
    assertThat(seen(held).captured()).isZero();
  }

  private void refundsOnce() {
    String held = captured(1000);
    String key = key();

    MoveAnswer first = gateway.refund(key, held, euros(400));
    MoveAnswer again = gateway.refund(key, held, euros(400));

    assertThat(first).isInstanceOfAny(Done.class, Accepted.class);
    assertThat(reference(again)).isEqualTo(reference(first));
    assertThat(seen(held).refunded()).isEqualTo(400);
  }

  private void refundsInParts() {
    String held = captured(1000);

    assertThat(gateway.refund(key(), held, euros(333))).isInstanceOfAny(Done.class, Accepted.class);
    assertThat(moved(key -> gateway.refund(key, held, euros(668)))).isInstanceOf(Refused.class);
    assertThat(gateway.refund(key(), held, euros(667))).isInstanceOfAny(Done.class, Accepted.class);
    assertThat(moved(key -> gateway.refund(key, held, euros(1)))).isInstanceOf(Refused.class);
    assertThat(seen(held).refunded()).isEqualTo(1000);
  }

  private void refundWithoutCapture() {
    String held = held(1000);

    assertThat(moved(key -> gateway.refund(key, held, euros(1)))).isInstanceOf(Refused.class);
    assertThat(seen(held).refunded()).isZero();
  }

  private void lists() {
    String held = held(1000);
    String capture = key();
    String release = key();
    String refund = key();
    settled(() -> gateway.capture(capture, held, euros(700)));
    settled(() -> gateway.cancelAuthorized(release, held, euros(300)));
    settled(() -> gateway.refund(refund, held, euros(250)));

    List<GatewayMovement> all = new ArrayList<>();
    String cursor = null;
    for (int page = 0; page < 500; page++) {
      Listed listed = (Listed) gateway.movements(begin, cursor, 2);
      assertThat(listed.movements()).hasSizeLessThanOrEqualTo(2);
      all.addAll(listed.movements());
      cursor = listed.next();
      if (cursor == null) {
        break;
      }
    }

    assertThat(all).extracting(GatewayMovement::at).isSorted();
    List<GatewayMovement> ours =
        all.stream().filter(movement -> movement.authorization().equals(held)).toList();
    assertThat(ours)
        .filteredOn(movement -> movement.kind() == Kind.CAPTURE)
        .singleElement()
        .satisfies(movement -> assertThat(movement.key()).isEqualTo(capture))
        .satisfies(movement -> assertThat(movement.amount()).isEqualTo(euros(700)));
    assertThat(ours)
        .filteredOn(movement -> movement.kind() == Kind.REFUND)
        .isNotEmpty()
        .allSatisfy(movement -> assertThat(movement.key()).isEqualTo(refund))
        .allSatisfy(movement -> assertThat(movement.amount()).isEqualTo(euros(250)));
    assertThat(ours.stream().anyMatch(movement -> movement.key().equals(release)))
        .isEqualTo(provider.listsHolds());
  }

  private void believed() {
    Refunded refunded = refunded();
    Sent sent = provider.refundArrived(refunded.authorization(), refunded.id(), refunded.key());

    assertThat(read(sent, sent.body()))
        .isInstanceOfSatisfying(
            Genuine.class,
            genuine ->
                assertThat(genuine.told())
                    .singleElement()
                    .satisfies(
                        told -> {
                          assertThat(told.id()).hasSizeBetween(1, 200);
                          assertThat(told.notice().subject()).hasToString(refunded.key());
                          assertThat(told.notice().kind())
                              .isEqualTo(GatewayNotice.Kind.REFUND_SUCCEEDED);
                        }));
  }

  private void knownAgain() {
    Refunded refunded = refunded();
    Sent sent = provider.refundArrived(refunded.authorization(), refunded.id(), refunded.key());

    assertThat(ids(read(sent, sent.body()))).isEqualTo(ids(read(sent, sent.body()))).isNotEmpty();
  }

  private void forged() {
    Refunded refunded = refunded();
    Sent sent = provider.forged(refunded.authorization(), refunded.id(), refunded.key());

    assertThat(read(sent, sent.body())).isInstanceOf(Forged.class);
    assertThat(provider.webhooks().read(Map.of(), sent.body().getBytes(UTF_8)))
        .isInstanceOf(Forged.class);
  }

  private void changed() {
    Refunded refunded = refunded();
    Sent sent = provider.refundArrived(refunded.authorization(), refunded.id(), refunded.key());

    assertThat(read(sent, sent.body().replace(refunded.key(), key()))).isInstanceOf(Forged.class);
  }

  private void old() {
    Refunded refunded = refunded();

    List<Sent> sent =
        provider
            .refundArrivedLongAgo(refunded.authorization(), refunded.id(), refunded.key())
            .stream()
            .toList();
    assertThat(sent)
        .allSatisfy(one -> assertThat(read(one, one.body())).isInstanceOf(Forged.class));
  }

  private record Refunded(String authorization, String id, String key) {}

  private Refunded refunded() {
    String held = captured(1000);
    String key = key();
    return new Refunded(held, reference(gateway.refund(key, held, euros(100))), key);
  }

  private static List<String> ids(WebhookReading reading) {
    return ((Genuine) reading).told().stream().map(WebhookReading.Told::id).toList();
  }

  private WebhookReading read(Sent sent, String body) {
    return provider.webhooks().read(sent.headers(), body.getBytes(UTF_8));
  }

  private AuthorizationAnswer authorize(String key, Payer payer, long cents, int captures) {
    String token = provider.token(payer).orElseThrow();
    return gateway.authorize(key, PaymentMethod.CARD, token, euros(cents), captures);
  }

  private String held(long cents) {
    return ((Authorized) authorize(key(), Payer.AGREES, cents, 1)).reference();
  }

  private String captured(long cents) {
    String held = held(cents);
    assertThat(moved(key -> gateway.capture(key, held, euros(cents)))).isInstanceOf(Done.class);
    return held;
  }

  private Seen seen(String authorization) {
    return (Seen) gateway.look(authorization);
  }

  private interface Move {
    MoveAnswer under(String key);
  }

  private MoveAnswer moved(Move move) {
    String key = key();
    return settled(() -> move.under(key));
  }

  /** What a move came to: one that is on its way is asked for again, under its key. */
  private MoveAnswer settled(Supplier<MoveAnswer> move) {
    MoveAnswer answer = move.get();
    for (int time = 0; answer instanceof Accepted && time < 50; time++) {
      provider.settle();
      answer = move.get();
    }
    return answer;
  }

  private static String reference(MoveAnswer answer) {
    return switch (answer) {
      case Done done -> done.reference();
      case Accepted accepted -> accepted.reference();
      case Refused refused -> throw new AssertionError(refused.toString());
      case MoveAnswer.Unknown unknown -> throw new AssertionError(unknown.toString());
    };
  }

  private static DynamicTest test(String name, Executable check) {
    return dynamicTest(name, check);
  }

  private static String key() {
    return Ids.next().toString();
  }

  private static Money euros(long cents) {
    return new Money(cents, "EUR");
  }
}
