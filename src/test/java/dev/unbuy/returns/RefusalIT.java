package dev.unbuy.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.Api;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Parcels that do not reach their buyer: refused, brought back, lost. */
@UnbuyTest
class RefusalIT {

  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private DueDates dueDates;
  @Autowired private JdbcClient database;

  private UUID shop = new UUID(0, 0);
  private UUID mug = new UUID(0, 0);
  private Customer customer;
  private Api seller = Api.at(0);

  @BeforeEach
  void aShopAndABuyer() {
    shop = marketplace.shop();
    mug = marketplace.variant(shop, 1_299, 50);
    customer = shopping.customer();
    seller = shopping.seller(shop);
  }

  @Test
  void whatIsRefusedTurnsRoundAndIsRefundedWhenItIsBack() {
    JsonNode order = order(3);
    String parcel = ship(order, 2);
    assertThat(actions(order)).contains("refuse");

    JsonNode refused = refuse(order).body(201);
    assertThat(refused.path("returns").get(0).path("status").asString()).isEqualTo("SENT");
    assertThat(parcelStatus(order, parcel)).isEqualTo("REFUSED");
    assertThat(now(order).path("refunds")).isEmpty();
    assertThat(actions(order)).doesNotContain("refuse");

    carrier(parcel, "returned-to-sender").body(200);
    assertThat(parcelStatus(order, parcel)).isEqualTo("RETURNED_TO_SENDER");
    assertThat(line(order).path("canceled").asInt()).isEqualTo(2);
    assertThat(line(order).path("shipped").asInt()).isZero();
    assertThat(refunded(order)).isEqualTo(2 * 1_299 - 499);
    assertThat(onHand()).isEqualTo(50);

    ship(order, 1);
    assertThat(now(order).path("status").asString()).isEqualTo("SHIPPED");
  }

  @Test
  void whenAllOfItIsBackTheOrderIsCanceled() {
    JsonNode order = order(1);
    String parcel = ship(order, 1);
    refuse(order).body(201);
    carrier(parcel, "returned-to-sender").body(200);

    assertThat(now(order).path("status").asString()).isEqualTo("CANCELED");
    assertThat(carrier(parcel, "returned-to-sender").status()).isEqualTo(409);
    assertThat(refuse(order).body(409).path("rule").asString()).isEqualTo("nothing-is-on-its-way");
  }

  @Test
  void aRefusedParcelCannotBeDeliveredAndADeliveredOneNotRefused() {
    JsonNode order = order(2);
    String first = ship(order, 1);
    refuse(order).body(201);
    assertThat(carrier(first, "deliver").status()).isEqualTo(409);

    String second = ship(order, 1);
    carrier(second, "deliver").body(200);
    JsonNode problem = refuse(order).body(409);
    assertThat(problem.path("rule").asString()).isEqualTo("it-has-arrived");
    assertThat(problem.path("alternatives").get(0).asString()).isEqualTo("RETURN");

    carrier(first, "returned-to-sender").body(200);
    assertThat(now(order).path("status").asString()).isEqualTo("DELIVERED");
  }

  @Test
  void aRefusedParcelThatTakesTooLongIsRefundedByItsCarriersProof() {
    JsonNode order = order(1);
    ship(order, 1);
    JsonNode one = refuse(order).body(201).path("returns").get(0);
    var _ = dueDates.fire("return.clock", UUID.fromString(Shopping.id(one)));

    Eventually.holds(() -> refunded(order) == 1_299 - 499);
  }

  @Test
  void aParcelThatNeverComesIsFoundByItsDeadlineAndRefundedWhole() {
    JsonNode order = order(2);
    String parcel = ship(order, 2);
    var _ = dueDates.fire("parcel.lost", UUID.fromString(parcel));

    Eventually.holds(() -> parcelStatus(order, parcel).equals("LOST"));
    assertThat(refunded(order)).isEqualTo(2 * 1_299 + 499);
    assertThat(onHand()).as("it is nowhere").isEqualTo(48);
    assertThat(carrier(parcel, "lost").status()).isEqualTo(409);
    assertThat(carrier(parcel, "deliver").status()).isEqualTo(409);
  }

