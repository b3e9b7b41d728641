package dev.unbuy.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.UnbuyTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A person's own account: addresses, tokens, sessions, name, e-mail, password. */
@UnbuyTest
class AccountIT {

  private static final String PASSWORD = "a good password";

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;

  private Person person = new Person(nobody(), "");
  private Api me = Api.at(0);
  private Api stranger = Api.at(0);

  @BeforeEach
  void twoPeople() {
    person = marketplace.person(Role.BUYER);
    me = Api.at(port).with(person.token());
    stranger = Api.at(port).with(marketplace.person(Role.BUYER).token());
  }

  @Test
  void whatIsKeptAboutMeIsMineToTakeWithoutSecretsAndWithoutOthers() {
    me.post("/api/v1/addresses", Marketplace.addressIn("DE")).body(201);
    stranger.post("/api/v1/addresses", Marketplace.addressIn("FR")).body(201);

    JsonNode tables = me.get("/api/v1/me/data").body(200).path("tables");

    assertThat(tables.at("/accounts.accounts/0/email").asString())
        .isEqualTo(person.account().email());
    assertThat(tables.path("accounts.addresses")).hasSize(1);
    assertThat(tables.toString()).doesNotContain("password_hash").doesNotContain("token_hash");
    assertThat(Api.at(port).get("/api/v1/me/data").status()).isEqualTo(401);
  }

  @Test
  void anAddressIsAddedChangedAndRemoved() {
    JsonNode added = me.post("/api/v1/addresses", Marketplace.addressIn("DE")).body(201);
    String path = "/api/v1/addresses/" + added.path("id").asString();
    Map<String, String> other = new HashMap<>(Marketplace.addressIn("FR"));
    other.put("line2", "Third floor");

    JsonNode changed = me.send("PUT", path, other).body(200);

    assertThat(changed.at("/address/country").asString()).isEqualTo("FR");
    assertThat(changed.at("/address/line2").asString()).isEqualTo("Third floor");
    assertThat(me.get(path).body(200)).isEqualTo(changed);
    assertThat(me.get("/api/v1/addresses").body(200).path("items")).hasSize(1);
    assertThat(me.send("DELETE", path, null, null).status()).isEqualTo(204);
    assertThat(me.get(path).status()).isEqualTo(404);
    assertThat(me.send("DELETE", path, null, null).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"name,' '", "line1,''", "city,''", "postalCode,''", "country,XX", "country,Germany"})
  void aFieldOfAnAddressThatCannotBeAcceptedIsNamed(String field, String value) {
    JsonNode added = me.post("/api/v1/addresses", Marketplace.addressIn("DE")).body(201);
    Map<String, String> wrong = new HashMap<>(Marketplace.addressIn("DE"));
    wrong.put(field, value);

    JsonNode posted = me.post("/api/v1/addresses", wrong).body(422);
    JsonNode put =
        me.send("PUT", "/api/v1/addresses/" + added.path("id").asString(), wrong).body(422);

    assertThat(posted.at("/errors/0/field").asString()).isEqualTo(field);
    assertThat(put.at("/errors/0/field").asString()).isEqualTo(field);
  }

