package dev.unbuy.chaos;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What people of a marketplace do, at random, mostly to the same few orders. */
final class Deeds {

  private static final int REMEMBERED = 16;
  private static final int WEIGHTS = Arrays.stream(Deed.values()).mapToInt(Deed::weight).sum();
  private static final List<String> COUNTRIES = List.of("US", "US", "CA", "DE");
  private static final List<String> BUYERS_REASONS =
      List.of("CHANGE_OF_MIND", "WRONG_ITEM", "DUPLICATE", "SHIPPING_DELAY", "PRICE_DROP");
  private static final List<String> SELLERS_REASONS = List.of("PRICING_ERROR", "BUYER_ASKED");

  private static final List<String> RETURN_REASONS =
      List.of("CHANGE_OF_MIND", "WRONG_SIZE", "DAMAGED", "NOT_AS_DESCRIBED");

  /** What sellers find when goods are back. */
  private static final List<Map<String, Object>> FOUND =
      List.of(
          Map.of("outcome", "FULL"),
          Map.of("outcome", "FULL", "stock", "SELLABLE"),
          Map.of(
              "outcome", "PARTIAL",
              "amount", Map.of("amount", 300, "currency", "EUR"),
              "because", "a scratch"),
          Map.of("outcome", "REFUSED", "because", "not ours"));

  /** An order's dates are moved back by so much that it should have been shipped by now. */
  private static final String TIME_PASSES =
      """
      WITH late AS (
        UPDATE orders.orders SET paid_at = paid_at - interval '9 days',
          ship_by = ship_by - interval '9 days'
        WHERE id = ? AND payment = 'PAID' AND completed_at IS NULL RETURNING id)
      UPDATE platform.deadlines SET due_at = now()
      WHERE subject = (SELECT id FROM late) AND kind = 'order.not-shipped'\
      """;

  private final World world;
  private final Bazaar bazaar;
  private final Client client;
  private final Diary diary;
  private final Bank bank;
  private final Duels duels = new Duels();
  private final BlockingQueue<Person> free;
  private final List<Deal> deals = new ArrayList<>();

  Deeds(World world, Bazaar bazaar, Client client, Diary diary, Bank bank) {
    this.world = world;
    this.bazaar = bazaar;
    this.client = client;
    this.diary = diary;
    this.bank = bank;
    this.free = new LinkedBlockingQueue<>(bazaar.buyers());
  }

  /** Does something. */
  void next(SplittableRandom random) throws InterruptedException {
    int drawn = random.nextInt(WEIGHTS);
    for (Deed deed : Deed.values()) {
      drawn -= deed.weight();
      if (drawn < 0) {
        act(deed, random);
        return;
      }
    }
  }

  private void act(Deed deed, SplittableRandom random) throws InterruptedException {
    switch (deed) {
      case BUY, FILL_CART -> buy(random);
      case RESOLVE_REFUND -> resolve(random);
      case RECONCILE -> reconcile();
      case LOWER_PRICE -> lowerPrice(random);
      case ASK_AGAIN -> askAgain(random);
      case BANK_DECIDES -> {
        if (bank.decides(random)) {
          diary.count(deed, "done");
        }
      }
      case DUEL -> duel(random);
      default -> {
        Deal deal = deal(random);
        if (deal != null) {
          act(deed, deal, random);
        }
      }
    }
  }

