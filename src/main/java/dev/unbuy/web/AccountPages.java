package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Addresses;
import dev.unbuy.accounts.ApiTokens;
import dev.unbuy.accounts.ChangeAccount;
import dev.unbuy.accounts.Role;
import dev.unbuy.accounts.Sessions;
import dev.unbuy.accounts.SignInLimits;
import dev.unbuy.cancellations.BuyerHabits;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.notifications.Choices;
import dev.unbuy.payments.StoreCredits;
import dev.unbuy.platform.Transactions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's own account: name, password, where they are signed in, tokens. */
@Controller
class AccountPages {

  private static final int LONGEST_NAME = 100;

  private final Pages pages;
  private final Addresses addresses;
  private final ChangeAccount changeAccount;
  private final Sessions sessions;
  private final ApiTokens tokens;
  private final SignInLimits limits;
  private final BuyerHabits habits;
  private final Transactions transactions;
  private final Choices choices;

  AccountPages(
      Pages pages,
      Addresses addresses,
      ChangeAccount changeAccount,
      Sessions sessions,
      ApiTokens tokens,
      SignInLimits limits,
      BuyerHabits habits,
      Transactions transactions,
      Choices choices) {
    this.choices = choices;
    this.pages = pages;
    this.addresses = addresses;
    this.changeAccount = changeAccount;
    this.sessions = sessions;
    this.tokens = tokens;
    this.limits = limits;
    this.habits = habits;
    this.transactions = transactions;
  }

  @GetMapping("/account")
  ResponseEntity<String> account(
      HttpServletRequest request,
      Account account,
      @CookieValue(name = Sessions.COOKIE, defaultValue = "") String session,
      @RequestParam(defaultValue = "") String saved) {
    return show(200, request, account, session, new AccountSection(saved, Form.NOTHING, ""));
  }

  @PostMapping("/account")
  ResponseEntity<String> change(
      HttpServletRequest request,
      Account account,
      @CookieValue(name = Sessions.COOKIE, defaultValue = "") String session) {
    Form form = Form.of(request);
    if (!form.value("email").equalsIgnoreCase(account.email())) {
      limits.attempt(account.email(), request.getRemoteAddr());
    }
    try {
      var _ =
          changeAccount.change(
              account, form.value("name"), form.value("email"), request.getParameter("password"));
      return Pages.goTo("/account?saved=you");
    } catch (InvalidInput invalid) {
      return show(
          422, request, account, session, new AccountSection("you", form.wrong(invalid), ""));
    }
  }

  @PostMapping("/account/password")
  ResponseEntity<String> password(
      HttpServletRequest request,
      Account account,
      @RequestParam String password,
      @RequestParam String newPassword,
      @CookieValue(name = Sessions.COOKIE, defaultValue = "") String session) {
    limits.attempt(account.email(), request.getRemoteAddr());
    try {
      changeAccount.password(account, password, newPassword, session);
      return Pages.goTo("/account?saved=password#password");
    } catch (InvalidInput invalid) {
      return show(
          422,
          request,
          account,
          session,
          new AccountSection("password", Form.NOTHING.wrong(invalid), ""));
    }
  }

  @PostMapping("/account/sessions/{id}/end")
  ResponseEntity<String> end(Account account, @PathVariable String id) {
    sessions.end(account.id(), id);
    return Pages.goTo("/account#sessions");
  }

  @PostMapping("/account/sessions/end-others")
  ResponseEntity<String> endOthers(
      Account account, @CookieValue(name = Sessions.COOKIE, defaultValue = "") String session) {
    sessions.endOthers(account.id(), session);
    return Pages.goTo("/account#sessions");
  }

  /** Shows the token in the answer itself: it is told this once and kept nowhere. */
  @PostMapping("/account/tokens")
  ResponseEntity<String> token(
      HttpServletRequest request,
      Account account,
      @RequestParam(defaultValue = "") String tokenName,
      @CookieValue(name = Sessions.COOKIE, defaultValue = "") String session) {
    Form form = Form.of(request);
    String name = form.value("tokenName");
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      InvalidInput wrong =
          new InvalidInput("tokenName", "must have 1 to %d characters".formatted(LONGEST_NAME));
      return show(
          422, request, account, session, new AccountSection("tokens", form.wrong(wrong), ""));
    }
    String value = tokens.issue(account.id(), name).value();
    return show(200, request, account, session, new AccountSection("tokens", Form.NOTHING, value));
  }

  @PostMapping("/account/tokens/{id}/revoke")
  ResponseEntity<String> revoke(Account account, @PathVariable UUID id) {
    tokens.revoke(account.id(), id);
    return Pages.goTo("/account#tokens");
  }

  private ResponseEntity<String> show(
      int status,
      HttpServletRequest request,
      Account account,
      String session,
      AccountSection section) {
    boolean buys = account.roles().contains(Role.BUYER);
    Map<String, Object> model = new HashMap<>();
    model.put("account", account);
    model.put("addresses", buys ? addresses.of(account.id()) : List.of());
    model.put(
        "balances",
        buys
            ? transactions.read(work -> work.ask(StoreCredits.of(account.id())).rows())
            : List.of());
    model.put("buys", buys);
    model.put("limit", buys ? habits.limitOf(account.id()) : Optional.empty());
    model.put("sessions", sessions.of(account.id()));
    model.put("here", Sessions.idOf(session));
    model.put("tokens", tokens.of(account.id()));
    model.put("choices", choices.of(account.id()));
    model.put("section", section);
    return pages.show(status, request, "account/account.jte", model);
  }
}
