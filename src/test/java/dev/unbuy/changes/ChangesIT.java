package dev.unbuy.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.DueDates;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.GatewayDesk;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Marketplace.Person;
import dev.unbuy.testing.UnbuyTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An order becomes something else and stays an order: its money, its stock, its dates. */
@UnbuyTest
class ChangesIT {

  private static final Map<String, Object> CARD = card("sandbox-ok");

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;
  @Autowired private JdbcClient database;
  @Autowired private Books books;
  @Autowired private DueDates dueDates;
  @Autowired private GatewayDesk gateway;

  private UUID shop;
  private UUID mug;
  private Person person;
  private Api buyer;
  private Api seller;

  @BeforeEach
  void aShopAndABuyer() {
    shop = marketplace.shop();
    mug = marketplace.variant(shop, 2000, 10);
    person = marketplace.person(Role.BUYER);
    buyer = Api.at(port).with(person.token());
    seller = Api.at(port).with(marketplace.seller(shop).token());
  }

  @Test
  void aCheaperVariantBringsTheDifferenceBackAndExchangesTheStock() {
    UUID small = marketplace.sibling(mug, "small", 1500, 5);
    JsonNode order = buy("CH", Map.of(mug, 2));

    JsonNode preview = preview(order, Map.of("lines", List.of(line(order, 0, 2, small))));
    JsonNode made =
        change(
                order,
                Map.of("lines", List.of(line(order, 0, 2, small)), "seen", preview.path("seen")))
            .body(201);

    assertThat(preview.path("outcome").asString()).isEqualTo("SETTLED");
    assertThat(money(preview, "difference")).isEqualTo(-1000);
    assertThat(made.path("status").asString()).isEqualTo("SETTLED");
    assertThat(money(made, "difference")).isEqualTo(-1000);
    JsonNode now = order(order);
    assertThat(now.path("lines").get(0).path("variantId").asString()).isEqualTo(small.toString());
    assertThat(total(now)).isEqualTo(3000 + 499).isEqualTo(total(preview));
    assertThat(money(now.path("refunds").get(0), "amount")).isEqualTo(1000);
    assertThat(reserved(mug)).isZero();
    assertThat(reserved(small)).isEqualTo(2);
    booksAreRight(order);
  }

  @Test
  void aDearerVariantIsSentOnceTheDifferenceIsHeld() {
    UUID large = marketplace.sibling(mug, "large", 2600, 5);
    JsonNode order = buy("US", Map.of(mug, 2));
    Map<String, Object> wish = Map.of("lines", List.of(line(order, 0, 2, large)));

    assertThat(field(change(order, wish))).isEqualTo("payments");
    JsonNode made = change(order, with(wish, "payments", List.of(CARD))).body(201);

    assertThat(made.path("status").asString()).isEqualTo("SETTLED");
    assertThat(money(made, "difference")).isEqualTo(1200 + 84);
    JsonNode now = order(order);
    assertThat(total(now)).isEqualTo(5200 + 364 + 499);
    assertThat(now.path("payments")).hasSize(2);
    assertThat(now.path("status").asString()).isEqualTo("AWAITING_SHIPMENT");
    booksAreRight(order);
    cancelAll(order).body(201);
    assertThat(goneBack(order)).isEqualTo(5200 + 364 + 499);
    booksAreRight(order);
  }

  @Test
  void whatIsNotPaidChangesNothingAndKeepsNoStock() {
    UUID large = marketplace.sibling(mug, "large", 2600, 5);
    JsonNode order = buy("CH", Map.of(mug, 2));

    JsonNode made =
        change(
                order,
                Map.of(
                    "lines",
                    List.of(line(order, 0, 2, large)),
                    "payments",
                    List.of(card("sandbox-declined"))))
            .body(201);

    assertThat(made.path("status").asString()).isEqualTo("UNPAID");
    JsonNode now = order(order);
    assertThat(total(now)).isEqualTo(total(order));
    assertThat(now.path("lines").get(0).path("variantId").asString()).isEqualTo(mug.toString());
    assertThat(now.path("lines").get(0).path("asked").asInt()).isZero();
    assertThat(reserved(large)).isZero();
    assertThat(now.path("status").asString()).isEqualTo("AWAITING_SHIPMENT");
    booksAreRight(order);
  }

