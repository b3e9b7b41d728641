package dev.unbuy.api;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.ChangeAccount;
import dev.unbuy.accounts.Role;
import dev.unbuy.accounts.Sessions;
import dev.unbuy.accounts.Sessions.Session;
import dev.unbuy.accounts.SignInLimits;
import dev.unbuy.kernel.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who I am, how I sign in, and where I am signed in. */
@RestController
@RequestMapping("/api/v1")
class MyAccountApi {

  private final ChangeAccount changeAccount;
  private final Sessions sessions;
  private final SignInLimits limits;

  MyAccountApi(ChangeAccount changeAccount, Sessions sessions, SignInLimits limits) {
    this.changeAccount = changeAccount;
    this.sessions = sessions;
    this.limits = limits;
  }

  @GetMapping("/me")
  AccountJson me(Account account) {
    return AccountJson.of(account);
  }

  @PatchMapping("/me")
  AccountJson change(Account account, @RequestBody ChangeJson body, HttpServletRequest request) {
    if (body.email() != null) {
      limits.attempt(account.email(), request.getRemoteAddr());
    }
    return AccountJson.of(
        changeAccount.change(
            account,
            Input.text("name", body.name()),
            Input.text("email", body.email()),
            Input.text("password", body.password())));
  }

  @PutMapping("/me/password")
  ResponseEntity<Void> password(
      Account account, @RequestBody PasswordsJson body, HttpServletRequest request) {
    String present = Input.text("password", body.password(), 200);
    String next = Input.text("newPassword", body.newPassword(), 200);
    limits.attempt(account.email(), request.getRemoteAddr());
    changeAccount.password(account, present, next, "");
    return ResponseEntity.noContent().build();
  }

  @GetMapping("/sessions")
  Page<Session> sessions(Account account) {
    return new Page<>(sessions.of(account.id()), null);
  }

  @DeleteMapping("/sessions/{id}")
  ResponseEntity<Void> end(Account account, @PathVariable String id) {
    sessions.end(account.id(), id);
    return ResponseEntity.noContent().build();
  }

  record ChangeJson(@Nullable String name, @Nullable String email, @Nullable String password) {}

  record PasswordsJson(@Nullable String password, @Nullable String newPassword) {}

  record AccountJson(UUID id, String email, String name, Set<Role> roles) {
    static AccountJson of(Account account) {
      return new AccountJson(account.id(), account.email(), account.name(), account.roles());
    }
  }
}
