package dev.unbuy.payments.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.unbuy.sandbox.SandboxGateway;
import dev.unbuy.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox gateway keeps the contract, over HTTP. */
class SandboxContractTest implements ProviderAtWork {

  private static final String SECRET = "bGV0IHVzIHByYWN0aXNlIQ==";

  @TempDir private Path folder;
  private SandboxGateway sandbox;
  private GatewaySettings settings;

  @BeforeEach
  void start() throws IOException {
    sandbox = SandboxGateway.start(SandboxSettings.of(0, folder, "sk_contract", Clock.systemUTC()));
    settings =
        new GatewaySettings(
            URI.create("http://127.0.0.1:" + sandbox.port()), "sk_contract", "whsec_" + SECRET);
  }

  @AfterEach
  void stop() throws IOException {
    sandbox.close();
  }

  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    return GatewayContract.of(this);
  }

  @Override
  public PaymentGateway gateway() {
    return new SandboxClient(new SandboxHttp(settings, new JsonMapper()));
  }

  @Override
  public GatewayWebhooks webhooks() {
    return new SandboxWebhooks(settings.webhookSecret(), new JsonMapper(), Clock.systemUTC());
  }

  @Override
  public Optional<String> token(Payer payer) {
    return Optional.of(
        switch (payer) {
          case AGREES -> "sandbox-ok";
          case DECLINES -> "sandbox-declined";
          case IS_REVIEWED -> "sandbox-review";
        });
  }

  @Override
  public void settle() {
    // what the sandbox does by card without a time set, it does at once
  }

  @Override
  public boolean listsHolds() {
    return true;
  }

  @Override
  public Sent refundArrived(String authorization, String refund, String key) {
    return sent(refund, key, Instant.now(), SECRET);
  }

  @Override
  public Sent forged(String authorization, String refund, String key) {
    return sent(refund, key, Instant.now(), "YW5vdGhlciBzZWNyZXQ=");
  }

  @Override
  public Optional<Sent> refundArrivedLongAgo(String authorization, String refund, String key) {
    return Optional.of(sent(refund, key, Instant.now().minus(Duration.ofMinutes(6)), SECRET));
  }

  private static Sent sent(String refund, String key, Instant at, String secret) {
    String body =
        """
        {"type":"refund.succeeded","data":{"operationId":"%s","idempotencyKey":"%s"}}\
        """
            .formatted(refund, key);
    String id = "evt_" + refund;
    String time = Long.toString(at.getEpochSecond());
    String signature = "v1," + hmac(id + "." + time + "." + body, secret);
    return new Sent(
        Map.of("webhook-id", id, "webhook-timestamp", time, "webhook-signature", signature), body);
  }

  private static String hmac(String text, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
