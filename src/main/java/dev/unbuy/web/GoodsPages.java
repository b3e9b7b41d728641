package dev.unbuy.web;

import dev.unbuy.catalog.Gtin;
import dev.unbuy.catalog.ListingRevision;
import dev.unbuy.catalog.NumberItem;
import dev.unbuy.catalog.PriceOutcome;
import dev.unbuy.catalog.ReviseListing;
import dev.unbuy.catalog.ReviseOutcome;
import dev.unbuy.catalog.SetPrice;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.selling.CountOutcome;
import dev.unbuy.selling.CountStock;
import dev.unbuy.selling.ListGoods;
import dev.unbuy.selling.Shelf;
import dev.unbuy.selling.ShelfListing;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A seller's goods: stock and prices edited where they stand, listings made and revised. */
@Controller
class GoodsPages {

  private static final int LISTINGS = 20;

  private final Pages pages;
  private final Forms forms;
  private final Shelf shelf;
  private final ListGoods listGoods;
  private final ReviseListing reviseListing;
  private final SetPrice setPrice;
  private final CountStock countStock;
  private final NumberItem numberItem;
  private final Texts texts;

  GoodsPages(
      Pages pages,
      Forms forms,
      Shelf shelf,
      ListGoods listGoods,
      ReviseListing reviseListing,
      SetPrice setPrice,
      CountStock countStock,
      NumberItem numberItem,
      Texts texts) {
    this.pages = pages;
    this.forms = forms;
    this.shelf = shelf;
    this.listGoods = listGoods;
    this.reviseListing = reviseListing;
    this.setPrice = setPrice;
    this.countStock = countStock;
    this.numberItem = numberItem;
    this.texts = texts;
  }

  @GetMapping("/seller/stock")
  ResponseEntity<String> stock(
      HttpServletRequest request,
      Actor.Seller seller,
      @RequestParam @Nullable UUID saved,
      @RequestParam @Nullable String cursor) {
    return stock(200, request, seller, cursor, Form.NOTHING, saved);
  }

  @PostMapping("/seller/variants/{id}/price")
  ResponseEntity<String> price(
      HttpServletRequest request, Actor.Seller seller, @PathVariable UUID id) {
    return edit(
        request,
        seller,
        id,
        () -> {
          String currency = shelf.shop(seller).currency();
          Money price = Forms.money("price", request.getParameter("price"), currency);
          return switch (setPrice.set(seller, id, price)) {
            case PriceOutcome.Changed _, PriceOutcome.Same _ -> saved(request, id);
          };
        });
  }

  @PostMapping("/seller/variants/{id}/stock")
  ResponseEntity<String> count(
      HttpServletRequest request, Actor.Seller seller, @PathVariable UUID id) {
    return edit(
        request,
        seller,
        id,
        () ->
            switch (countStock.count(
                seller, id, Forms.number("onHand", request.getParameter("onHand")))) {
              case CountOutcome.Counted _ -> saved(request, id);
              case CountOutcome.Refused refused ->
                  throw new InvalidInput(
                      "onHand", texts.of("goods.promised-first", refused.level().reserved()));
            });
  }

  @PostMapping("/seller/variants/{id}/gtin")
  ResponseEntity<String> number(
      HttpServletRequest request, Actor.Seller seller, @PathVariable UUID id) {
    return edit(
        request,
        seller,
        id,
        () -> {
          String typed = Form.of(request).value("gtin");
          numberItem.number(seller, id, typed.isBlank() ? null : Gtin.of("gtin", typed));
          return saved(request, id);
        });
  }

  @PostMapping("/seller/listings/{id}/active")
  ResponseEntity<String> pause(
      HttpServletRequest request,
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestParam boolean active) {
    return forms.once(
        seller.accountId(),
        request,
        () ->
            switch (reviseListing.revise(seller, id, ListingRevision.active(active), null)) {
              case ReviseOutcome.Revised _, ReviseOutcome.ChangedMeanwhile _ ->
                  "/seller/stock" + cursor(request, "?") + "#l-" + id;
            });
  }

