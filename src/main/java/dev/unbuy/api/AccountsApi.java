package dev.unbuy.api;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.accounts.Addresses;
import dev.unbuy.accounts.ApiTokens;
import dev.unbuy.accounts.NewAccount;
import dev.unbuy.accounts.Role;
import dev.unbuy.accounts.SignInLimits;
import dev.unbuy.api.MyAccountApi.AccountJson;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** People, their tokens and addresses. */
@RestController
@RequestMapping("/api/v1")
class AccountsApi {

  private final Accounts accounts;
  private final ApiTokens tokens;
  private final Addresses addresses;
  private final SignInLimits limits;
  private final ChangeRequests changes;

  AccountsApi(
      Accounts accounts,
      ApiTokens tokens,
      Addresses addresses,
      SignInLimits limits,
      ChangeRequests changes) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.addresses = addresses;
    this.limits = limits;
    this.changes = changes;
  }

  @PostMapping("/accounts")
  ResponseEntity<AccountJson> register(
      @RequestBody RegistrationJson body, HttpServletRequest request) {
    String email = Input.text("email", body.email(), 254);
    limits.attempt(email, request.getRemoteAddr());
    Account account =
        accounts.create(
            NewAccount.buyer(
                email,
                Input.text("password", body.password(), 200),
                Input.text("name", body.name(), 100)));
    return ResponseEntity.status(201).body(AccountJson.of(account));
  }

  @PostMapping("/tokens")
  ResponseEntity<Object> token(@RequestBody CredentialsJson body, HttpServletRequest request) {
    String email = Input.text("email", body.email(), 254);
    String password = Input.text("password", body.password(), 200);
    limits.attempt(email, request.getRemoteAddr());
    Optional<Account> account = accounts.authenticate(email, password);
    if (account.isEmpty()) {
      ProblemDetail problem = ProblemDetail.forStatus(401);
      problem.setType(java.net.URI.create("/problems/wrong-credentials"));
      problem.setDetail("The e-mail address or the password is wrong.");
      return ResponseEntity.status(401).body(problem);
    }
    String name = body.name() == null ? "API" : Input.text("name", body.name(), 100);
    ApiTokens.Issued issued = tokens.issue(account.get().id(), name);
    return ResponseEntity.status(201)
        .body(
            new TokenJson(issued.id(), issued.value(), issued.expiresAt(), account.get().roles()));
  }

  @GetMapping("/tokens")
  Page<ApiTokens.Listed> tokens(Account account) {
    return new Page<>(tokens.of(account.id()), null);
  }

  @GetMapping("/tokens/{id}")
  ApiTokens.Listed token(Account account, @PathVariable UUID id) {
    return tokens.get(account.id(), id);
  }

  @DeleteMapping("/tokens/{id}")
  ResponseEntity<Void> revoke(Account account, @PathVariable UUID id) {
    tokens.revoke(account.id(), id);
    return ResponseEntity.noContent().build();
  }

  @GetMapping("/addresses")
  Page<Addresses.Kept> addresses(Actor.Buyer buyer) {
    return new Page<>(addresses.of(buyer.accountId()), null);
  }

  @PostMapping("/addresses")
  ResponseEntity<String> add(
      Actor.Buyer buyer, @RequestBody AddressJson body, HttpServletRequest request) {
    Address address = body.address("");
    return changes.once(
        buyer.accountId(),
        request,
        body,
        201,
        () -> new Addresses.Kept(addresses.add(buyer.accountId(), address), address));
  }

  @GetMapping("/addresses/{id}")
  Addresses.Kept address(Actor.Buyer buyer, @PathVariable UUID id) {
    return new Addresses.Kept(id, addresses.get(buyer.accountId(), id));
  }

  @PutMapping("/addresses/{id}")
  Addresses.Kept change(Actor.Buyer buyer, @PathVariable UUID id, @RequestBody AddressJson body) {
    addresses.change(buyer.accountId(), id, body.address(""));
    return address(buyer, id);
  }

  @DeleteMapping("/addresses/{id}")
  ResponseEntity<Void> remove(Actor.Buyer buyer, @PathVariable UUID id) {
    addresses.remove(buyer.accountId(), id);
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/admin/accounts/{idOrEmail}/password")
  ResponseEntity<Void> setPassword(
      Actor.Operator operator, @PathVariable String idOrEmail, @RequestBody PasswordJson body) {
    accounts.setPassword(
        Objects.requireNonNull(Input.text("idOrEmail", idOrEmail)),
        Input.text("password", body.password(), 200));
    return ResponseEntity.noContent().build();
  }

  record RegistrationJson(
      @Nullable String email, @Nullable String password, @Nullable String name) {}

  record CredentialsJson(
      @Nullable String email, @Nullable String password, @Nullable String name) {}

  record PasswordJson(@Nullable String password) {}

  record TokenJson(UUID id, String token, Instant expiresAt, Set<Role> roles) {}

  /** An address as a client sends it. */
  record AddressJson(
      @Nullable String name,
      @Nullable String line1,
      @Nullable String line2,
      @Nullable String city,
      @Nullable String region,
      @Nullable String postalCode,
      @Nullable String country) {

    Address address(String prefix) {
      return Addresses.valid(
          new Address(
              Input.text(prefix + "name", name, 200),
              Input.text(prefix + "line1", line1, 200),
              Input.text(prefix + "line2", line2),
              Input.text(prefix + "city", city, 200),
              Input.text(prefix + "region", region),
              Input.text(prefix + "postalCode", postalCode, 200),
              Input.text(prefix + "country", country, 2)),
          prefix);
    }
  }
}