  @Test
  void somebodyElsesAddressIsNotThere() {
    JsonNode added = me.post("/api/v1/addresses", Marketplace.addressIn("DE")).body(201);
    String path = "/api/v1/addresses/" + added.path("id").asString();

    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.send("PUT", path, Marketplace.addressIn("FR")).status()).isEqualTo(404);
    assertThat(stranger.send("DELETE", path, null, null).status()).isEqualTo(404);
    assertThat(me.get(path).status()).isEqualTo(200);
  }

  @Test
  void aTokenIsListedAndRevoked() {
    JsonNode made =
        Api.at(port)
            .post("/api/v1/tokens", Map.of("email", email(), "password", PASSWORD, "name", "robot"))
            .body(201);
    String path = "/api/v1/tokens/" + made.path("id").asString();

    assertThat(me.get(path).body(200).path("name").asString()).isEqualTo("robot");
    assertThat(me.get(path).response().body()).doesNotContain(made.path("token").asString());
    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.send("DELETE", path, null, null).status()).isEqualTo(404);
    assertThat(me.send("DELETE", path, null, null).status()).isEqualTo(204);
    assertThat(me.get(path).status()).isEqualTo(404);
    Api robot = Api.at(port).with(made.path("token").asString());
    assertThat(robot.get("/api/v1/me").status()).isEqualTo(401);
  }

  @Test
  void aSessionIsListedAndEnded() {
    var _ = marketplace.session(person);
    String id = me.get("/api/v1/sessions").body(200).at("/items/0/id").asString();

    assertThat(stranger.send("DELETE", "/api/v1/sessions/" + id, null, null).status())
        .isEqualTo(404);
    assertThat(me.send("DELETE", "/api/v1/sessions/none", null, null).status()).isEqualTo(404);
    assertThat(me.send("DELETE", "/api/v1/sessions/" + id, null, null).status()).isEqualTo(204);
    assertThat(me.get("/api/v1/sessions").body(200).path("items")).isEmpty();
  }

  @Test
  void anotherAddressToWriteToNeedsThePassword() {
    String other = UUID.randomUUID() + "@people.test";

    JsonNode refused = patch(Map.of("email", other)).body(422);
    JsonNode changed = patch(Map.of("email", other, "password", PASSWORD)).body(200);

    assertThat(refused.at("/errors/0/field").asString()).isEqualTo("password");
    assertThat(changed.path("email").asString()).isEqualTo(other);
    assertThat(me.get("/api/v1/me").body(200).path("email").asString()).isEqualTo(other);
    assertThat(signIn(other, PASSWORD)).isEqualTo(201);
  }

  @Test
  void whatCannotBeAcceptedChangesNothing() {
    Person taken = marketplace.person(Role.BUYER);
    JsonNode somebodyElses =
        patch(Map.of("email", taken.account().email(), "password", PASSWORD, "name", "New"))
            .body(422);
    JsonNode both = patch(Map.of("email", "none", "name", " ", "password", PASSWORD)).body(422);

    assertThat(somebodyElses.at("/errors/0/field").asString()).isEqualTo("email");
    assertThat(both.path("errors").valueStream().map(one -> one.path("field").asString()))
        .containsExactly("email", "name");
    assertThat(me.get("/api/v1/me").body(200).path("name").asString()).isEqualTo("Pat");
    assertThat(patch(Map.of("name", "Robin")).body(200).path("name").asString()).isEqualTo("Robin");
  }

  @Test
  void anotherPasswordEndsTheSessions() {
    var _ = marketplace.session(person);

    assertThat(password("wrong", "a new password").body(422).at("/errors/0/field").asString())
        .isEqualTo("password");
    assertThat(password(PASSWORD, "short").body(422).at("/errors/0/field").asString())
        .isEqualTo("newPassword");
    assertThat(me.get("/api/v1/sessions").body(200).path("items")).hasSize(1);
    assertThat(password(PASSWORD, "a new password").status()).isEqualTo(204);

    assertThat(me.get("/api/v1/sessions").body(200).path("items")).isEmpty();
    assertThat(signIn(email(), PASSWORD)).isEqualTo(401);
    assertThat(signIn(email(), "a new password")).isEqualTo(201);
  }

  private Api.Answer patch(Map<String, String> body) {
    return me.send("PATCH", "/api/v1/me", body);
  }

  private Api.Answer password(String present, String next) {
    return me.send("PUT", "/api/v1/me/password", Map.of("password", present, "newPassword", next));
  }

  private int signIn(String who, String password) {
    return Api.at(port).post("/api/v1/tokens", Map.of("email", who, "password", password)).status();
  }

  private String email() {
    return person.account().email();
  }

  private static dev.unbuy.accounts.Account nobody() {
    return new dev.unbuy.accounts.Account(new UUID(0, 0), "", "", java.util.Set.of(), null, null);
  }
}
