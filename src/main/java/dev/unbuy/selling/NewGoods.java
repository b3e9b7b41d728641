package dev.unbuy.selling;

import dev.unbuy.catalog.ListingContent;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.InvalidInput.FieldError;
import dev.unbuy.kernel.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a seller means to offer.
 *
 * @param variants 1 to 100, each with a name of its own
 */
public record NewGoods(ListingContent content, List<NewVariant> variants) {

  private static final int MOST_VARIANTS = 100;
  private static final int MOST_ATTRIBUTES = 5;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_VALUE = 40;

  /** The most units of a variant that a shelf holds. */
  public static final int MOST_UNITS = 1_000_000;

  /**
   * @throws InvalidInput naming every field that cannot be accepted
   */
  public NewGoods {
    variants = List.copyOf(variants);
    List<FieldError> errors = new ArrayList<>();
    try {
      content.valid();
    } catch (InvalidInput invalid) {
      errors.addAll(invalid.errors());
    }
    if (variants.isEmpty() || variants.size() > MOST_VARIANTS) {
      errors.add(new FieldError("variants", "must be 1 to " + MOST_VARIANTS));
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < variants.size(); i++) {
      String field = "variants[%d].".formatted(i);
      variants.get(i).check(field, errors);
      if (!names.add(variants.get(i).name())) {
        errors.add(new FieldError(field + "name", "is that of another variant"));
      }
    }
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }

  /**
   * A size or color of it.
   *
   * @param sku the seller's own number, or null
   * @param name what buyers call it
   * @param attributes such as size and color, up to 5
   * @param onHand units on the shelf, 0 to {@value NewGoods#MOST_UNITS}
   */
  public record NewVariant(
      @Nullable String sku, String name, Map<String, String> attributes, Money price, int onHand) {

    /** Copies the attributes and takes off blanks. */
    public NewVariant {
      name = name.strip();
      attributes = Map.copyOf(attributes);
    }

    private void check(String field, List<FieldError> errors) {
      if (name.isEmpty() || name.length() > LONGEST_NAME) {
        errors.add(
            new FieldError(field + "name", "must have 1 to %d characters".formatted(LONGEST_NAME)));
      }
      if (sku != null && (sku.isBlank() || sku.length() > LONGEST_NAME)) {
        errors.add(
            new FieldError(field + "sku", "must have 1 to %d characters".formatted(LONGEST_NAME)));
      }
      if (attributes.size() > MOST_ATTRIBUTES
          || !attributes.entrySet().stream().allMatch(this::fits)) {
        errors.add(
            new FieldError(
                field + "attributes",
                "must be at most %d, each of 1 to %d characters under a lower-case name"
                    .formatted(MOST_ATTRIBUTES, LONGEST_VALUE)));
      }
      if (onHand < 0 || onHand > MOST_UNITS) {
        errors.add(new FieldError(field + "onHand", "must be 0 to " + MOST_UNITS));
      }
    }

    private boolean fits(Map.Entry<String, String> attribute) {
      return attribute.getKey().matches("[a-z]{1,20}")
          && !attribute.getValue().isBlank()
          && attribute.getValue().length() <= LONGEST_VALUE;
    }
  }
}