  @Test
  void quantitiesGoUpAndDownAndEverythingComesBackToTheCent() {
    UUID bowl = marketplace.variant(shop, 999, 10);
    JsonNode order = buy("US", Map.of(mug, 3, bowl, 1));
    int ofMug = indexOf(order, mug);
    int ofBowl = indexOf(order, bowl);

    JsonNode made =
        change(
                order,
                Map.of(
                    "lines",
                    List.of(line(order, ofMug, 1, null), line(order, ofBowl, 6, null)),
                    "payments",
                    List.of(CARD)))
            .body(201);

    assertThat(made.path("status").asString()).isEqualTo("SETTLED");
    JsonNode now = order(order);
    assertThat(now.path("lines").get(ofMug).path("ordered").asInt()).isEqualTo(1);
    assertThat(now.path("lines").get(ofBowl).path("ordered").asInt()).isEqualTo(6);
    assertThat(reserved(mug)).isEqualTo(1);
    assertThat(reserved(bowl)).isEqualTo(6);
    assertThat(total(now)).isEqualTo(total(order) + money(made, "difference"));
    booksAreRight(order);
    cancelAll(order).body(201);
    assertThat(goneBack(order)).isEqualTo(total(now));
    booksAreRight(order);
  }

  @Test
  void severalItemsChangeAtOnceAndOnlyTheirSumIsPaid() {
    UUID small = marketplace.sibling(mug, "small", 1500, 5);
    UUID large = marketplace.sibling(mug, "large", 2700, 5);
    JsonNode order = buy("CH", Map.of(mug, 3));
    Map<String, Object> wish =
        Map.of(
            "lines",
            List.of(line(order, 0, 1, null), line(order, 0, 1, small), line(order, 0, 1, large)),
            "payments",
            List.of(CARD));

    JsonNode made = change(order, wish).body(201);

    assertThat(money(made, "difference")).isEqualTo(700 - 500);
    assertThat(order(order).path("lines")).hasSize(3);
    assertThat(Stream.of(mug, small, large).map(this::reserved)).containsExactly(1, 1, 1);
    booksAreRight(order);
  }

  @Test
  void anAddressInTheCountryCostsNothingAndOneAbroadIsPricedAgain() {
    shipsTo("FR", 1500);
    JsonNode order = buy("US", Map.of(mug, 1));

    JsonNode near = change(order, Map.of("address", address("US", "2 Side Street"))).body(201);
    JsonNode abroad =
        change(order, Map.of("address", address("FR", "3 rue"), "payments", List.of(CARD)))
            .body(201);

    assertThat(near.path("status").asString()).isEqualTo("SETTLED");
    assertThat(money(near, "difference")).isZero();
    assertThat(money(abroad, "difference")).isEqualTo(1500 - 499 - 140);
    JsonNode now = order(order);
    assertThat(now.path("shipTo").path("line1").asString()).isEqualTo("3 rue");
    assertThat(money(now.path("totals"), "tax")).isZero();
    assertThat(money(now.path("totals"), "shipping")).isEqualTo(1500);
    booksAreRight(order);
    cancelAll(order).body(201);
    assertThat(goneBack(order)).isEqualTo(2000 + 1500);
  }

