package dev.unbuy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A small shop and tasks of the benchmark's shape, replayed on marketplaces of their own. */
class ReplayIT {

  private final StringWriter told = new StringWriter();

  @Test
  void whatTheCustomersAreEntitledToIsDoneByTheApi() {
    int code = replay("tau2-retail", Path.of("src/test/resources/tau2"));

    assertThat(told.toString())
        .contains("Round 4 of 4")
        .contains("cancel_pending_order: 2 of 2 pass (2 are refused there too)")
        .contains("modify_pending_order_items: 2 of 2 pass (1 are refused there too)")
        .contains("modify_pending_order_address: 1 of 1 pass (0 are refused there too)")
        .contains("modify_pending_order_payment: 1 of 1 pass (0 are refused there too)")
        .contains("return_delivered_order_items: 1 of 1 pass (0 are refused there too)")
        .contains("modify_user_address: 2 of 2 pass (0 are refused there too)")
        .doesNotContain("  task ");
    assertThat(code).isZero();
  }

  @Test
  void whatCannotBeReplayedIsNamed(@TempDir Path folder) throws Exception {
    assertThat(replay("other", folder)).isOne();
    assertThat(replay("tau2-retail", folder)).isOne();
    Files.writeString(folder.resolve("db.json"), "{");
    assertThat(replay("tau2-retail", folder)).isOne();
    Files.writeString(folder.resolve("db.json"), "{}");
    Files.writeString(folder.resolve("tasks.json"), "{}");
    assertThat(replay("tau2-retail", folder)).isOne();

    assertThat(told.toString().lines())
        .containsExactly(
            "There is no benchmark \"other\" to replay; there is: tau2-retail.",
            "There is no file " + folder.resolve("db.json") + ".",
            "The file " + folder.resolve("db.json") + " is not JSON.",
            "The file " + folder.resolve("tasks.json") + " is no list of tasks.");
  }

  private int replay(String format, Path folder) {
    PrintWriter out = new PrintWriter(told);
    return new CommandLine(new ReplayCommand())
        .setResourceBundle(ResourceBundle.getBundle("messages"))
        .setOut(out)
        .setErr(out)
        .execute(format, folder.toString());
  }
}
