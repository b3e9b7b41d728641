package dev.unbuy.imports.generated;

import java.util.List;

/** What generated things and people are called. */
final class Words {

  /** A kind of goods, with what tells its variants apart and what half of them cost at most. */
  record Kind(
      String category, String noun, String drawing, List<String> variants, int medianPrice) {}

  private static final List<String> SIZES = List.of("XS", "S", "M", "L", "XL", "XXL");
  private static final List<String> SHOES = List.of("38", "39", "40", "41", "42", "43", "44");
  private static final List<String> COLORS = List.of("blue", "green", "red", "black", "sand");
  private static final List<String> ONE = List.of("one size");

  static final List<Kind> KINDS =
      List.of(
          new Kind("Clothing", "shirt", "shirt", SIZES, 2_900),
          new Kind("Clothing", "sweater", "shirt", SIZES, 5_400),
          new Kind("Clothing", "jacket", "shirt", SIZES, 8_900),
          new Kind("Shoes", "sneakers", "sneaker", SHOES, 7_900),
          new Kind("Shoes", "boots", "sneaker", SHOES, 11_900),
          new Kind("Kitchen", "mug", "mug", COLORS, 1_400),
          new Kind("Kitchen", "kettle", "kettle", COLORS, 4_500),
          new Kind("Home", "lamp", "lamp", COLORS, 4_900),
          new Kind("Home", "chair", "chair", COLORS, 12_900),
          new Kind("Home", "blanket", "blanket", COLORS, 3_900),
          new Kind("Garden", "plant", "plant", ONE, 1_900),
          new Kind("Outdoor", "backpack", "backpack", COLORS, 6_900),
          new Kind("Outdoor", "headlamp", "light", ONE, 2_900),
          new Kind("Jewelry", "watch", "watch", COLORS, 14_900),
          new Kind("Toys", "building blocks", "toy", ONE, 2_400),
          new Kind("Electronics", "headphones", "headphones", COLORS, 8_900),
          new Kind("Electronics", "camera", "camera", ONE, 34_900),
          new Kind("Electronics", "keyboard", "keyboard", COLORS, 7_400),
          new Kind("Books", "novel", "book", ONE, 1_600),
          new Kind("Books", "cookbook", "book", ONE, 2_600));

  static final List<String> ADJECTIVES =
      List.of(
          "Soft", "Light", "Sturdy", "Quiet", "Classic", "Small", "Warm", "Bright", "Simple",
          "Fine", "Heavy", "Round", "Deep", "Smooth", "Rustic", "Modern", "Nordic", "Striped",
          "Plain", "Folding");

  static final List<String> MATERIALS =
      List.of(
          "cotton", "linen", "wool", "oak", "steel", "glass", "bamboo", "leather", "ceramic",
          "cork", "copper", "canvas", "merino", "walnut", "felt");

  static final List<String> MAKERS =
      List.of(
          "Harbor",
          "Alder",
          "Northlight",
          "Juniper",
          "Marlow",
          "Tinder",
          "Vale",
          "Osprey",
          "Quarry",
          "Hazel",
          "Linden",
          "Foxglove",
          "Ember",
          "Birch",
          "Meadow",
          "Cobalt",
          "Sable",
          "Willow");

  static final List<String> TRADES =
      List.of("Goods", "Works", "Studio", "Supply", "Market", "House", "Traders", "Shop");

  static final List<String> FIRST_NAMES =
      List.of(
          "Ada", "Ben", "Clara", "Dario", "Elif", "Femi", "Greta", "Hugo", "Ines", "Jonas", "Kaya",
          "Luca", "Mina", "Noor", "Olu", "Pia", "Quinn", "Rosa", "Sami", "Tessa", "Uma", "Victor",
          "Wanda", "Xenia", "Yusuf", "Zoe");

  static final List<String> LAST_NAMES =
      List.of(
          "Adler", "Braga", "Costa", "Duarte", "Engel", "Fischer", "Garcia", "Haas", "Ito",
          "Jansen", "Klein", "Lopes", "Moreau", "Novak", "Olsen", "Pereira", "Rossi", "Silva",
          "Tanaka", "Weber");

  static final List<String> COLOR_CODES =
      List.of("3b6ea5", "3f8f6b", "b5533c", "2f2f35", "c9a45c", "7a5ea8", "c2553f", "4d7f8c");

  /** Where people live, and how many of them in a hundred. */
  static final List<String> COUNTRIES = List.of("DE", "FR", "ES", "IT", "NL", "GB", "US", "BR");

  private static final int[] SHARES = {28, 16, 12, 12, 8, 10, 9, 5};

  private Words() {}

  /** A country, as often as people live there. */
  static String country(Dice dice) {
    return COUNTRIES.get(dice.weighted(SHARES));
  }
}