  @Test
  void theShopsFasterWayIsPaidAndBringsTheDatesForward() {
    JsonNode order = buy("CH", Map.of(mug, 2));
    assertThat(preview(order, Map.of("faster", true)).path("rule").asString())
        .isEqualTo("NO_FASTER_WAY");
    shipsFaster("CH", 1499);
    outOfGrace(order);

    JsonNode preview = preview(order, Map.of("faster", true));
    JsonNode made =
        change(
                order,
                Map.of("faster", true, "payments", List.of(CARD), "seen", preview.path("seen")))
            .body(201);

    assertThat(preview.path("rule").asString()).isEqualTo("SELLER_NOT_CONCERNED");
    assertThat(money(made, "difference")).isEqualTo(1499 - 499).isEqualTo(money(preview, "toPay"));
    assertThat(made.path("status").asString()).isEqualTo("SETTLED");
    JsonNode now = order(order);
    assertThat(now.path("delivery")).isEqualTo(preview.path("delivery"));
    assertThat(now.path("delivery").path("to").asString())
        .isLessThan(order.path("delivery").path("to").asString());
    assertThat(now.path("shipBy")).isEqualTo(order(order).path("shipBy"));
    assertThat(money(now.path("totals"), "shipping")).isEqualTo(1499);
    assertThat(preview(order, Map.of("faster", true)).path("rule").asString())
        .isEqualTo("NO_FASTER_WAY");
    booksAreRight(order);
    cancelAll(order).body(201);
  }

  @Test
  void aSellerWhosePromiseIsBrokenBearsTheFasterWay() {
    JsonNode order = buy("CH", Map.of(mug, 1));
    shipsFaster("CH", 1499);
    database
        .sql("UPDATE orders.orders SET ship_by = now() - interval '1 hour' WHERE id = ?::uuid")
        .param(id(order))
        .update();
    String overdue = order(order).path("shipBy").asString();

    JsonNode made = change(order, Map.of("faster", true)).body(201);

    assertThat(made.path("status").asString()).isEqualTo("SETTLED");
    assertThat(money(made, "difference")).isZero();
    JsonNode now = order(order);
    assertThat(total(now)).isEqualTo(total(order));
    assertThat(now.path("shipBy").asString()).isGreaterThan(overdue);
    booksAreRight(order);
  }

  @Test
  void nothingIsSentWhereTheShopDoesNotShip() {
    JsonNode order = buy("US", Map.of(mug, 1));
    database
        .sql("UPDATE catalog.shipping_options SET country = 'US' WHERE shop_id = ?")
        .param(shop)
        .update();

    JsonNode refused = change(order, Map.of("address", address("FR", "3 rue"))).body(409);

    assertThat(refused.path("type").asString()).endsWith("not-changeable");
    assertThat(refused.path("rule").asString()).isEqualTo("NOT_SHIPPED_THERE");
  }

  @Test
  void anOrderWhosePaymentWasDeclinedIsPaidInAnotherWay() {
    JsonNode order = buy("CH", Map.of(mug, 1), card("sandbox-declined"));
    assertThat(order(order).path("status").asString()).isEqualTo("AWAITING_PAYMENT");

    JsonNode again = change(order, Map.of("payments", List.of(card("sandbox-declined")))).body(201);
    JsonNode made = change(order, Map.of("payments", List.of(CARD))).body(201);

    assertThat(again.path("status").asString()).isEqualTo("UNPAID");
    assertThat(made.path("status").asString()).isEqualTo("SETTLED");
    assertThat(made.path("paidAnew").asBoolean()).isTrue();
    assertThat(money(made, "toPay")).isEqualTo(2499);
    assertThat(order(order).path("status").asString()).isEqualTo("AWAITING_SHIPMENT");
    cancelAll(order).body(201);
    assertThat(goneBack(order)).isEqualTo(2499);
  }

