package dev.unbuy.api;

import dev.unbuy.catalog.ShopShipping;
import dev.unbuy.catalog.ShopShipping.Option;
import dev.unbuy.catalog.ShopShipping.Place;
import dev.unbuy.catalog.ShopShipping.Shipping;
import dev.unbuy.kernel.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a seller's shop ships, and where to it does not. */
@RestController
@RequestMapping("/api/v1/seller/shipping")
class SellerShippingApi {

  private final ShopShipping shipping;

  SellerShippingApi(ShopShipping shipping) {
    this.shipping = shipping;
  }

  @GetMapping
  ShippingJson now(Actor.Seller seller) {
    return json(shipping.of(seller));
  }

  @PutMapping
  ShippingJson set(Actor.Seller seller, @RequestBody NewShippingJson body) {
    return json(
        shipping.set(
            seller,
            new Shipping(
                options("options", Input.required("options", body.options())),
                body.faster() == null ? List.of() : options("faster", body.faster()),
                body.notShippedTo() == null ? List.of() : places(body.notShippedTo()))));
  }

  private static ShippingJson json(Shipping shipping) {
    return new ShippingJson(shipping.usual(), shipping.faster(), shipping.notShippedTo());
  }

  private static List<Option> options(String list, List<@Nullable OptionJson> sent) {
    List<Option> options = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      String field = "%s[%d]".formatted(list, i);
      OptionJson one = Input.required(field, sent.get(i));
      options.add(
          new Option(
              Input.text(field + ".country", one.country(), 2),
              Input.required(field + ".price", one.price()),
              Input.required(field + ".transitMin", one.transitMin()),
              Input.required(field + ".transitMax", one.transitMax())));
    }
    return options;
  }

  private static List<Place> places(List<@Nullable PlaceJson> sent) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      String field = "notShippedTo[%d]".formatted(i);
      PlaceJson one = Input.required(field, sent.get(i));
      places.add(
          new Place(
              Input.text(field + ".country", one.country(), 2),
              Objects.requireNonNullElse(
                  Input.text(field + ".postalPrefix", one.postalPrefix()), "")));
    }
    return places;
  }

  record NewShippingJson(
      @Nullable List<@Nullable OptionJson> options,
      @Nullable List<@Nullable OptionJson> faster,
      @Nullable List<@Nullable PlaceJson> notShippedTo) {}

  record OptionJson(
      @Nullable String country,
      @Nullable Long price,
      @Nullable Integer transitMin,
      @Nullable Integer transitMax) {}

  record PlaceJson(@Nullable String country, @Nullable String postalPrefix) {}

  /** The usual ways to ship, the faster ones, and the places to which the shop does not ship. */
  record ShippingJson(List<Option> options, List<Option> faster, List<Place> notShippedTo) {}
}
