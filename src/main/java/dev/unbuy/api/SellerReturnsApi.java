package dev.unbuy.api;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import dev.unbuy.returns.InspectReturn;
import dev.unbuy.returns.InspectReturn.Result;
import dev.unbuy.returns.MoveReturn;
import dev.unbuy.returns.ReturnOutcome;
import dev.unbuy.returns.ReturnStatus;
import dev.unbuy.returns.Returns;
import dev.unbuy.returns.rules.Inspection;
import dev.unbuy.returns.rules.StockFate;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What comes back to a seller. */
@RestController
@RequestMapping("/api/v1/seller/returns")
class SellerReturnsApi {

  private final Returns returns;
  private final MoveReturn moves;
  private final InspectReturn inspections;
  private final ChangeRequests changes;
  private final Words words;

  SellerReturnsApi(
      Returns returns,
      MoveReturn moves,
      InspectReturn inspections,
      ChangeRequests changes,
      Words words) {
    this.returns = returns;
    this.moves = moves;
    this.inspections = inspections;
    this.changes = changes;
    this.words = words;
  }

  @GetMapping
  Page<ReturnJson> list(
      Actor.Seller seller,
      @RequestParam @Nullable ReturnStatus status,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return returns
        .ofShop(seller.shopId(), status, cursor, Input.limit(limit))
        .map(one -> ReturnJson.of(one, words));
  }

  @GetMapping("/{id}")
  ReturnJson get(Actor.Seller seller, @PathVariable UUID id) {
    return ReturnJson.of(returns.get(id, seller), words);
  }

  @PostMapping("/{id}/approve")
  ResponseEntity<String> approve(
      Actor.Seller seller, @PathVariable UUID id, HttpServletRequest request) {
    return step(seller, request, null, () -> moves.approve(seller, id));
  }

  @PostMapping("/{id}/decline")
  ResponseEntity<String> decline(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestBody BecauseJson body,
      HttpServletRequest request) {
    String because = Input.text("because", body.because(), AT_MOST);
    return step(seller, request, body, () -> moves.decline(seller, id, because));
  }

  @PostMapping("/{id}/received")
  ResponseEntity<String> received(
      Actor.Seller seller, @PathVariable UUID id, HttpServletRequest request) {
    return step(seller, request, null, () -> moves.received(seller, id));
  }

  @PostMapping("/{id}/inspect")
  ResponseEntity<String> inspect(
      Actor.Seller seller,
      @PathVariable UUID id,
      @RequestBody InspectJson body,
      HttpServletRequest request) {
    Result result = body.result();
    return step(seller, request, body, () -> inspections.inspect(seller, id, result));
  }

  private ResponseEntity<String> step(
      Actor.Seller seller,
      HttpServletRequest request,
      @Nullable Object body,
      Supplier<ReturnOutcome> change) {
    return changes.once(
        seller.accountId(), request, body, 200, () -> ReturnsApi.done(change.get(), words));
  }

  private static final int AT_MOST = 2_000;

  record BecauseJson(@Nullable String because) {}

  record InspectJson(
      @Nullable Inspection outcome,
      @Nullable AmountJson amount,
      @Nullable String because,
      @Nullable StockFate stock) {

    Result result() {
      return new Result(
          Input.required("outcome", outcome),
          amount == null ? null : amount.money("amount."),
          Input.text("because", because),
          stock);
    }
  }
}
