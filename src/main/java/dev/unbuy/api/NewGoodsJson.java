package dev.unbuy.api;

import dev.unbuy.catalog.Condition;
import dev.unbuy.catalog.ListingContent;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.WithdrawalException;
import dev.unbuy.selling.NewGoods;
import dev.unbuy.selling.NewGoods.NewVariant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** New goods as a client sends them. */
record NewGoodsJson(
    @Nullable String title,
    @Nullable String description,
    @Nullable String category,
    @Nullable Condition condition,
    @Nullable String art,
    @Nullable WithdrawalException withdrawalExclusion,
    @Nullable List<@Nullable NewVariantJson> variants) {

  private static final int MOST_VARIANTS = 100;

  NewGoods goods() {
    List<@Nullable NewVariantJson> sent = Input.required("variants", variants);
    if (sent.size() > MOST_VARIANTS) {
      throw new InvalidInput("variants", "must be 1 to " + MOST_VARIANTS);
    }
    List<NewVariant> read = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      String field = "variants[%d]".formatted(i);
      read.add(Input.required(field, sent.get(i)).variant(field + "."));
    }
    return new NewGoods(content(), read);
  }

  private ListingContent content() {
    return new ListingContent(
        Input.required("title", Input.text("title", title)),
        orEmpty(Input.text("description", description)),
        Input.required("category", Input.text("category", category)),
        condition == null ? Condition.NEW : condition,
        orEmpty(Input.text("art", art)),
        withdrawalExclusion);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** One size or color of them; without a name it is called by its attributes. */
  record NewVariantJson(
      @Nullable String sku,
      @Nullable String name,
      @Nullable Map<String, @Nullable String> attributes,
      @Nullable AmountJson price,
      @Nullable Integer onHand) {

    NewVariant variant(String field) {
      Map<String, String> read = new TreeMap<>();
      if (attributes != null) {
        attributes.forEach(
            (key, value) ->
                read.put(
                    key,
                    Input.required(field + "attributes", Input.text(field + "attributes", value))));
      }
      String called = Input.text(field + "name", name);
      return new NewVariant(
          Input.text(field + "sku", sku),
          called == null ? String.join(", ", read.values()) : called,
          read,
          Input.required(field + "price", price).money(field + "price."),
          onHand == null ? 0 : onHand);
    }
  }
}