  private void act(Deed deed, Deal deal, SplittableRandom random) throws InterruptedException {
    switch (deed) {
      case CANCEL -> cancel(deal, random);
      case CANCEL_BY_SELLER -> cancelBySeller(deal, random);
      case PREPARE -> prepare(deal, random);
      case LABEL -> parcel(deed, "label", null, deal, random);
      case SHIP -> parcel(deed, "ship", tracking(random), deal, random);
      case DELIVER -> parcel(deed, "deliver", null, deal, random);
      case APPROVE -> answer(deed, "approve", null, deal, random);
      case DECLINE -> answer(deed, "decline", tracking(random), deal, random);
      case TAKE_BACK -> change(deed, deal.asked(), "take-back", deal, random);
      case UNDO -> change(deed, deal.settled(), "undo", deal, random);
      case CONFIRM_RECEIPT -> confirm(deal, random);
      case RETURN -> giveBack(deal, random);
      case SEND_BACK -> sendBack(deal, random);
      case INSPECT -> inspect(deal, random);
      case TAKE_REMEDY -> takeRemedy(deal, random);
      case LOOK -> look(deal, random);
      case TIME_PASSES -> timePasses(deal);
      default -> throw new IllegalArgumentException(deed + " is about no order");
    }
  }

  /** Two things at the same moment to the same order. */
  private void duel(SplittableRandom random) throws InterruptedException {
    Deal deal = deal(random);
    if (deal == null) {
      return;
    }
    List<Deed> swords =
        List.of(Deed.CANCEL, Deed.CANCEL, Deed.PREPARE, Deed.SHIP, Deed.APPROVE, Deed.UNDO);
    Deed first = random.nextInt(2) == 0 ? Deed.CANCEL : Deed.CANCEL_BY_SELLER;
    Deed second = swords.get(random.nextInt(swords.size()));
    SplittableRandom others = random.split();
    duels.fight(() -> act(first, deal, random), () -> act(second, deal, others));
  }

  private void buy(SplittableRandom random) throws InterruptedException {
    Person buyer = free.take();
    try {
      List<UUID> shelf = new ArrayList<>(bazaar.variants().keySet());
      for (int i = random.nextInt(1, 4); i > 0; i--) {
        UUID variant = shelf.get(random.nextInt(shelf.size()));
        client.send(
            Deed.FILL_CART,
            "POST",
            buyer,
            "/api/v1/cart/lines",
            Map.of("variantId", variant, "quantity", random.nextInt(1, 5)));
      }
      client
          .change(
              Deed.BUY,
              buyer,
              "/api/v1/checkout",
              Map.of(
                  "address",
                  address(COUNTRIES.get(random.nextInt(COUNTRIES.size()))),
                  "payments",
                  Payers.some(random),
                  "confirm",
                  true),
              key(random),
              buyer.id())
          .ifPresent(placed -> placed.path("orders").forEach(order -> add(order, buyer)));
    } finally {
      free.add(buyer);
    }
  }

  private static Map<String, String> address(String country) {
    return Map.of(
        "name", "Pat Doe",
        "line1", "1 Main Street",
        "city", "Town",
        "postalCode", "12345",
        "country", country);
  }

  private void add(JsonNode order, Person buyer) {
    UUID shop = UUID.fromString(order.path("seller").path("id").asString());
    Person seller = bazaar.sellers().get(shop);
    if (seller == null) {
      throw new IllegalStateException("an order of a shop that is not there: " + shop);
    }
    synchronized (deals) {
      deals.add(Deal.of(order, buyer, seller));
      if (deals.size() > REMEMBERED) {
        deals.removeFirst();
      }
    }
  }

  private @Nullable Deal deal(SplittableRandom random) {
    synchronized (deals) {
      return deals.isEmpty() ? null : deals.get(random.nextInt(deals.size()));
    }
  }

  private void cancel(Deal deal, SplittableRandom random) throws InterruptedException {
    String reason = BUYERS_REASONS.get(random.nextInt(BUYERS_REASONS.size()));
    client
        .change(
            Deed.CANCEL,
            deal.buyer(),
            "/api/v1/orders/" + deal.order() + "/cancellations",
            cancellation(reason, deal, random),
            key(random),
            deal.order())
        .ifPresent(done -> note(deal, done));
  }

  private void cancelBySeller(Deal deal, SplittableRandom random) throws InterruptedException {
    String reason = SELLERS_REASONS.get(random.nextInt(SELLERS_REASONS.size()));
    client.change(
        Deed.CANCEL_BY_SELLER,
        deal.seller(),
        "/api/v1/seller/orders/" + deal.order() + "/cancellations",
        cancellation(reason, deal, random),
        key(random),
        deal.order());
  }

