package dev.unbuy.imports.olist;

import dev.unbuy.platform.embedded.StartupText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An article of a seller. Olist names no article: what is known of it makes its title.
 *
 * @param category Olist's own, in Portuguese, or null
 * @param english its translation, or null
 * @param measures weight, length, height and width, or null
 */
record OlistGoods(
    String product,
    String seller,
    @Nullable String category,
    @Nullable String english,
    @Nullable String measures,
    @Nullable String photos,
    @Nullable String city) {

  /** The columns that {@link #of} reads, of items {@code i}. */
  static final String COLUMNS =
      """
      i.product_id, i.seller_id, nullif(p.category, ''), t.english,
      nullif(concat_ws(', ', nullif(p.weight, '') || ' g',
        nullif(concat_ws(' × ', nullif(p.length, ''), nullif(p.height, ''), nullif(p.width, '')),
          '') || ' cm'), ''),
      nullif(p.photos, ''), nullif(s.city, '')\
      """;

  /** Joins what {@link #COLUMNS} names. */
  static final String JOINS =
      """
       LEFT JOIN olist_products p ON p.product_id = i.product_id AND p.why IS NULL
       LEFT JOIN olist_translations t ON t.category = p.category AND t.why IS NULL
       LEFT JOIN olist_sellers s ON s.seller_id = i.seller_id AND s.why IS NULL\
      """;

  private static final int SHORT = 8;
  private static final String[] COLORS = {
    "c2553f", "2f6f73", "37414f", "b46a3c", "8a9a5b", "4d7c4a", "d9a441", "5b6c8f"
  };

  static OlistGoods of(ResultSet row) throws SQLException {
    return new OlistGoods(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7));
  }

  /** What a person is told that it is. */
  String title() {
    String kind = categoryName();
    String size = measures == null ? "" : ", " + measures;
    return StartupText.of("import.olist.title", kind, shortened(product)) + size;
  }

  /** Its category as a search facet shows it. */
  String categoryName() {
    String name = english != null ? english : category;
    return name == null ? StartupText.of("import.olist.no-category") : titled(name, "_", false);
  }

  String description() {
    return photos == null ? "" : StartupText.of("import.olist.photos", photos);
  }

  String shopName() {
    return shopName(seller, city);
  }

  static String shopName(String seller, @Nullable String city) {
    return city == null
        ? StartupText.of("import.olist.shop", shortened(seller))
        : StartupText.of("import.olist.shop-in", shortened(seller), titled(city, " ", true));
  }

  /** What its picture is drawn of. */
  String art() {
    String color = COLORS[Math.floorMod(product.hashCode(), COLORS.length)];
    String kind = categoryName().toLowerCase(Locale.ROOT);
    for (String[] pair : ART) {
      if (kind.contains(pair[0])) {
        return pair[1] + "-" + color;
      }
    }
    return "box-" + color;
  }

  private static final String[][] ART = {
    {"watch", "watch"},
    {"shoe", "sneaker"},
    {"fashion bag", "backpack"},
    {"luggage", "backpack"},
    {"fashion", "shirt"},
    {"bed", "blanket"},
    {"toy", "toy"},
    {"baby", "toy"},
    {"book", "book"},
    {"furniture", "chair"},
    {"garden", "plant"},
    {"flower", "plant"},
    {"light", "lamp"},
    {"housewares", "mug"},
    {"home", "kettle"},
    {"computer", "keyboard"},
    {"audio", "headphones"},
    {"electronics", "headphones"},
    {"telephony", "headphones"},
    {"photo", "camera"},
    {"auto", "light"}
  };

  static String shortened(String id) {
    return id.length() <= SHORT ? id : id.substring(0, SHORT);
  }

  static String titled(String words, String separator, boolean each) {
    String[] parts = words.strip().split(separator + "+", -1);
    String joined =
        Arrays.stream(parts)
            .map(part -> each ? upper(part) : part)
            .collect(Collectors.joining(" "));
    return upper(joined);
  }

  private static String upper(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
