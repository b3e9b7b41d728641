package dev.unbuy.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The benchmark's database as it is before every task. Amounts are cents. */
final class Shop {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final JsonNode root;

  private Shop(JsonNode root) {
    this.root = root;
  }

  /**
   * Reads it.
   *
   * @param folder with {@code db.json} or {@code db.json.gz}
   * @throws ReplayFailed when it has neither, or one that is not JSON
   */
  static Shop read(Path folder) {
    Path packed = folder.resolve("db.json.gz");
    Path file = Files.isRegularFile(packed) ? packed : folder.resolve("db.json");
    if (!Files.isRegularFile(file)) {
      throw new ReplayFailed("no-file", file);
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        InputStream plain = file.equals(packed) ? new GZIPInputStream(in) : in) {
      return new Shop(JSON.readTree(plain));
    } catch (JacksonException damaged) {
      throw new ReplayFailed("no-shop", file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Who an action is for. */
  String userOf(Action action) {
    String user = action.text("user_id");
    return user.isEmpty() ? order(action.text("order_id")).path("user_id").asString("") : user;
  }

  String email(String user) {
    return root.path("users").path(user).path("email").asString("");
  }

  String name(String user) {
    JsonNode name = root.path("users").path(user).path("name");
    return name.path("first_name").asString("") + " " + name.path("last_name").asString("");
  }

  /** What is on a gift card, or 0 for any other means. */
  long balance(String user, String method) {
    return cents(
        root.path("users").path(user).path("payment_methods").path(method).path("balance"));
  }

  JsonNode order(String id) {
    return root.path("orders").path(id);
  }

  /** The items of an order, one for each unit. */
  List<Item> items(String order) {
    List<Item> items = new ArrayList<>();
    order(order).path("items").forEach(one -> items.add(Item.of(one)));
    return items;
  }

  /** What an order was paid with. */
  String paidWith(String order) {
    return order(order).path("payment_history").path(0).path("payment_method_id").asString("");
  }

  /** What it cost. */
  long total(String order) {
    return items(order).stream().mapToLong(Item::price).sum();
  }

  /** A variant of a product as it is offered; its price is 0 and it is not there when unknown. */
  Offer offer(String product, String item) {
    JsonNode one = root.path("products").path(product).path("variants").path(item);
    return new Offer(
        names(one.path("options")),
        cents(one.path("price")),
        one.path("available").asBoolean(false));
  }

  private static String names(JsonNode options) {
    List<String> names = new ArrayList<>();
    options.forEach(one -> names.add(one.asString("")));
    return String.join(", ", names);
  }

  private static long cents(JsonNode amount) {
    return amount.isNumber()
        ? amount
            .decimalValue()
            .multiply(BigDecimal.valueOf(100))
            .setScale(0, RoundingMode.HALF_EVEN)
            .longValueExact()
        : 0;
  }

  /**
   * A unit that was bought.
   *
   * @param variant its options in words, by which the variant is known here
   */
  record Item(String id, String product, String title, String variant, long price) {

    private static Item of(JsonNode one) {
      return new Item(
          one.path("item_id").asString(""),
          one.path("product_id").asString(""),
          one.path("name").asString(""),
          names(one.path("options")),
          cents(one.path("price")));
    }
  }

  /** What a variant is offered for. */
  record Offer(String variant, long price, boolean isThere) {}
}
