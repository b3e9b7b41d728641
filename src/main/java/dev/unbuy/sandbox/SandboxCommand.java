package dev.unbuy.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a sandbox gateway alone, until the process ends. */
@Command(
    name = "gateway",
    resourceBundle = "dev.unbuy.sandbox.command",
    mixinStandardHelpOptions = true)
public final class SandboxCommand implements Callable<Integer> {

  private static final ResourceBundle TEXTS = ResourceBundle.getBundle("dev.unbuy.sandbox.command");

  @Spec private CommandSpec spec;

  @Option(names = "--port", descriptionKey = "port", defaultValue = "8090")
  private int port;

  @Option(names = "--data", descriptionKey = "data", defaultValue = "data/gateway")
  private Path data;

  @Option(
      names = "--api-key",
      descriptionKey = "api-key",
      defaultValue = "${env:UNBUY_GATEWAY_API_KEY:-sandbox}")
  private String apiKey;

  @Option(names = "--webhook-url", descriptionKey = "webhook-url")
  private @Nullable URI webhookUrl;

  @Option(
      names = "--webhook-secret",
      descriptionKey = "webhook-secret",
      defaultValue = "${env:UNBUY_GATEWAY_WEBHOOK_SECRET}")
  private @Nullable String webhookSecret;

  @Option(names = "--refund-time", descriptionKey = "refund-time")
  private Map<TenderMethod, Duration> refundTimes = new EnumMap<>(TenderMethod.class);

  @Option(names = "--payment-time", descriptionKey = "payment-time")
  private Map<TenderMethod, Duration> paymentTimes = new EnumMap<>(TenderMethod.class);

  @Option(names = "--validity", descriptionKey = "validity")
  private Map<TenderMethod, Duration> validities = new EnumMap<>(TenderMethod.class);

  @Override
  public Integer call() throws IOException, InterruptedException {
    var gateway = SandboxGateway.start(settings());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(gateway)));
    say("started", "http://127.0.0.1:" + gateway.port(), data);
    new CountDownLatch(1).await();
    return 0;
  }

  private SandboxSettings settings() {
    try {
      return SandboxSettings.of(port, data, apiKey, Clock.systemUTC())
          .with(times())
          .with(webhook());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Map<TenderMethod, MethodTimes> times() {
    var times = new EnumMap<TenderMethod, MethodTimes>(MethodTimes.usual());
    times.replaceAll(
        (method, usual) ->
            new MethodTimes(
                refundTimes.getOrDefault(method, usual.refund()),
                paymentTimes.getOrDefault(method, usual.payment()),
                validities.containsKey(method) ? validities.get(method) : usual.validity()));
    return times;
  }

  private SandboxSettings.@Nullable Webhook webhook() {
    return webhookUrl == null
        ? null
        : new SandboxSettings.Webhook(webhookUrl, webhookSecret == null ? "" : webhookSecret);
  }

  private void say(String key, Object... arguments) {
    var out = spec.commandLine().getOut();
    out.println(MessageFormat.format(TEXTS.getString(key), arguments));
    out.flush();
  }

  private static void close(SandboxGateway gateway) {
    try {
      gateway.close();
    } catch (IOException e) {
      // the process ends anyway, and the journal's lines are on disk
    }
  }
}
