package dev.unbuy;

import dev.unbuy.platform.TryAgain;
import dev.unbuy.reconciliation.Differences;
import dev.unbuy.reconciliation.FoundDifference;
import dev.unbuy.reconciliation.Reconciliation;
import dev.unbuy.reconciliation.RunReconciliation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * Compares the gateway's list with ours now, and tells what differs. Ends with 0 when nothing waits
 * for a person, with 3 when something does, with 1 when it could not be done.
 */
@Command(name = "reconcile", resourceBundle = "messages", mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {

  private static final int SOMETHING_WAITS = 3;
  private static final int SHOWN = 200;

  @Spec private CommandSpec spec;

  @Option(names = "--since", descriptionKey = "command.reconcile.since")
  private @Nullable Instant since;

  @Unmatched private final List<String> settings = new ArrayList<>();

  @Override
  public Integer call() {
    UnbuyCommand.requireSettings(spec, settings);
    return Offline.run(settings, this::reconcile);
  }

  private int reconcile(ApplicationContext context) {
    Reconciliation run;
    try {
      run = context.getBean(RunReconciliation.class).now(since);
    } catch (TryAgain notNow) {
      return UnbuyCommand.fail(spec, "command.reconcile.failed", notNow.getMessage());
    }
    UnbuyCommand.say(
        spec,
        "command.reconcile.done",
        run.from().toString(),
        run.to().toString(),
        run.movements(),
        run.records(),
        run.found(),
        run.mended());
    return tell(
        context
            .getBean(Differences.class)
            .list(FoundDifference.Status.OPEN, null, null, SHOWN)
            .items());
  }

  private int tell(List<FoundDifference> open) {
    for (FoundDifference one : open) {
      UnbuyCommand.say(
          spec, "command.reconcile.difference", one.kind(), one.movement(), one.subject());
    }
    return open.isEmpty() ? 0 : SOMETHING_WAITS;
  }
}
