package dev.unbuy;

import dev.unbuy.accounts.Accounts;
import dev.unbuy.accounts.NewAccount;
import dev.unbuy.accounts.Role;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.embedded.StartupText;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * Sets the password of an account, for somebody of an imported history or for the first operator.
 * The password is read from the terminal without showing it, or from the standard input.
 */
@Command(name = "password", resourceBundle = "messages", mixinStandardHelpOptions = true)
final class PasswordCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "EMAIL", descriptionKey = "command.password.email")
  private String email;

  @Option(names = "--operator", descriptionKey = "command.password.operator")
  private boolean operator;

  @Unmatched private final List<String> settings = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    UnbuyCommand.requireSettings(spec, settings);
    String password = password();
    return Offline.run(settings, context -> set(context, password));
  }

  private int set(ApplicationContext context, String password) {
    Accounts accounts = context.getBean(Accounts.class);
    try {
      accounts.setPassword(email, password);
    } catch (NotFound unknown) {
      if (!operator) {
        return UnbuyCommand.fail(spec, "command.password.unknown", email);
      }
      return create(accounts, password);
    } catch (InvalidInput invalid) {
      return wrong(invalid);
    }
    UnbuyCommand.say(spec, "command.password.set", email);
    return 0;
  }

  private int create(Accounts accounts, String password) {
    try {
      String name = StartupText.of("command.password.name");
      var _ = accounts.create(new NewAccount(email, password, name, Set.of(Role.OPERATOR), null));
    } catch (InvalidInput invalid) {
      return wrong(invalid);
    }
    UnbuyCommand.say(spec, "command.password.made", email);
    return 0;
  }

  private int wrong(InvalidInput invalid) {
    InvalidInput.FieldError first = invalid.errors().getFirst();
    return UnbuyCommand.fail(spec, "command.wrong", first.field(), first.message());
  }

  private String password() throws IOException {
    Console console = System.console();
    if (console != null && console.isTerminal()) {
      char[] typed = console.readPassword("%s ", StartupText.of("command.password.ask", email));
      return typed == null ? "" : new String(typed);
    }
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    return Objects.requireNonNullElse(input.readLine(), "");
  }
}
