package dev.unbuy.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.kernel.WorkingDays;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.UnbuyTest;
import dev.unbuy.testing.Visitor;
import dev.unbuy.testing.Visitor.Screen;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Parcels that arrive teach what is promised, and are held against what was. */
@UnbuyTest
class PromisesIT {

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private Promises promises;
  @Autowired private DueDates deadlines;
  @Autowired private JdbcClient database;

  private UUID shop = new UUID(0, 0);
  private UUID mug = new UUID(0, 0);
  private String session = "";
  private Api buyer = Api.at(0);
  private Api seller = Api.at(0);

  @BeforeEach
  void aShop() {
    shop = marketplace.shop();
    mug = marketplace.variant(shop, 1_299, 100);
    Person person = marketplace.seller(shop);
    session = marketplace.session(person);
    buyer = Api.at(port).with(marketplace.person(Role.BUYER).token());
    seller = Api.at(port).with(person.token());
  }

  @Test
  void whatArrivesIsCountedOnceHeldAgainstThePromiseAndToldEverywhere() {
    JsonNode first = arrived(buy());
    arrived(buy());
    var _ = buy();
    JsonNode last = arrived(buy());
    Eventually.holds(() -> counted("*") == 3 && counted("DE") == 3);
    List<Map<String, Object>> steps = records();
    promises.rebuild();
    assertThat(records()).as("step by step and rebuilt").isEqualTo(steps);
    shouldHaveArrivedTwoDaysAgo(last);

    JsonNode own = seller.get("/api/v1/seller/promises").body(200);

    assertThat(own.at("/kept/arrived").asInt()).isEqualTo(3);
    assertThat(own.at("/kept/onTime").asInt()).isEqualTo(2);
    assertThat(own.at("/routes/0/country").asString()).isEqualTo("DE");
    assertThat(own.at("/routes/0/terms/to").asInt()).isEqualTo(5);
    assertThat(own.path("weeks")).isNotEmpty();
    assertThat(buyer.get("/api/v1/seller/promises").status()).isEqualTo(403);
    JsonNode told = buyer.get("/api/v1/listings/" + marketplace.listingOf(mug)).body(200);
    assertThat(told.at("/delivery/arrived").asInt()).isEqualTo(3);
    assertThat(told.at("/delivery/kept").isNull()).isTrue();
    looks(first);
  }

  @Test
  void aRecordMovesThePromiseOfListingSearchAndCheckoutAlike() {
    String listing = "/api/v1/listings/" + marketplace.listingOf(mug) + "?shipTo=DE";
    assertThat(buyer.get(listing).body(200).at("/delivery/to").asString()).isEqualTo(inDays(5));

    record(12, 200);

    assertThat(buyer.get(listing).body(200).at("/delivery/to").asString()).isEqualTo(inDays(14));
    assertThat(buyer.get(listing).body(200).at("/delivery/kept").asDouble()).isEqualTo(0.5);
    tellsOnItsPage("This shop kept 50% of its dates, of 200 parcels");
    JsonNode order = buy();
    assertThat(order.at("/delivery/to").asString()).isEqualTo(inDays(14));
    assertThat(order.path("shipBy").asString())
        .as("a slow seller earns no time by being slow")
        .startsWith(LocalDate.parse(inDays(2)).plusDays(1).toString());
    Api operator = Api.at(port).with(marketplace.person(Role.OPERATOR).token());
    JsonNode all = operator.get("/api/v1/admin/promises?limit=200").body(200);
    assertThat(all.path("items").findValuesAsString("shopId")).contains(shop.toString());
    assertThat(operator.get("/api/v1/admin/promises?cursor=nonsense").status()).isEqualTo(422);
  }

  private void tellsOnItsPage(String words) {
    try (Visitor visitor = Visitor.at(port, Screen.PHONE)) {
      visitor.go("/listings/" + marketplace.listingOf(mug));
      visitor.look("listing-with-record");
      assertThat(visitor.page().content()).contains(words);
    }
  }

  private void looks(JsonNode delivered) {
    try (Visitor visitor = Visitor.at(port, Screen.PHONE)) {
      visitor.with(session);
      visitor.go("/seller/promises");
      visitor.look("seller-promises");
      assertThat(visitor.page().content()).contains("2 of 3 parcels arrived");
    }
    assertThat(buyer.get("/api/v1/orders/" + id(delivered)).body(200).path("status").asString())
        .isEqualTo("DELIVERED");
  }

  private JsonNode buy() {
    buyer.post("/api/v1/cart/lines", Map.of("variantId", mug, "quantity", 1)).body(201);
    return buyer
        .post(
            "/api/v1/checkout",
            Map.of(
                "address", Marketplace.addressIn("DE"),
                "payments", List.of(Map.of("method", "CARD", "token", "sandbox-ok")),
                "confirm", true))
        .body(201)
        .path("orders")
        .get(0);
  }

  private JsonNode arrived(JsonNode order) {
    JsonNode parcel =
        seller.post("/api/v1/seller/orders/" + id(order) + "/fulfillments", Map.of()).body(201);
    String path = "/api/v1/seller/fulfillments/" + id(parcel);
    seller.post(path + "/ship", Map.of("carrier", "DHL", "trackingNumber", "1")).body(200);
    seller.post(path + "/deliver", Map.of()).body(200);
    return order;
  }

  private void shouldHaveArrivedTwoDaysAgo(JsonNode order) {
    database
        .sql(
            """
            UPDATE orders.orders SET delivery_from = current_date - 3,
              delivery_to = current_date - 2 WHERE id = ?::uuid\
            """)
        .param(id(order))
        .update();
    promises.rebuild();
  }

  private List<Map<String, Object>> records() {
    return database
        .sql(
            """
            SELECT country, days, parcels, in_time, arrived, on_time FROM promises.records
            WHERE shop_id = ? ORDER BY country\
            """)
        .param(shop)
        .query(
            (row, number) ->
                Map.<String, Object>of(
                    "country", row.getString(1),
                    "days", List.of((Integer[]) row.getArray(2).getArray()),
                    "parcels", List.of((Integer[]) row.getArray(3).getArray()),
                    "in time", row.getInt(4),
                    "arrived", row.getInt(5),
                    "on time", row.getInt(6)))
        .list();
  }

  private void record(int transit, int parcels) {
    database
        .sql(
            """
            INSERT INTO promises.day_counts (shop_id, country, day, working_days, parcels, kept)
            VALUES (?, '*', current_date, 2, ?, ?), (?, 'DE', current_date, ?, ?, ?)\
            """)
        .params(shop, parcels, parcels, shop, transit, parcels, parcels / 2)
        .update();
    deadlines.again(AddUpShop.KIND, shop);
    Eventually.holds(() -> counted("DE") == parcels);
  }

  private int counted(String country) {
    return database
        .sql(
            """
            SELECT coalesce(sum(n), 0) FROM promises.records r, unnest(r.parcels) n
            WHERE r.shop_id = ? AND r.country = ?\
            """)
        .params(shop, country)
        .query(Integer.class)
        .single();
  }

  private static String inDays(int workingDays) {
    return WorkingDays.plus(LocalDate.now(ZoneOffset.UTC), workingDays).toString();
  }

  private static String id(JsonNode thing) {
    return thing.path("id").asString();
  }
}