  @Test
  void anotherPaymentForAPaidOrderGivesTheFirstOneBack() {
    JsonNode order = buy("CH", Map.of(mug, 1));
    String first = gateway.authorizationOf(order, "CARD");

    JsonNode made =
        change(
                order,
                Map.of("payments", List.of(Map.of("method", "WALLET", "token", "sandbox-ok"))))
            .body(201);

    assertThat(made.path("status").asString()).isEqualTo("SETTLED");
    assertThat(money(made, "difference")).isZero();
    Eventually.holds(() -> gateway.amount(first, "voided") == 2499);
    assertThat(order(order).path("status").asString()).isEqualTo("AWAITING_SHIPMENT");
    booksAreRight(order);
    seller.post("/api/v1/seller/orders/" + id(order) + "/fulfillments", Map.of()).body(201);
    Eventually.holds(() -> money(order(order).path("payments").get(1), "captured") == 2499);
    booksAreRight(order);
  }

  @Test
  void outOfGraceTheSellerIsAskedAndApproves() {
    UUID large = marketplace.sibling(mug, "large", 2600, 5);
    JsonNode order = outOfGrace(buy("CH", Map.of(mug, 2)));
    JsonNode asked =
        change(order, Map.of("lines", List.of(line(order, 0, 2, large)), "payments", List.of(CARD)))
            .body(201);
    assertThat(asked.path("status").asString()).isEqualTo("ASKED");
    assertThat(asked.path("sellerAnswersBy").isNull()).isFalse();
    assertThat(
            change(order, Map.of("lines", List.of(line(order, 0, 1, null))))
                .body(409)
                .path("rule")
                .asString())
        .isEqualTo("A_CHANGE_IS_WAITING");
    booksAreRight(order);
    JsonNode waiting = seller.get("/api/v1/seller/changes?status=ASKED").body(200).path("items");
    assertThat(waiting).hasSize(1);
    assertThat(
            seller.post("/api/v1/seller/orders/" + id(order) + "/fulfillments", Map.of()).status())
        .isEqualTo(409);
    Api stranger = Api.at(port).with(marketplace.seller(marketplace.shop()).token());
    assertThat(stranger.post("/api/v1/seller/changes/" + id(asked) + "/approve", Map.of()).status())
        .isEqualTo(404);

    JsonNode approved =
        seller.post("/api/v1/seller/changes/" + id(asked) + "/approve", Map.of()).body(200);

    assertThat(approved.path("status").asString()).isEqualTo("SETTLED");
    assertThat(total(order(order))).isEqualTo(5200 + 499);
    assertThat(seller.post("/api/v1/seller/changes/" + id(asked) + "/decline", Map.of()).status())
        .isEqualTo(409);
    booksAreRight(order);
  }

  @Test
  void aNoOrSilenceOrASecondThoughtLeavesTheOrderAsItWas() {
    UUID large = marketplace.sibling(mug, "large", 2600, 5);
    JsonNode order = outOfGrace(buy("CH", Map.of(mug, 2)));
    Map<String, Object> wish =
        Map.of("lines", List.of(line(order, 0, 2, large)), "payments", List.of(CARD));

    JsonNode declined = change(order, wish).body(201);
    seller.post("/api/v1/seller/changes/" + id(declined) + "/decline", Map.of()).body(200);
    JsonNode silent = change(order, wish).body(201);
    dueDates.fire(ChangeClock.KIND, UUID.fromString(id(silent)));
    Eventually.holds(() -> status(silent).equals("EXPIRED"));
    JsonNode takenBack = change(order, wish).body(201);
    buyer.post("/api/v1/changes/" + id(takenBack) + "/take-back", Map.of()).body(200);

    assertThat(status(declined)).isEqualTo("DECLINED");
    assertThat(status(takenBack)).isEqualTo("TAKEN_BACK");
    JsonNode now = order(order);
    assertThat(total(now)).isEqualTo(total(order));
    assertThat(now.path("lines").get(0).path("asked").asInt()).isZero();
    assertThat(reserved(large)).isZero();
    assertThat(goneBack(order)).isEqualTo(3 * 1200);
    assertThat(buyer.get("/api/v1/orders/" + id(order) + "/changes").body(200).path("items"))
        .hasSize(3);
    booksAreRight(order);
  }