  private static Map<String, Object> cancellation(
      String reason, Deal deal, SplittableRandom random) {
    Map<String, Object> body = new HashMap<>();
    body.put("reason", reason);
    if (random.nextInt(3) > 0) {
      body.put("lines", List.of(someOf(deal, random)));
    }
    return body;
  }

  private static Map<String, Object> someOf(Deal deal, SplittableRandom random) {
    Deal.Line line = deal.lines().get(random.nextInt(deal.lines().size()));
    return Map.of("lineId", line.id(), "quantity", random.nextInt(line.ordered()) + 1);
  }

  private static void note(Deal deal, JsonNode cancellation) {
    switch (cancellation.path("status").asString("")) {
      case "ASKED" -> deal.asked().add(UUID.fromString(cancellation.path("id").asString()));
      case "SETTLED" -> deal.settled().add(UUID.fromString(cancellation.path("id").asString()));
      default -> {
        // a remedy that canceled nothing
      }
    }
  }

  private void prepare(Deal deal, SplittableRandom random) throws InterruptedException {
    client
        .change(
            Deed.PREPARE,
            deal.seller(),
            "/api/v1/seller/orders/" + deal.order() + "/fulfillments",
            random.nextBoolean() ? Map.of() : Map.of("lines", List.of(someOf(deal, random))),
            key(random),
            deal.order())
        .ifPresent(done -> deal.parcels().add(UUID.fromString(done.path("id").asString())));
  }

  private void parcel(
      Deed deed, String step, @Nullable Object body, Deal deal, SplittableRandom random)
      throws InterruptedException {
    Optional<UUID> parcel = any(deal.parcels(), random);
    if (parcel.isPresent()) {
      client.change(
          deed,
          deal.seller(),
          "/api/v1/seller/fulfillments/" + parcel.get() + "/" + step,
          body,
          key(random),
          deal.order());
    }
  }

  private void answer(
      Deed deed, String step, @Nullable Object body, Deal deal, SplittableRandom random)
      throws InterruptedException {
    Optional<UUID> asked = any(deal.asked(), random);
    if (asked.isPresent()) {
      client.change(
          deed,
          deal.seller(),
          "/api/v1/seller/cancellations/" + asked.get() + "/" + step,
          body,
          key(random),
          deal.order());
    }
  }

  /** The buyer thinks better of a cancellation. */
  private void change(
      Deed deed, Iterable<UUID> which, String step, Deal deal, SplittableRandom random)
      throws InterruptedException {
    Optional<UUID> one = any(which, random);
    if (one.isPresent()) {
      client.change(
          deed,
          deal.buyer(),
          "/api/v1/cancellations/" + one.get() + "/" + step,
          null,
          key(random),
          deal.order());
    }
  }

  private void confirm(Deal deal, SplittableRandom random) throws InterruptedException {
    client.change(
        Deed.CONFIRM_RECEIPT,
        deal.buyer(),
        "/api/v1/orders/" + deal.order() + "/confirm-receipt",
        null,
        key(random),
        deal.order());
  }

  private void giveBack(Deal deal, SplittableRandom random) throws InterruptedException {
    String reason = RETURN_REASONS.get(random.nextInt(RETURN_REASONS.size()));
    client
        .change(
            Deed.RETURN,
            deal.buyer(),
            "/api/v1/orders/" + deal.order() + "/returns",
            Map.of("reason", reason, "lines", List.of(someOf(deal, random))),
            key(random),
            deal.order())
        .ifPresent(done -> deal.returns().add(UUID.fromString(done.path("id").asString())));
  }

  /** The buyer sends it, or thinks better of it. */
  private void sendBack(Deal deal, SplittableRandom random) throws InterruptedException {
    Optional<UUID> one = any(deal.returns(), random);
    if (one.isPresent()) {
      boolean sends = random.nextInt(4) > 0;
      client.change(
          Deed.SEND_BACK,
          deal.buyer(),
          "/api/v1/returns/" + one.get() + (sends ? "/send" : "/take-back"),
          sends ? tracking(random) : null,
          key(random),
          deal.order());
    }
  }

