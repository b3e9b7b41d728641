package dev.unbuy.api;

import dev.unbuy.accounts.Account;
import dev.unbuy.privacy.PersonalData;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is kept about me. */
@RestController
class PersonalDataApi {

  private final PersonalData data;

  PersonalDataApi(PersonalData data) {
    this.data = data;
  }

  /** All of it as JSON, the rows of every table by its name. */
  @GetMapping("/api/v1/me/data")
  ResponseEntity<String> all(Account account) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(data.of(account.id()));
  }
}