  @Test
  void aPaymentUnderReviewKeepsTheChangeWaiting() {
    UUID large = marketplace.sibling(mug, "large", 2600, 5);
    JsonNode order = buy("CH", Map.of(mug, 2));
    Map<String, Object> wish =
        Map.of(
            "lines",
            List.of(line(order, 0, 2, large)),
            "payments",
            List.of(card("sandbox-review")));

    JsonNode made = change(order, wish).body(201);
    assertThat(made.path("status").asString()).isEqualTo("PAYING");
    assertThat(made.path("toBePaidBy").isNull()).isFalse();
    review(made);

    Eventually.holds(() -> status(made).equals("SETTLED"));
    assertThat(total(order(order))).isEqualTo(5200 + 499);
    booksAreRight(order);
  }

  @Test
  void whatIsPaidTooLateGoesBack() {
    UUID large = marketplace.sibling(mug, "large", 2600, 5);
    JsonNode order = buy("CH", Map.of(mug, 2));
    JsonNode made =
        change(
                order,
                Map.of(
                    "lines",
                    List.of(line(order, 0, 2, large)),
                    "payments",
                    List.of(card("sandbox-review"))))
            .body(201);

    buyer.post("/api/v1/changes/" + id(made) + "/take-back", Map.of()).body(200);

    Eventually.holds(() -> goneBack(order) == 1200);
    assertThat(total(order(order))).isEqualTo(total(order));
    assertThat(order(order).path("status").asString()).isEqualTo("AWAITING_SHIPMENT");
  }

  @Test
  void whatTheSellerProposesInsteadIsTakenAndNeverDearer() {
    UUID bowl = marketplace.variant(shop, 2600, 3);
    JsonNode order = outOfGrace(buy("CH", Map.of(mug, 2)));

    JsonNode proposed = propose(order, 2, "variantId", bowl).body(201);

    assertThat(proposed.path("status").asString()).isEqualTo("PROPOSED");
    assertThat(money(proposed, "difference")).isZero();
    assertThat(reserved(bowl)).isEqualTo(2);
    assertThat(propose(order, 1, "variantId", bowl).body(409).path("rule").asString())
        .isEqualTo("A_CHANGE_IS_WAITING");
    JsonNode taken = answer(proposed, "accept").body(200);
    assertThat(taken.path("status").asString()).isEqualTo("SETTLED");
    JsonNode line = order(order).path("lines").get(0);
    assertThat(line.path("variantId").asString()).isEqualTo(bowl.toString());
    assertThat(total(order(order))).isEqualTo(total(order));
    assertThat(free(mug)).isZero();
    assertThat(answer(proposed, "refuse").body(409).path("state").asString()).isEqualTo("SETTLED");
    booksAreRight(order);
  }

  @Test
  void whoDoesNotWaitGetsWhatIsMissingBackInFull() {
    JsonNode order = outOfGrace(buy("CH", Map.of(mug, 3)));
    LocalDate later = LocalDate.now(ZoneOffset.UTC).plusDays(40);
    assertThat(propose(order, 4, "shipBy", later).body(409).path("rule").asString())
        .isEqualTo("UNITS_ARE_PACKED");
    assertThat(field(propose(order, 1, "shipBy", LocalDate.now(ZoneOffset.UTC).minusDays(1))))
        .isEqualTo("shipBy");

    JsonNode proposed = propose(order, 1, "shipBy", later).body(201);
    assertThat(proposed.path("proposal").path("quantity").asInt()).isEqualTo(1);
    dueDates.fire("change.waits", UUID.fromString(id(proposed)));

    Eventually.holds(() -> order(order).path("lines").get(0).path("canceled").asInt() == 1);
    assertThat(status(proposed)).isEqualTo("NOT_TAKEN");
    JsonNode canceled = order(order).path("cancellations").get(0);
    assertThat(canceled.path("fault").path("fault").asString("SELLER")).isEqualTo("SELLER");
    booksAreRight(order);
    JsonNode again = propose(order, 2, "shipBy", later).body(201);
    answer(again, "accept").body(200);
    assertThat(order(order).path("shipBy").asString()).startsWith(later.plusDays(1).toString());
  }