  private void inspect(Deal deal, SplittableRandom random) throws InterruptedException {
    Optional<UUID> one = any(deal.returns(), random);
    if (one.isPresent()) {
      client.change(
          Deed.INSPECT,
          deal.seller(),
          "/api/v1/seller/returns/" + one.get() + "/inspect",
          FOUND.get(random.nextInt(FOUND.size())),
          key(random),
          deal.order());
    }
  }

  private void takeRemedy(Deal deal, SplittableRandom random) throws InterruptedException {
    String reason = BUYERS_REASONS.get(random.nextInt(BUYERS_REASONS.size()));
    List<JsonNode> remedies =
        client
            .look(
                Deed.LOOK,
                deal.buyer(),
                "/api/v1/orders/" + deal.order() + "/cancellation-options?reason=" + reason)
            .map(options -> options.path("remedies").valueStream().toList())
            .orElse(List.of());
    if (!remedies.isEmpty()) {
      client
          .change(
              Deed.TAKE_REMEDY,
              deal.buyer(),
              "/api/v1/orders/" + deal.order() + "/remedies",
              Map.of(
                  "remedyId", remedies.get(random.nextInt(remedies.size())).path("id").asString()),
              key(random),
              deal.order())
          .ifPresent(done -> note(deal, done.path("cancellation")));
    }
  }

  private void look(Deal deal, SplittableRandom random) throws InterruptedException {
    switch (random.nextInt(3)) {
      case 0 -> client.look(Deed.LOOK, deal.buyer(), "/api/v1/orders/" + deal.order());
      case 1 -> client.look(Deed.LOOK, deal.buyer(), "/api/v1/orders");
      default -> client.look(Deed.LOOK, deal.seller(), "/api/v1/seller/orders");
    }
  }

  private void resolve(SplittableRandom random) throws InterruptedException {
    new StuckRefunds(client, bazaar.operator()).resolveSome(random);
  }

  private void reconcile() throws InterruptedException {
    client.send(
        Deed.RECONCILE, "POST", bazaar.operator(), "/api/v1/admin/reconciliations", Map.of());
  }

  private void lowerPrice(SplittableRandom random) throws InterruptedException {
    List<Map.Entry<UUID, UUID>> shelf = new ArrayList<>(bazaar.variants().entrySet());
    Map.Entry<UUID, UUID> one = shelf.get(random.nextInt(shelf.size()));
    Person seller = bazaar.sellers().get(one.getValue());
    if (seller != null) {
      client.send(
          Deed.LOWER_PRICE,
          "PUT",
          seller,
          "/api/v1/seller/variants/" + one.getKey() + "/price",
          Map.of("amount", random.nextInt(600, 3_000), "currency", "EUR"));
    }
  }

  private void askAgain(SplittableRandom random) throws InterruptedException {
    Diary.Entry entry = diary.any(random);
    if (entry != null) {
      client.again(entry);
    }
  }

  private void timePasses(Deal deal) {
    try (Connection database = world.connect();
        PreparedStatement statement = database.prepareStatement(TIME_PASSES)) {
      statement.setObject(1, deal.order());
      diary.count(Deed.TIME_PASSES, statement.executeUpdate() > 0 ? "done" : "refused");
    } catch (SQLException databaseIsDown) {
      diary.count(Deed.TIME_PASSES, "not accepted");
    }
  }

  private static Map<String, String> tracking(SplittableRandom random) {
    return Map.of("carrier", "DHL", "trackingNumber", "N" + random.nextInt(1_000_000));
  }

  private static Optional<UUID> any(Iterable<UUID> ids, SplittableRandom random) {
    List<UUID> all = new ArrayList<>();
    ids.forEach(all::add);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
  }

  private static String key(SplittableRandom random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