  @GetMapping("/seller/listings/new")
  ResponseEntity<String> begin(HttpServletRequest request, Actor.Seller seller) {
    return offer(200, request, seller, Form.NOTHING, GoodsForm.ROWS);
  }

  @PostMapping("/seller/listings")
  ResponseEntity<String> offer(HttpServletRequest request, Actor.Seller seller) {
    Form form = Form.of(request);
    int rows = GoodsForm.rows(form);
    if (form.value("action").equals("more")) {
      return offer(200, request, seller, form, rows + GoodsForm.ROWS);
    }
    try {
      var goods = GoodsForm.read(form, shelf.shop(seller).currency(), texts);
      return forms.once(
          seller.accountId(),
          request,
          () -> "/seller/stock?saved=" + listGoods.list(seller, goods) + "#main");
    } catch (InvalidInput invalid) {
      return offer(422, request, seller, form.wrong(invalid), rows);
    }
  }

  @GetMapping("/seller/listings/{id}")
  ResponseEntity<String> listing(
      HttpServletRequest request, Actor.Seller seller, @PathVariable UUID id) {
    ShelfListing one = shelf.get(seller, id);
    return revise(200, request, one, GoodsForm.of(one), "");
  }

  @PostMapping("/seller/listings/{id}")
  ResponseEntity<String> revise(
      HttpServletRequest request, Actor.Seller seller, @PathVariable UUID id) {
    Form form = Form.of(request);
    try {
      int seen = Forms.number("version", form.value("version"));
      switch (reviseListing.revise(seller, id, GoodsForm.revision(form), seen)) {
        case ReviseOutcome.Revised _ -> {
          return Pages.goTo("/seller/stock?saved=" + id + "#l-" + id);
        }
        case ReviseOutcome.ChangedMeanwhile _ -> {
          return revise(409, request, shelf.get(seller, id), form, "goods.changed-meanwhile");
        }
      }
    } catch (InvalidInput invalid) {
      return revise(422, request, shelf.get(seller, id), form.wrong(invalid), "");
    }
  }

  private ResponseEntity<String> edit(
      HttpServletRequest request, Actor.Seller seller, UUID variant, Supplier<String> change) {
    try {
      return forms.once(seller.accountId(), request, change);
    } catch (InvalidInput invalid) {
      Form form = Form.of(request).wrong(invalid);
      return stock(422, request, seller, request.getParameter("cursor"), form, variant);
    }
  }

  private ResponseEntity<String> stock(
      int status,
      HttpServletRequest request,
      Actor.Seller seller,
      @Nullable String cursor,
      Form form,
      @Nullable UUID at) {
    Map<String, Object> model = new HashMap<>();
    model.put(
        "listings", shelf.of(seller, cursor == null || cursor.isBlank() ? null : cursor, LISTINGS));
    model.put("form", form);
    model.put("at", at == null ? "" : at.toString());
    model.put("cursor", cursor == null ? "" : cursor);
    return pages.show(status, request, "seller/stock.jte", model);
  }

  private ResponseEntity<String> offer(
      int status, HttpServletRequest request, Actor.Seller seller, Form form, int rows) {
    return pages.show(
        status,
        request,
        "seller/new-listing.jte",
        Map.of("form", form, "rows", rows, "shop", shelf.shop(seller)));
  }

  private ResponseEntity<String> revise(
      int status, HttpServletRequest request, ShelfListing one, Form form, String problem) {
    return pages.show(
        status,
        request,
        "seller/listing.jte",
        Map.of("one", one, "form", form, "problem", problem));
  }

  private static String saved(HttpServletRequest request, UUID variant) {
    return "/seller/stock?saved=" + variant + cursor(request, "&") + "#v-" + variant;
  }

  private static String cursor(HttpServletRequest request, String sign) {
    String cursor = request.getParameter("cursor");
    return cursor == null || !cursor.matches("[A-Za-z0-9_-]{1,200}")
        ? ""
        : sign + "cursor=" + cursor;
  }
}
