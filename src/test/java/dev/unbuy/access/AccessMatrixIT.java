package dev.unbuy.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.UnbuyTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/**
 * The access matrix: every route that the application has stands in {@code access-matrix.txt} with
 * those who may use it. Whoever may not is told so and learns nothing; of those who may, nobody
 * reaches an order, a cancellation, a refund or a parcel of somebody else.
 */
@UnbuyTest
class AccessMatrixIT {

  private static final Path TABLE = Path.of("src", "test", "resources", "access-matrix.txt");
  private static final String ANYBODY = "anybody";

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mapping;

  private final Map<String, Person> people = new LinkedHashMap<>();
  private String order = "";
  private String line = "";
  private String cancellation = "";
  private String refund = "";
  private String parcel = "";

  @BeforeEach
  void peopleAndSomebodyElsesThings() {
    people.put("buyer", marketplace.person(Role.BUYER));
    people.put("seller", marketplace.seller(marketplace.shop()));
    people.put("agent", marketplace.person(Role.AGENT));
    people.put("operator", marketplace.person(Role.OPERATOR));
    UUID shop = marketplace.shop();
    Api owner = signedIn(Role.BUYER);
    Api seller = Api.at(port).with(marketplace.seller(shop).token());
    UUID variant = marketplace.variant(shop, 1000, 9);
    owner.post("/api/v1/cart/lines", Map.of("variantId", variant, "quantity", 3)).body(201);
    JsonNode placed =
        owner
            .post(
                "/api/v1/checkout",
                Map.of(
                    "address", Marketplace.addressIn("US"),
                    "payments", List.of(Map.of("method", "CARD", "token", "sandbox-ok")),
                    "confirm", true))
            .body(201)
            .path("orders")
            .get(0);
    order = placed.path("id").asString();
    line = placed.path("lines").get(0).path("id").asString();
    JsonNode canceled =
        owner
            .post(
                "/api/v1/orders/" + order + "/cancellations",
                Map.of(
                    "reason", "DUPLICATE", "lines", List.of(Map.of("lineId", line, "quantity", 1))))
            .body(201);
    cancellation = canceled.path("id").asString();
    refund = canceled.path("refund").path("id").asString();
    parcel =
        seller
            .post(
                "/api/v1/seller/orders/" + order + "/fulfillments",
                Map.of("lines", List.of(Map.of("lineId", line, "quantity", 1))))
            .body(201)
            .path("id")
            .asString();
  }

  @Test
  void everyRouteStandsInTheTableAndNothingElseDoes() throws IOException {
    Set<String> listed = new TreeSet<>(table().keySet());

    assertThat(listed)
        .as("add or remove rows in %s: METHOD PATH | who may (anybody, buyer, seller, …)", TABLE)
        .isEqualTo(routes());
  }

  @Test
  void whoMayNotIsTurnedAwayAndNobodyReachesWhatIsNotTheirs() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Set<String>> row : table().entrySet()) {
      String method = row.getKey().substring(0, row.getKey().indexOf(' '));
      String path = row.getKey().substring(row.getKey().indexOf(' ') + 1);
      int nobody = status(null, method, path);
      if (!isFine(row.getValue(), "nobody", path, method, nobody)) {
        wrong.add("%s by nobody: %d".formatted(row.getKey(), nobody));
      }
      for (Map.Entry<String, Person> person : people.entrySet()) {
        int status = status(person.getValue(), method, path);
        if (!isFine(row.getValue(), person.getKey(), path, method, status)) {
          wrong.add("%s by a %s: %d".formatted(row.getKey(), person.getKey(), status));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private boolean isFine(Set<String> who, String role, String path, String method, int status) {
    if (status >= 500) {
      return false;
    }
    boolean api = path.startsWith("/api/");
    if (who.contains(ANYBODY)) {
      return status != 403 && (status != 401 || path.startsWith("/webhooks/"));
    }
    if (role.equals("nobody")) {
      return api ? status == 401 : status == 302;
    }
    if (!who.contains(role)) {
      return status == 403;
    }
    boolean foreign = isSomebodyElses(path) && !Set.of("agent", "operator").contains(role);
    return foreign ? Set.of(404, 422).contains(status) : status != 401 && status != 403;
  }

  private static boolean isSomebodyElses(String path) {
    return path.matches(".*/(orders|cancellations|refunds|fulfillments)/\\{.*");
  }

  /** A session of its own for each page, since some of them end it. */
  private int status(@Nullable Person who, String method, String path) {
    Api nobody = Api.at(port);
    if (!path.startsWith("/api/")) {
      String session = who == null ? null : marketplace.session(who);
      return nobody.page(method, filled(path), session, fields());
    }
    Api api = who == null ? nobody : nobody.with(who.token());
    String body = method.equals("GET") || method.equals("DELETE") ? null : body(path);
    return api.send(method, filled(path), body, null).status();
  }

  private String fields() {
    return "key=%s&reason=CHANGE_OF_MIND&action=label&carrier=DHL&trackingNumber=1&stars=5&remedyId=%s&q_%s=1"
        .formatted(UUID.randomUUID(), UUID.randomUUID(), line);
  }

  /** The ids of somebody else's things, or of things that nobody has. */
  private String filled(String path) {
    String kind = path.replaceAll(".*/(\\w[\\w-]*)/\\{.*", "$1");
    String id =
        switch (kind) {
          case "orders" -> order;
          case "cancellations" -> cancellation;
          case "refunds" -> refund;
          case "fulfillments" -> parcel;
          default -> UUID.randomUUID().toString();
        };
    return path.replaceAll("\\{[^}]+}", id);
  }

  /** What the routes that need a body need of it, so that not the body is what is refused. */
  private String body(String path) {
    if (path.endsWith("/cancellations")) {
      return path.contains("/seller/")
          ? "{\"reason\":\"OUT_OF_STOCK\"}"
          : "{\"reason\":\"CHANGE_OF_MIND\"}";
    }
    if (path.endsWith("/ship") || path.endsWith("/decline")) {
      return "{\"carrier\":\"DHL\",\"trackingNumber\":\"1\"}";
    }
    if (path.endsWith("/rating")) {
      return "{\"stars\":5}";
    }
    if (path.endsWith("/remedies")) {
      return "{\"remedyId\":\"" + UUID.randomUUID() + "\"}";
    }
    return "{}";
  }

  private static Map<String, Set<String>> table() throws IOException {
    Map<String, Set<String>> rows = new LinkedHashMap<>();
    for (String row : Files.readAllLines(TABLE)) {
      if (!row.isBlank() && !row.startsWith("#")) {
        String[] cells = row.split("\\|");
        rows.put(
            cells[0].strip(),
            Arrays.stream(cells[1].split(",")).map(String::strip).collect(Collectors.toSet()));
      }
    }
    return rows;
  }

  private Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    mapping
        .getHandlerMethods()
        .forEach(
            (info, handler) -> {
              if (handler.getBeanType().getPackageName().startsWith("dev.unbuy")) {
                routes.addAll(routesOf(info));
              }
            });
    return routes;
  }

  private static List<String> routesOf(RequestMappingInfo info) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    return info.getPatternValues().stream()
        .flatMap(
            path ->
                (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                    .stream().map(method -> method + " " + path))
        .toList();
  }

  private Api signedIn(Role role) {
    return Api.at(port).with(marketplace.person(role).token());
  }
}
