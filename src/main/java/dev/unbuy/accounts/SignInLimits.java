package dev.unbuy.accounts;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Limits attempts to sign in, per account and per address, over all nodes. */
@Component
public class SignInLimits {

  private final ProxyManager<String> buckets;
  private final BucketConfiguration perAccount;
  private final BucketConfiguration perAddress;

  SignInLimits(
      DataSource dataSource,
      @Value("${unbuy.sign-in.per-account:10}") int perAccount,
      @Value("${unbuy.sign-in.per-address:60}") int perAddress) {
    this.buckets =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
            .primaryKeyMapper(PrimaryKeyMapper.STRING)
            .table("accounts.rate_limits")
            .build();
    this.perAccount = perMinute(perAccount);
    this.perAddress = perMinute(perAddress);
  }

  /**
   * Counts an attempt.
   *
   * @throws TooManyAttempts when there were too many
   */
  public void attempt(String email, String address) {
    List<ConsumptionProbe> probes =
        List.of(
            probe("account:" + email.strip().toLowerCase(Locale.ROOT), perAccount),
            probe("address:" + address, perAddress));
    long wait =
        probes.stream()
            .filter(probe -> !probe.isConsumed())
            .mapToLong(ConsumptionProbe::getNanosToWaitForRefill)
            .max()
            .orElse(0);
    if (wait > 0) {
      throw new TooManyAttempts(Duration.ofNanos(wait));
    }
  }

  private ConsumptionProbe probe(String key, BucketConfiguration limit) {
    return buckets.builder().build(key, () -> limit).tryConsumeAndReturnRemaining(1);
  }

  private static BucketConfiguration perMinute(int attempts) {
    return BucketConfiguration.builder()
        .addLimit(limit -> limit.capacity(attempts).refillGreedy(attempts, Duration.ofMinutes(1)))
        .build();
  }

  /** Too many attempts; answered with 429. */
  public static final class TooManyAttempts extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Duration wait;

    /** Of which the next may follow after this time. */
    public TooManyAttempts(Duration wait) {
      super("too many attempts");
      this.wait = wait;
    }

    /** How long to wait, at least a second. */
    public Duration retryAfter() {
      return wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
    }
  }
}
