package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.accounts.NewAccount;
import dev.unbuy.accounts.Role;
import dev.unbuy.accounts.Sessions;
import dev.unbuy.accounts.SignInLimits;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.platform.Reader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Register, sign in, sign out. */
@Controller
class SignInPages {

  private final Pages pages;
  private final Accounts accounts;
  private final Sessions sessions;
  private final SignInLimits limits;

  SignInPages(Pages pages, Accounts accounts, Sessions sessions, SignInLimits limits) {
    this.pages = pages;
    this.accounts = accounts;
    this.sessions = sessions;
    this.limits = limits;
  }

  @GetMapping("/sign-in")
  ResponseEntity<String> form(
      HttpServletRequest request, @RequestParam(defaultValue = "") String next) {
    return form(200, request, "", next, "");
  }

  @PostMapping("/sign-in")
  ResponseEntity<String> signIn(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam String email,
      @RequestParam String password,
      @RequestParam(defaultValue = "") String next) {
    limits.attempt(email.replace("\0", ""), request.getRemoteAddr());
    Optional<Account> account = accounts.authenticate(email.replace("\0", ""), password);
    if (account.isEmpty()) {
      return form(422, request, email, next, "sign-in.wrong");
    }
    begin(request, response, account.get());
    return Pages.goTo(local(next, homeOf(account.get())));
  }

  @GetMapping("/register")
  ResponseEntity<String> registration(
      HttpServletRequest request, @RequestParam(defaultValue = "") String next) {
    return registration(200, request, Form.NOTHING, next);
  }

  @PostMapping("/register")
  ResponseEntity<String> register(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam String email,
      @RequestParam String password,
      @RequestParam String name,
      @RequestParam(defaultValue = "") String next) {
    limits.attempt(email.replace("\0", ""), request.getRemoteAddr());
    try {
      Account account =
          accounts.create(
              NewAccount.buyer(email.replace("\0", ""), password, name.replace("\0", "")),
              Reader.language());
      begin(request, response, account);
      return Pages.goTo(local(next, "/"));
    } catch (InvalidInput invalid) {
      return registration(422, request, Form.of(request).wrong(invalid), next);
    }
  }

  @PostMapping("/sign-out")
  ResponseEntity<String> signOut(
      HttpServletRequest request,
      HttpServletResponse response,
      @CookieValue(name = Sessions.COOKIE, defaultValue = "") String session) {
    sessions.end(session);
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO).toString());
    return Pages.goTo("/");
  }

  private void begin(HttpServletRequest request, HttpServletResponse response, Account account) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        cookie(request, sessions.begin(account.id(), userAgent(request)), Sessions.VALID)
            .toString());
  }

  private static String userAgent(HttpServletRequest request) {
    String agent = request.getHeader(HttpHeaders.USER_AGENT);
    return agent == null ? "" : agent.replace("\0", "");
  }

  private ResponseEntity<String> form(
      int status, HttpServletRequest request, String email, String next, String problem) {
    return pages.show(
        status,
        request,
        "sign-in.jte",
        Map.of("email", email, "next", local(next, ""), "problem", problem));
  }

  private ResponseEntity<String> registration(
      int status, HttpServletRequest request, Form form, String next) {
    return pages.show(
        status, request, "register.jte", Map.of("form", form, "next", local(next, "")));
  }

  /** Where a person begins who did not mean to go anywhere. */
  private static String homeOf(Account account) {
    if (account.roles().contains(Role.OPERATOR)) {
      return "/admin";
    }
    if (account.roles().contains(Role.SELLER)) {
      return "/seller";
    }
    return account.roles().contains(Role.BUYER) ? "/orders" : "/account";
  }

  private static ResponseCookie cookie(HttpServletRequest request, String value, Duration maxAge) {
    return ResponseCookie.from(Sessions.COOKIE, value)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Lax")
        .path("/")
        .maxAge(maxAge)
        .build();
  }

  /** Only ever a path of this site; anything else leads to the other. */
  static String local(String next, String otherwise) {
    return next.matches("/([A-Za-z0-9][A-Za-z0-9/_.?=&%+-]*)?") ? next : otherwise;
  }
}