  @Test
  void aPreviewThatIsNoLongerSoIsRefusedWithTheNewOne() {
    UUID large = marketplace.sibling(mug, "large", 2600, 5);
    JsonNode order = buy("CH", Map.of(mug, 2));
    Map<String, Object> wish =
        Map.of("lines", List.of(line(order, 0, 2, large)), "payments", List.of(CARD));
    String seen = preview(order, wish).path("seen").asString();
    marketplace.priceBecomes(large, 2700);

    JsonNode stale = change(order, with(wish, "seen", seen)).body(409);

    assertThat(stale.path("type").asString()).endsWith("/stale");
    assertThat(money(stale.path("preview"), "toPay")).isEqualTo(1400);
    String again = stale.path("preview").path("seen").asString();
    database
        .sql("UPDATE inventory.stock SET on_hand = reserved + 1 WHERE variant_id = ?")
        .param(large)
        .update();
    JsonNode soldOut = change(order, with(wish, "seen", again)).body(409);
    assertThat(soldOut.path("preview").path("rule").asString()).isEqualTo("NOT_SO_MANY_LEFT");
    assertThat(change(order, wish).body(409).path("rule").asString()).isEqualTo("NOT_SO_MANY_LEFT");
    assertThat(total(order(order))).isEqualTo(total(order));
  }

  @Test
  void aCancellationGoesBeforeAChangeThatWaits() {
    UUID large = marketplace.sibling(mug, "large", 2600, 5);
    JsonNode order = outOfGrace(buy("CH", Map.of(mug, 2)));
    JsonNode asked =
        change(order, Map.of("lines", List.of(line(order, 0, 2, large)), "payments", List.of(CARD)))
            .body(201);

    seller
        .post(
            "/api/v1/seller/orders/" + id(order) + "/cancellations",
            Map.of("reason", "OUT_OF_STOCK"))
        .body(201);

    assertThat(status(asked)).isEqualTo("OVERTAKEN");
    assertThat(order(order).path("status").asString()).isEqualTo("CANCELED");
    assertThat(reserved(mug) + reserved(large)).isZero();
    assertThat(goneBack(order)).isEqualTo(4499 + 1200);
  }

  @Test
  void whatIsPackedStaysWhatItIs() {
    UUID small = marketplace.sibling(mug, "small", 2000, 5);
    JsonNode order = buy("CH", Map.of(mug, 3));
    seller
        .post(
            "/api/v1/seller/orders/" + id(order) + "/fulfillments",
            Map.of("lines", List.of(line(order, 0, 1, null))))
        .body(201);

    assertThat(
            change(order, Map.of("lines", List.of(line(order, 0, 3, small))))
                .body(409)
                .path("rule")
                .asString())
        .isEqualTo("UNITS_ARE_PACKED");
    assertThat(
            change(order, Map.of("address", address("CH", "2 Side Street")))
                .body(409)
                .path("rule")
                .asString())
        .isEqualTo("ADDRESS_IS_ON_A_PARCEL");
    JsonNode made =
        change(order, Map.of("lines", List.of(line(order, 0, 1, null), line(order, 0, 2, small))))
            .body(201);
    assertThat(made.path("status").asString()).isEqualTo("SETTLED");
    booksAreRight(order);
  }

  @Test
  void storeCreditPaysADifferenceUpToWhatThereIs() {
    UUID large = marketplace.sibling(mug, "large", 2600, 5);
    JsonNode order = buy("CH", Map.of(mug, 1));
    Map<String, Object> wish =
        Map.of(
            "lines",
            List.of(line(order, 0, 1, large)),
            "payments",
            List.of(Map.of("method", "STORE_CREDIT", "token", "")));
    assertThat(field(change(order, wish))).isEqualTo("payments");
    database
        .sql(
            "INSERT INTO payments.store_credits (account_id, currency, balance) VALUES (?, 'EUR',"
                + " 700)")
        .param(person.account().id())
        .update();

    JsonNode made = change(order, wish).body(201);

    assertThat(made.path("status").asString()).isEqualTo("SETTLED");
    assertThat(
            database
                .sql("SELECT balance FROM payments.store_credits WHERE account_id = ?")
                .param(person.account().id())
                .query(Long.class)
                .single())
        .isEqualTo(100);
    booksAreRight(order);
  }

