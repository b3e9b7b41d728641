package dev.unbuy.demo;

import java.util.List;

/** What the demo's shops sell. */
final class DemoGoods {

  private DemoGoods() {}

  /** A shop; shipping in minor units. */
  record Shop(
      String slug,
      String name,
      String country,
      int handlingDays,
      long shipping,
      boolean acceptsAutomatically,
      List<Good> goods) {}

  /** Something to sell: the drawing and color of its picture, the variants by name. */
  record Good(
      String title,
      String category,
      String drawing,
      String color,
      long price,
      List<String> variants,
      String description) {}

  static final List<Shop> SHOPS =
      List.of(
          new Shop(
              "harbor-kitchen",
              "Harbor Kitchen",
              "DE",
              1,
              390,
              false,
              List.of(
                  good("Stoneware mug", "Kitchen", "mug", "c2553f", 1490, "250 ml", "350 ml"),
                  good("Enamel camping mug", "Kitchen", "mug", "2f6f73", 1190, "White", "Green"),
                  good("Pour-over kettle", "Kitchen", "kettle", "37414f", 6900, "0.9 l", "1.2 l"),
                  good("Copper kettle", "Kitchen", "kettle", "b46a3c", 8900, "1 l"),
                  good("Linen throw", "Home", "blanket", "8a9a5b", 5400, "130 × 170 cm"),
                  good("Herb planter", "Home", "plant", "4d7c4a", 2200, "Small", "Large"))),
          new Shop(
              "northlight",
              "Northlight Studio",
              "SE",
              2,
              590,
              true,
              List.of(
                  good("Desk lamp", "Home", "lamp", "d9a441", 5900, "Brass", "Black"),
                  good("Reading lamp", "Home", "lamp", "5b6c8f", 7400, "Blue", "Gray"),
                  good("Oak side chair", "Furniture", "chair", "a9743f", 14900, "Oak", "Ash"),
                  good("Kitchen stool", "Furniture", "chair", "6b4f3a", 9900, "Walnut"),
                  good("Wool blanket", "Home", "blanket", "a34e5c", 8900, "140 × 200 cm"),
                  good("Fern in a pot", "Home", "plant", "3f7d58", 2900, "One size"),
                  good("Enamel camping mug", "Kitchen", "mug", "2f6f73", 1250, "White", "Green"))),
          new Shop(
              "trailhead",
              "Trailhead Outfitters",
              "FR",
              2,
              690,
              false,
              List.of(
                  good("Day pack", "Outdoor", "backpack", "4a6b3a", 7900, "18 l", "24 l"),
                  good("Commuter backpack", "Outdoor", "backpack", "2d3e50", 9900, "Navy", "Sand"),
                  good("Trail runners", "Shoes", "sneaker", "d4603a", 11900, "40", "42", "44"),
                  good("Canvas sneakers", "Shoes", "sneaker", "8c8c84", 5900, "38", "40", "42"),
                  good("Bicycle light", "Outdoor", "light", "c9a227", 3400, "Front", "Rear"),
                  good("Field watch", "Accessories", "watch", "3d4a3e", 12900, "Olive", "Black"))),
          new Shop(
              "soft-cotton",
              "Soft Cotton Works",
              "PT",
              3,
              450,
              true,
              List.of(
                  good("Heavy T-shirt", "Clothing", "shirt", "3b5b8c", 2900, "S", "M", "L", "XL"),
                  good("Striped T-shirt", "Clothing", "shirt", "b84a4a", 3200, "S", "M", "L"),
                  good("Pocket T-shirt", "Clothing", "shirt", "55705a", 2700, "S", "M", "L"),
                  good("Picnic blanket", "Outdoor", "blanket", "d08c4a", 4200, "150 × 200 cm"),
                  good("Wooden fox", "Toys", "toy", "cf6f32", 1900, "One size"),
                  good("Stacking blocks", "Toys", "toy", "4f8fa8", 2400, "12 pieces"))),
          new Shop(
              "quiet-machines",
              "Quiet Machines",
              "NL",
              1,
              490,
              false,
              List.of(
                  good("Headphones", "Electronics", "headphones", "2c2f36", 14900, "Black", "Sand"),
                  good("Studio headphones", "Electronics", "headphones", "7a4e9a", 21900, "Plum"),
                  good("Compact camera", "Electronics", "camera", "3a3f47", 38900, "Body"),
                  good("Instant camera", "Electronics", "camera", "5f9ea0", 8900, "Teal", "White"),
                  good(
                      "Low-profile keyboard",
                      "Electronics",
                      "keyboard",
                      "56606b",
                      9900,
                      "ISO",
                      "ANSI"),
                  good("Everyday watch", "Accessories", "watch", "8a6d3b", 9900, "Tan", "Black"))),
          new Shop(
              "second-shelf",
              "Second Shelf Books",
              "IE",
              4,
              350,
              false,
              List.of(
                  good("Field guide to rivers", "Books", "book", "2f6690", 2400, "Hardback"),
                  good("The patient baker", "Books", "book", "b5573e", 2800, "Hardback"),
                  good("Small gardens", "Books", "book", "4d7c4a", 1900, "Paperback"),
                  good("Night trains", "Books", "book", "33384d", 1600, "Paperback"),
                  good("Letters from the coast", "Books", "book", "d2a24c", 1400, "Paperback"),
                  good("A history of lamps", "Books", "book", "7a4e9a", 2100, "Hardback"))));

  /**
   * The number of an item, the same in every shop: made up, of the numbers that shops may use
   * inside.
   */
  static String gtin(String title, String variant) {
    long own = Math.floorMod((title + "|" + variant).hashCode(), 10_000_000_000L);
    String digits = "002%010d".formatted(own);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
    }
    return digits + (10 - sum % 10) % 10;
  }

  private static Good good(
      String title, String category, String drawing, String color, long price, String... variants) {
    return new Good(
        title,
        category,
        drawing,
        color,
        price,
        List.of(variants),
        title + ": made to be used every day, and to be repaired.");
  }
}
