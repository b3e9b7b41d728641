package dev.unbuy.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signatures as the specification computes them. */
class SignatureTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /** The example of the specification's own libraries. */
  @Test
  void isThatOfTheSpecification() {
    assertThat(
            Signature.of(
                List.of(SECRET),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void twoSecretsSignBesideEachOther() {
    String other = Signature.secret();

    assertThat(other).startsWith("whsec_").isNotEqualTo(Signature.secret());
    assertThat(Signature.of(List.of(other, SECRET), "msg_1", Instant.EPOCH, "{}").split(" "))
        .hasSize(2)
        .allMatch(one -> one.startsWith("v1,"));
  }
}
