package dev.unbuy;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.accounts.ApiTokens;
import dev.unbuy.imports.ImportFailed;
import dev.unbuy.imports.ImportHistory;
import dev.unbuy.imports.Progress;
import dev.unbuy.kernel.Ids;
import dev.unbuy.replay.Replay;
import dev.unbuy.replay.ReplayFailed;
import dev.unbuy.replay.Scores;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Does by the API what a benchmark's customers are entitled to, each round on a marketplace of its
 * own that is thrown away afterwards, and tells what passes. Ends with 0 when all does, with 3 when
 * something does not.
 */
@Command(name = "replay", resourceBundle = "messages", mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

  private static final int SOMETHING_FAILED = 3;
  private static final String FORMAT = "tau2-retail";

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FORMAT", descriptionKey = "command.replay.format")
  private String format;

  @Parameters(index = "1", paramLabel = "DIR", descriptionKey = "command.replay.folder")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    if (!format.equals(FORMAT)) {
      return UnbuyCommand.fail(spec, "command.replay.unknown", format, FORMAT);
    }
    try {
      Replay replay = Replay.of(folder);
      for (int round = 0; round < replay.rounds(); round++) {
        UnbuyCommand.say(spec, "command.replay.round", round + 1, replay.rounds());
        play(replay, round);
      }
      return tell(replay.scores());
    } catch (ReplayFailed failure) {
      return UnbuyCommand.fail(spec, failure.key(), failure.values());
    } catch (ImportFailed failure) {
      return UnbuyCommand.fail(spec, failure.key(), failure.values());
    }
  }

  private void play(Replay replay, int round) throws IOException {
    Path data = Files.createTempDirectory("unbuy-replay");
    try (ConfigurableApplicationContext marketplace =
        new SpringApplicationBuilder(UnbuyApplication.class)
            .run("--unbuy.data=" + data, "--unbuy.demo=false", "--server.port=0")) {
      marketplace.getBean(ImportHistory.class).read(FORMAT, folder, Progress.UNWATCHED);
      String port = marketplace.getEnvironment().getRequiredProperty("local.server.port");
      replay.play(
          round, URI.create("http://127.0.0.1:" + port), email -> token(marketplace, email));
    } finally {
      FileSystemUtils.deleteRecursively(data);
    }
  }

  private static String token(ConfigurableApplicationContext marketplace, String email) {
    Accounts accounts = marketplace.getBean(Accounts.class);
    String password = Ids.next().toString();
    accounts.setPassword(email, password);
    Account account = accounts.authenticate(email, password).orElseThrow();
    return marketplace.getBean(ApiTokens.class).issue(account.id(), "replay").value();
  }

  private int tell(Scores scores) {
    for (Scores.Kind kind : scores.kinds()) {
      UnbuyCommand.say(
          spec,
          "command.replay.kind",
          kind.action(),
          kind.passed(),
          kind.all() - kind.refusedThere(),
          kind.refusedThere());
    }
    for (Scores.Failure failure : scores.failures()) {
      UnbuyCommand.say(
          spec, "command.replay.failure", failure.task(), failure.action(), failure.why());
    }
    return scores.failures().isEmpty() ? 0 : SOMETHING_FAILED;
  }
}