  @Test
  void whatCannotBeIsNamed() {
    UUID other = marketplace.variant(shop, 2000, 5);
    JsonNode order = buy("CH", Map.of(mug, 2));

    assertThat(field(change(order, Map.of()))).isEqualTo("lines");
    assertThat(field(change(order, Map.of("lines", List.of(line(order, 0, 2, null))))))
        .isEqualTo("lines");
    assertThat(field(change(order, Map.of("lines", List.of(line(order, 0, 2, other))))))
        .isEqualTo("lines[0].variantId");
    assertThat(field(change(order, Map.of("lines", List.of(line(order, 0, 0, null))))))
        .isEqualTo("lines[0].quantity");
    assertThat(
            field(
                change(
                    order,
                    Map.of("lines", List.of(Map.of("lineId", UUID.randomUUID(), "quantity", 1))))))
        .isEqualTo("lines[0].lineId");
    Api stranger = Api.at(port).with(marketplace.person(Role.BUYER).token());
    assertThat(
            stranger
                .post(
                    "/api/v1/orders/" + id(order) + "/changes",
                    Map.of("lines", List.of(line(order, 0, 1, null))))
                .status())
        .isEqualTo(404);
  }

  @Test
  void theSameKeyChangesOnce() {
    JsonNode order = buy("CH", Map.of(mug, 1));
    Map<String, Object> wish =
        Map.of("lines", List.of(line(order, 0, 2, null)), "payments", List.of(CARD));
    String path = "/api/v1/orders/" + id(order) + "/changes";

    JsonNode first = buyer.post(path, wish, "a-key").body(201);
    JsonNode second = buyer.post(path, wish, "a-key").body(201);

    assertThat(id(second)).isEqualTo(id(first));
    assertThat(order(order).path("lines").get(0).path("ordered").asInt()).isEqualTo(2);
    booksAreRight(order);
  }

  private JsonNode buy(String country, Map<UUID, Integer> goods) {
    return buy(country, goods, CARD);
  }

  private JsonNode buy(String country, Map<UUID, Integer> goods, Map<String, Object> payment) {
    goods.forEach(
        (variant, quantity) ->
            buyer
                .post("/api/v1/cart/lines", Map.of("variantId", variant, "quantity", quantity))
                .body(201));
    return buyer
        .post(
            "/api/v1/checkout",
            Map.of(
                "address",
                Marketplace.addressIn(country),
                "payments",
                List.of(payment),
                "confirm",
                true))
        .body(201)
        .path("orders")
        .get(0);
  }

  private JsonNode outOfGrace(JsonNode order) {
    dueDates.graceIsOver(List.of(UUID.fromString(id(order))));
    return order;
  }

  private void review(JsonNode change) {
    String authorization =
        database
            .sql("SELECT gateway_ref FROM payments.tenders WHERE change_id = ?::uuid")
            .param(id(change))
            .query(String.class)
            .single();
    var _ = gateway.act(authorization, "settle", Map.of("succeed", true));
  }

  private void shipsTo(String country, long price) {
    database
        .sql(
            """
            INSERT INTO catalog.shipping_options (shop_id, country, price, transit_min, transit_max)
            VALUES (?, ?, ?, 3, 6)\
            """)
        .params(shop, country, price)
        .update();
  }

  private void shipsFaster(String country, long price) {
    database
        .sql(
            """
            INSERT INTO catalog.faster_shipping (shop_id, country, price, transit_min, transit_max)
            VALUES (?, ?, ?, 1, 1)\
            """)
        .params(shop, country, price)
        .update();
  }

