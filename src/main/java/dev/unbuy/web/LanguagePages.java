package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.ChangeAccount;
import dev.unbuy.kernel.Language;
import dev.unbuy.platform.LanguageFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Chooses a language: for this device, and for the account of whoever is signed in. */
@Controller
class LanguagePages {

  private static final Duration KEPT = Duration.ofDays(365);

  private final ChangeAccount changeAccount;

  LanguagePages(ChangeAccount changeAccount) {
    this.changeAccount = changeAccount;
  }

  @PostMapping("/language")
  ResponseEntity<String> choose(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Account account,
      @RequestParam(defaultValue = "") String language,
      @RequestParam(defaultValue = "") String back) {
    Optional<Language> chosen = Language.tagged(language);
    chosen.ifPresent(
        one -> {
          response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, one).toString());
          if (account != null && account.language() != one) {
            changeAccount.language(account, one);
          }
        });
    return Pages.goTo(SignInPages.local(back, "/"));
  }

  private static ResponseCookie cookie(HttpServletRequest request, Language language) {
    return ResponseCookie.from(LanguageFilter.COOKIE, language.tag())
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Lax")
        .path("/")
        .maxAge(KEPT)
        .build();
  }
}
