package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.privacy.PersonalData;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What is kept about somebody, as a file for them. */
@Controller
class PersonalDataPages {

  private final PersonalData data;

  PersonalDataPages(PersonalData data) {
    this.data = data;
  }

  @GetMapping("/account/data.json")
  ResponseEntity<String> all(Account account) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("unbuy-data.json").build().toString())
        .body(data.of(account.id()));
  }
}