  @Test
  void theCarrierSaysThatItWasRefusedOrCouldNotBeDelivered() {
    JsonNode order = order(2);
    String refused = ship(order, 1);
    carrier(refused, "refused").body(200);
    assertThat(parcelStatus(order, refused)).isEqualTo("REFUSED");

    String undeliverable = ship(order, 1);
    carrier(undeliverable, "returned-to-sender").body(200);
    assertThat(parcelStatus(order, undeliverable)).isEqualTo("RETURNED_TO_SENDER");
    assertThat(
            seller
                .post(
                    "/api/v1/seller/returns/" + Shopping.id(returns(order).get(0)) + "/inspect",
                    Map.of("outcome", "FULL"))
                .body(409)
                .path("rule")
                .asString())
        .isEqualTo("its-carrier-brings-it-back");
  }

  @Test
  void refusingBadlyIsNamed() {
    JsonNode order = order(1);
    ship(order, 1);
    assertThat(refuse(order, Map.of("reason", "LOST_ON_THE_WAY")).status()).isEqualTo(422);
    assertThat(refuse(order, Map.of("reason", "OTHER")).status()).isEqualTo(422);
    assertThat(
            shopping
                .customer()
                .api()
                .post("/api/v1/orders/" + Shopping.id(order) + "/refusal", Map.of())
                .status())
        .isEqualTo(404);
  }

  private JsonNode order(int quantity) {
    return customer
        .buyIn("CH", Map.of(mug, quantity), Shopping.by("CARD", "sandbox-ok"))
        .getFirst();
  }

  private String ship(JsonNode order, int quantity) {
    String parcel =
        Shopping.id(
            seller
                .post(
                    "/api/v1/seller/orders/" + Shopping.id(order) + "/fulfillments",
                    Map.of(
                        "lines",
                        List.of(
                            Map.of(
                                "lineId",
                                Shopping.id(order.path("lines").get(0)),
                                "quantity",
                                quantity))))
                .body(201));
    seller
        .post(
            "/api/v1/seller/fulfillments/" + parcel + "/ship",
            Map.of("carrier", "DHL", "trackingNumber", "00340"))
        .body(200);
    Eventually.holds(
        () ->
            now(order).path("payments").get(0).path("captured").path("amount").asLong()
                == order.path("totals").path("total").path("amount").asLong());
    return parcel;
  }

  private Api.Answer refuse(JsonNode order) {
    return refuse(order, Map.of("reason", "CHANGE_OF_MIND"));
  }

  private Api.Answer refuse(JsonNode order, Map<String, ?> body) {
    return customer.api().post("/api/v1/orders/" + Shopping.id(order) + "/refusal", body);
  }

  private Api.Answer carrier(String parcel, String says) {
    return seller.post("/api/v1/seller/fulfillments/" + parcel + "/" + says, Map.of());
  }

  private JsonNode now(JsonNode order) {
    return customer.order(order);
  }

  private JsonNode line(JsonNode order) {
    return now(order).path("lines").get(0);
  }

  private JsonNode returns(JsonNode order) {
    return now(order).path("returns");
  }

  private List<String> actions(JsonNode order) {
    return now(order).path("actions").valueStream().map(JsonNode::asString).toList();
  }

  private String parcelStatus(JsonNode order, String parcel) {
    return now(order)
        .path("fulfillments")
        .valueStream()
        .filter(one -> Shopping.id(one).equals(parcel))
        .map(one -> one.path("status").asString())
        .findFirst()
        .orElseThrow();
  }

  private long refunded(JsonNode order) {
    return now(order)
        .path("refunds")
        .valueStream()
        .mapToLong(refund -> refund.path("amount").path("amount").asLong())
        .sum();
  }

  private int onHand() {
    return database
        .sql("SELECT on_hand FROM inventory.stock WHERE variant_id = ?")
        .param(mug)
        .query(Integer.class)
        .single();
  }
}
