package dev.unbuy.cancellations;

import static dev.unbuy.testing.Eventually.holds;
import static dev.unbuy.testing.Shopping.by;
import static dev.unbuy.testing.Shopping.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.Api;
import dev.unbuy.testing.Books;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Shopping;
import dev.unbuy.testing.Shopping.Customer;
import dev.unbuy.testing.UnbuyTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** An order of which a part has arrived, and the rest is canceled. */
@UnbuyTest
class PartlyDeliveredIT {

  @Autowired private Marketplace marketplace;
  @Autowired private Shopping shopping;
  @Autowired private Books books;

  @Test
  void cancelingTheRestOfADeliveredOrderBeginsTheEndOfItsEscrow() {
    UUID shop = marketplace.shop();
    Customer buyer = shopping.customer();
    JsonNode order =
        buyer
            .buy(Map.of(marketplace.variant(shop, 1299, 5), 3), by("CARD", "sandbox-ok"))
            .getFirst();
    deliver(shopping.seller(shop), order, 1);
    assertThat(buyer.order(order).path("status").asString()).isEqualTo("PARTIALLY_SHIPPED");

    buyer.cancel(order, 2);

    assertThat(buyer.order(order).path("status").asString()).isEqualTo("DELIVERED");
    shopping.makeDue("order.protection-over", id(order));
    holds(() -> buyer.order(order).path("status").asString().equals("COMPLETED"));
    books.agreeWithTheGateway(List.of(UUID.fromString(id(order))));
  }

  private static void deliver(Api seller, JsonNode order, int units) {
    JsonNode parcel =
        seller
            .post(
                "/api/v1/seller/orders/" + id(order) + "/fulfillments",
                Map.of(
                    "lines",
                    List.of(
                        Map.of(
                            "lineId",
                            order.path("lines").get(0).path("id").asString(),
                            "quantity",
                            units))))
            .body(201);
    String path = "/api/v1/seller/fulfillments/" + id(parcel);
    seller.post(path + "/ship", Map.of("carrier", "DHL", "trackingNumber", "1")).body(200);
    seller.post(path + "/deliver", Map.of()).body(200);
  }
}
