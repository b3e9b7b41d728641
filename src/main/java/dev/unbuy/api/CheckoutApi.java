package dev.unbuy.api;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Addresses;
import dev.unbuy.api.AccountsApi.AddressJson;
import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.api.Json.OrderJson;
import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.checkout.Cart;
import dev.unbuy.checkout.Cart.CartLine;
import dev.unbuy.checkout.CheckoutCommand;
import dev.unbuy.checkout.CheckoutOutcome;
import dev.unbuy.checkout.Doubt;
import dev.unbuy.checkout.Doubts;
import dev.unbuy.checkout.Payment;
import dev.unbuy.checkout.PlacePurchase;
import dev.unbuy.checkout.Quote;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Page;
import dev.unbuy.kernel.PaymentMethod;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cart, saved for later, checkout. */
@RestController
@RequestMapping("/api/v1")
class CheckoutApi {

  private final Cart cart;
  private final PlacePurchase purchases;
  private final Addresses addresses;
  private final OrderOverviews orders;
  private final Doubts doubts;
  private final ChangeRequests changes;
  private final JsonMapper json;

  CheckoutApi(
      Cart cart,
      PlacePurchase purchases,
      Addresses addresses,
      OrderOverviews orders,
      Doubts doubts,
      ChangeRequests changes,
      JsonMapper json) {
    this.cart = cart;
    this.purchases = purchases;
    this.addresses = addresses;
    this.orders = orders;
    this.doubts = doubts;
    this.changes = changes;
    this.json = json;
  }

  @GetMapping("/cart")
  CartJson cart(Actor.Buyer buyer) {
    return new CartJson(cart.lines(buyer.accountId()).stream().map(CheckoutApi::line).toList());
  }

  @PostMapping("/cart/lines")
  ResponseEntity<String> add(
      Actor.Buyer buyer, @RequestBody NewLineJson body, HttpServletRequest request) {
    UUID variant = Input.required("variantId", body.variantId());
    int quantity = Input.required("quantity", body.quantity());
    return changes.once(
        buyer.accountId(),
        request,
        body,
        201,
        () -> {
          cart.add(buyer.accountId(), variant, quantity);
          return cart(buyer);
        });
  }

  @PatchMapping("/cart/lines/{id}")
  CartJson change(Actor.Buyer buyer, @PathVariable UUID id, @RequestBody QuantityJson body) {
    cart.change(buyer.accountId(), id, Input.required("quantity", body.quantity()));
    return cart(buyer);
  }

  @DeleteMapping("/cart/lines/{id}")
  CartJson remove(Actor.Buyer buyer, @PathVariable UUID id) {
    cart.remove(buyer.accountId(), id);
    return cart(buyer);
  }

  @PostMapping("/cart/lines/{id}/save-for-later")
  ResponseEntity<String> saveForLater(
      Actor.Buyer buyer, @PathVariable UUID id, HttpServletRequest request) {
    return changes.once(
        buyer.accountId(),
        request,
        null,
        200,
        () -> {
          cart.saveForLater(buyer.accountId(), id);
          return cart(buyer);
        });
  }

  @GetMapping("/saved")
  Page<CartLineJson> saved(Actor.Buyer buyer) {
    return new Page<>(cart.saved(buyer.accountId()).stream().map(CheckoutApi::line).toList(), null);
  }

  @PostMapping("/saved/{id}/move-to-cart")
  ResponseEntity<String> moveToCart(
      Actor.Buyer buyer, @PathVariable UUID id, HttpServletRequest request) {
    return changes.once(
        buyer.accountId(),
        request,
        null,
        200,
        () -> {
          cart.moveToCart(buyer.accountId(), id);
          return cart(buyer);
        });
  }

  @PostMapping("/checkout/preview")
  QuoteJson preview(Actor.Buyer buyer, Account account, @RequestBody CheckoutJson body) {
    CheckoutCommand command = command(account, body, List.of(anyCard()));
    Quote quote = purchases.quote(command);
    return new QuoteJson(
        new MoneyJson(quote.total(), quote.currency()),
        quote.orders().stream()
            .map(draft -> Json.order(new OrderOverviews.Listed(draft.order(), draft.lines())))
            .toList(),
        doubts.of(account.id(), quote, command.shipTo()).stream().map(CheckoutApi::doubt).toList());
  }

  private static DoubtJson doubt(Doubt doubt) {
    Doubt.Bought before = doubt.before();
    return new DoubtJson(
        doubt.kind(),
        doubt.variantId(),
        before == null ? null : before.orderId(),
        before == null ? null : before.variant(),
        before == null ? null : before.at());
  }

  @PostMapping("/checkout")
  ResponseEntity<String> checkout(
      Actor.Buyer buyer,
      Account account,
      @RequestBody CheckoutJson body,
      HttpServletRequest request) {
    if (!Boolean.TRUE.equals(body.confirm())) {
      throw new InvalidInput("confirm", "must be true: the buyer has seen what it comes to");
    }
    CheckoutCommand command =
        command(account, body, payments(Input.required("payments", body.payments())));
    ResponseEntity<String> placed =
        changes.once(account.id(), request, body, 201, () -> place(command));
    return withOrders(buyer, placed);
  }