  private Api.Answer propose(JsonNode order, int units, String what, Object value) {
    return seller.post(
        "/api/v1/seller/orders/" + id(order) + "/proposals",
        Map.of(
            "lineId",
            order.path("lines").get(0).path("id").asString(),
            "quantity",
            units,
            what,
            value.toString()));
  }

  private Api.Answer answer(JsonNode change, String how) {
    return buyer.post("/api/v1/changes/" + id(change) + "/" + how, Map.of());
  }

  private int free(UUID variant) {
    return database
        .sql("SELECT on_hand - reserved FROM inventory.stock WHERE variant_id = ?")
        .param(variant)
        .query(Integer.class)
        .single();
  }

  private JsonNode preview(JsonNode order, Map<String, ?> wish) {
    return buyer.post("/api/v1/orders/" + id(order) + "/changes/preview", wish).body(200);
  }

  private Api.Answer change(JsonNode order, Map<String, ?> wish) {
    return buyer.post("/api/v1/orders/" + id(order) + "/changes", wish);
  }

  private Api.Answer cancelAll(JsonNode order) {
    return buyer.post(
        "/api/v1/orders/" + id(order) + "/cancellations", Map.of("reason", "CHANGE_OF_MIND"));
  }

  private String status(JsonNode change) {
    return buyer.get("/api/v1/changes/" + id(change)).body(200).path("status").asString();
  }

  private JsonNode order(JsonNode order) {
    return buyer.get("/api/v1/orders/" + id(order)).body(200);
  }

  /** What the gateway has given back of all tenders of an order, once it has done so. */
  private long goneBack(JsonNode order) {
    Eventually.holds(
        () ->
            order(order)
                .path("payments")
                .valueStream()
                .allMatch(payment -> money(payment, "goingBack") == 0));
    return order(order)
        .path("payments")
        .valueStream()
        .filter(payment -> !payment.path("status").asString().equals("DECLINED"))
        .mapToLong(payment -> money(payment, "returned"))
        .sum();
  }

  private void booksAreRight(JsonNode order) {
    books.areRight(Stream.of(UUID.fromString(id(order))));
    books.ledgerSumsToZero();
  }

  private int reserved(UUID variant) {
    return database
        .sql("SELECT reserved FROM inventory.stock WHERE variant_id = ?")
        .param(variant)
        .query(Integer.class)
        .single();
  }

  private static int indexOf(JsonNode order, UUID variant) {
    JsonNode lines = order.path("lines");
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).path("variantId").asString().equals(variant.toString())) {
        return i;
      }
    }
    throw new AssertionError(variant + " was not ordered");
  }

  private static Map<String, Object> line(
      JsonNode order, int index, int quantity, @Nullable UUID variant) {
    Map<String, Object> line = new HashMap<>();
    line.put("lineId", id(order.path("lines").get(index)));
    line.put("quantity", quantity);
    if (variant != null) {
      line.put("variantId", variant);
    }
    return line;
  }

  private static Map<String, Object> with(Map<String, ?> wish, String field, Object value) {
    Map<String, Object> all = new HashMap<>(wish);
    all.put(field, value);
    return all;
  }

  private static Map<String, String> address(String country, String line1) {
    Map<String, String> address = new HashMap<>(Marketplace.addressIn(country));
    address.put("line1", line1);
    return address;
  }

  private static Map<String, Object> card(String token) {
    return Map.of("method", "CARD", "token", token);
  }

  private static long money(JsonNode of, String name) {
    return of.path(name).path("amount").asLong();
  }

  private static long total(JsonNode of) {
    return money(of.path("totals"), "total");
  }

  private static String id(JsonNode thing) {
    return thing.path("id").asString();
  }

  private static String field(Api.Answer answer) {
    return answer.body(422).path("errors").get(0).path("field").asString();
  }
}
