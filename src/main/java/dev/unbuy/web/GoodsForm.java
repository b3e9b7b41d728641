package dev.unbuy.web;

import dev.unbuy.catalog.Condition;
import dev.unbuy.catalog.ListingContent;
import dev.unbuy.catalog.ListingRevision;
import dev.unbuy.catalog.ListingRevision.ExceptionNow;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.InvalidInput.FieldError;
import dev.unbuy.kernel.Money;
import dev.unbuy.kernel.WithdrawalException;
import dev.unbuy.selling.NewGoods;
import dev.unbuy.selling.NewGoods.NewVariant;
import dev.unbuy.selling.ShelfListing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the forms by which a seller makes and revises listings. */
final class GoodsForm {

  /** How many variants a new form has room for, and how many more are added when asked. */
  static final int ROWS = 3;

  private static final int MOST_ROWS = 60;
  private static final List<String> FIELDS = List.of("size", "color", "sku", "price", "onHand");

  private GoodsForm() {}

  /** How many variants a form that was sent has room for. */
  static int rows(Form form) {
    int rows = ROWS;
    while (rows < MOST_ROWS && form.typed().containsKey(field(rows, "price"))) {
      rows++;
    }
    return rows;
  }

  /**
   * The goods of a form; rows in which nothing was typed are left out.
   *
   * @throws InvalidInput naming every field that cannot be accepted, by its place in the form
   */
  static NewGoods read(Form form, String currency, Texts texts) {
    List<FieldError> errors = new ArrayList<>();
    List<Integer> filled = filled(form);
    List<NewVariant> variants = new ArrayList<>();
    for (int row : filled) {
      NewVariant variant = collect(errors, () -> variant(form, row, currency, texts));
      if (variant != null) {
        variants.add(variant);
      }
    }
    if (filled.isEmpty()) {
      errors.add(new FieldError(field(0, "price"), "is required"));
    }
    var _ = collect(errors, () -> content(form).valid());
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
    try {
      return new NewGoods(content(form), variants);
    } catch (InvalidInput invalid) {
      throw new InvalidInput(invalid.errors().stream().map(error -> inRow(error, filled)).toList());
    }
  }

  /** What a form makes of a listing. */
  static ListingRevision revision(Form form) {
    ListingContent content = content(form);
    return new ListingRevision(
        content.title(),
        content.description(),
        content.category(),
        content.condition(),
        content.art(),
        new ExceptionNow(content.exception()),
        null);
  }

  /** A form with what a listing says now. */
  static Form of(ShelfListing one) {
    ListingContent content = one.listing().content();
    int dash = content.art().lastIndexOf('-');
    return Form.of(
        Map.of(
            "title", content.title(),
            "description", content.description(),
            "category", content.category(),
            "condition", content.condition().name(),
            "exception", content.exception() == null ? "" : content.exception().name(),
            "drawing", dash < 0 ? "" : content.art().substring(0, dash),
            "tint", dash < 0 ? "#7d8790" : "#" + content.art().substring(dash + 1),
            "version", String.valueOf(one.listing().version())));
  }

  /** The name of a variant's field. */
  static String field(int row, String name) {
    return "variants[%d].%s".formatted(row, name);
  }

  private static ListingContent content(Form form) {
    String drawing = form.value("drawing");
    return new ListingContent(
        form.value("title"),
        form.value("description"),
        form.value("category"),
        condition(form.value("condition")),
        drawing.isEmpty() ? "" : drawing + "-" + form.value("tint", "#7d8790").replace("#", ""),
        exception(form.value("exception")));
  }

  private static @Nullable WithdrawalException exception(String name) {
    return Stream.of(WithdrawalException.values())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static Condition condition(String name) {
    return Stream.of(Condition.values())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElse(Condition.NEW);
  }

  private static List<Integer> filled(Form form) {
    return Stream.iterate(0, row -> row + 1)
        .limit(rows(form))
        .filter(row -> FIELDS.stream().anyMatch(name -> !form.value(field(row, name)).isEmpty()))
        .toList();
  }

  private static NewVariant variant(Form form, int row, String currency, Texts texts) {
    Map<String, String> attributes = new TreeMap<>();
    for (String name : List.of("size", "color")) {
      if (!form.value(field(row, name)).isEmpty()) {
        attributes.put(name, form.value(field(row, name)));
      }
    }
    String sku = form.value(field(row, "sku"));
    String units = form.value(field(row, "onHand"));
    List<FieldError> errors = new ArrayList<>();
    Money price =
        collect(
            errors,
            () -> Forms.money(field(row, "price"), form.value(field(row, "price")), currency));
    Integer onHand =
        collect(errors, () -> units.isEmpty() ? 0 : Forms.number(field(row, "onHand"), units));
    if (price == null || onHand == null) {
      throw new InvalidInput(errors);
    }
    return new NewVariant(
        sku.isEmpty() ? null : sku,
        attributes.isEmpty() ? texts.of("goods.only-variant") : name(attributes),
        attributes,
        price,
        onHand);
  }

  private static String name(Map<String, String> attributes) {
    return Stream.of("size", "color")
        .filter(attributes::containsKey)
        .map(attributes::get)
        .reduce((size, color) -> size + ", " + color)
        .orElse("");
  }

  /** Errors count the variants that were read; the form counts its rows. */
  private static FieldError inRow(FieldError error, List<Integer> filled) {
    for (int i = 0; i < filled.size(); i++) {
      String read = "variants[%d]".formatted(i);
      if (error.field().startsWith(read)) {
        return new FieldError(
            "variants[%d]".formatted(filled.get(i)) + error.field().substring(read.length()),
            error.message());
      }
    }
    return error;
  }

  private static <T> @Nullable T collect(List<FieldError> errors, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (InvalidInput invalid) {
      errors.addAll(invalid.errors());
      return null;
    }
  }
}
