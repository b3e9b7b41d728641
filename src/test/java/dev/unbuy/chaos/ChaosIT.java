package dev.unbuy.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A short day of chaos; {@code bench/chaos} makes long ones. Its report: {@code target/chaos.txt}.
 */
class ChaosIT {

  private static final long SEED = 20_261_125;

  @TempDir private Path folder = Path.of("");

  @Test
  void nothingIsLostAndNothingHappensTwiceWhileEverythingIsKilled() throws Exception {
    ChaosReport report = new ChaosRun(ChaosPlan.brief(SEED, folder)).run();
    Files.writeString(Path.of("target", "chaos.txt"), report.text());

    assertThat(report.violations()).as(report.text()).isEmpty();
    assertThat(report.disturbances()).as(report.text()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(report.struck()).as(report.text()).hasSizeGreaterThan(5);
    assertThat(report.diary().acknowledged(Deed.CANCEL)).as(report.text()).isGreaterThan(10);
  }
}