  private CheckoutOutcome.Placed place(CheckoutCommand command) {
    return switch (purchases.place(command)) {
      case CheckoutOutcome.Placed placed -> placed;
      case CheckoutOutcome.Refused refused -> throw new Refused(refused.refusal());
    };
  }

  /** The purchase is what the key stands for; its orders are told as they are. */
  private ResponseEntity<String> withOrders(Actor.Buyer buyer, ResponseEntity<String> answer) {
    CheckoutOutcome.Placed placed = json.readValue(answer.getBody(), CheckoutOutcome.Placed.class);
    purchases.pay(placed);
    List<OrderJson> all = orders.all(buyer, placed.orders()).stream().map(Json::placed).toList();
    return ResponseEntity.status(201)
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.writeValueAsString(new PurchaseJson(placed.purchaseId(), all)));
  }

  private CheckoutCommand command(Account account, CheckoutJson body, List<Payment> payments) {
    return new CheckoutCommand(
        account.id(),
        account.name(),
        address(account, body),
        payments,
        Input.text("coupon", body.coupon()),
        amount("total", body.total()),
        currencies(body));
  }

  private Address address(Account account, CheckoutJson body) {
    if (body.addressId() != null) {
      return addresses.get(account.id(), body.addressId());
    }
    return Input.required("address", body.address()).address("address.");
  }

  private static Payment anyCard() {
    return new Payment(PaymentMethod.CARD, "preview", null);
  }

  static List<Payment> payments(List<@Nullable PaymentJson> sent) {
    List<Payment> payments = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      String field = "payments[%d]".formatted(i);
      PaymentJson payment = Input.required(field, sent.get(i));
      String token = Input.text(field + ".token", payment.token());
      payments.add(
          new Payment(
              Input.required(field + ".method", payment.method()),
              token == null ? "" : token,
              amount(field + ".amount", payment.amount())));
    }
    return payments;
  }

  /** The currencies that were told with amounts, by field. */
  private static Map<String, String> currencies(CheckoutJson body) {
    Map<String, String> told = new LinkedHashMap<>();
    tell(told, "total", body.total());
    List<@Nullable PaymentJson> payments = body.payments() == null ? List.of() : body.payments();
    for (int i = 0; i < payments.size(); i++) {
      PaymentJson payment = payments.get(i);
      tell(told, "payments[%d].amount".formatted(i), payment == null ? null : payment.amount());
    }
    return told;
  }

  private static void tell(Map<String, String> told, String field, @Nullable JsonNode amount) {
    if (amount != null && amount.has("currency")) {
      told.put(field + ".currency", amount.path("currency").asString(""));
    }
  }

  /** An amount as money, or as plain minor units. */
  private static @Nullable Long amount(String field, @Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return null;
    }
    JsonNode minor = node.isObject() ? node.path("amount") : node;
    if (!minor.isIntegralNumber() || !minor.canConvertToLong()) {
      throw new InvalidInput(field, "must be an amount in minor units");
    }
    return minor.asLong();
  }

  private static CartLineJson line(CartLine line) {
    var offer = line.offer();
    return new CartLineJson(
        line.id(),
        offer.variantId(),
        offer.listingId(),
        offer.title(),
        offer.variant(),
        new Json.SellerJson(offer.shopId(), offer.shopName()),
        line.quantity(),
        new MoneyJson(offer.price(), offer.currency()));
  }

  record NewLineJson(@Nullable UUID variantId, @Nullable Integer quantity) {}

  record QuantityJson(@Nullable Integer quantity) {}

  record CartLineJson(
      UUID id,
      UUID variantId,
      UUID listingId,
      String title,
      String variant,
      Json.SellerJson seller,
      int quantity,
      MoneyJson price) {}

  record CartJson(List<CartLineJson> lines) {}

  record PaymentJson(
      @Nullable PaymentMethod method, @Nullable String token, @Nullable JsonNode amount) {}

  record CheckoutJson(
      @Nullable UUID addressId,
      @Nullable AddressJson address,
      @Nullable List<@Nullable PaymentJson> payments,
      @Nullable String coupon,
      @Nullable JsonNode total,
      @Nullable Boolean confirm) {}

  record QuoteJson(MoneyJson total, List<OrderJson> orders, List<DoubtJson> doubts) {}

  /**
   * What may not be meant; it stops nobody.
   *
   * @param variantId of the cart, or null where it is about the address
   * @param orderId in which something was bought before, with its variant and when
   */
  record DoubtJson(
      Doubt.Kind kind,
      @Nullable UUID variantId,
      @Nullable UUID orderId,
      @Nullable String boughtBefore,
      @Nullable Instant at) {}

  record PurchaseJson(UUID purchaseId, List<OrderJson> orders) {}
}
