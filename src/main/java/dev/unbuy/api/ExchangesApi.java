package dev.unbuy.api;

import dev.unbuy.api.Json.MoneyJson;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.returns.AskExchange;
import dev.unbuy.returns.ExchangeCommand;
import dev.unbuy.returns.ExchangeCommand.Swap;
import dev.unbuy.returns.ExchangeOptions;
import dev.unbuy.returns.rules.ReturnDecision;
import dev.unbuy.returns.rules.ReturnReason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a buyer exchanges; from there on it is a return. */
@RestController
@RequestMapping("/api/v1/orders/{id}")
class ExchangesApi {

  private static final int MOST_LINES = 200;

  private final AskExchange asking;
  private final ChangeRequests changes;
  private final Words words;

  ExchangesApi(AskExchange asking, ChangeRequests changes, Words words) {
    this.asking = asking;
    this.changes = changes;
    this.words = words;
  }

  @GetMapping("/exchange-options")
  OptionsJson options(Actor.Buyer buyer, @PathVariable UUID id) {
    ExchangeOptions options = asking.options(buyer, id);
    return new OptionsJson(
        !(options.decision() instanceof ReturnDecision.Refused),
        options.decision().rule().name(),
        options.lines().stream()
            .map(
                choice ->
                    new ChoiceJson(
                        choice.line().id(),
                        choice.free(),
                        choice.others().stream()
                            .map(
                                other ->
                                    new OtherJson(
                                        other.variantId(),
                                        other.name(),
                                        other.left(),
                                        Json.money(other.back())))
                            .toList()))
            .toList());
  }

  @PostMapping("/exchanges")
  ResponseEntity<String> ask(
      Actor.Buyer buyer,
      @PathVariable UUID id,
      @RequestBody AskJson body,
      HttpServletRequest request) {
    ExchangeCommand command = body.command(buyer, id);
    return changes.once(
        buyer.accountId(), request, body, 201, () -> ReturnsApi.done(asking.ask(command), words));
  }

  /** Units of a line, and the variant that is wanted for them. */
  record SwapJson(@Nullable UUID lineId, @Nullable Integer quantity, @Nullable UUID variantId) {}

  /**
   * An exchange.
   *
   * @param reason WRONG_SIZE when nothing is said
   */
  record AskJson(
      @Nullable ReturnReason reason,
      @Nullable String note,
      @Nullable List<@Nullable SwapJson> lines) {

    ExchangeCommand command(Actor.Buyer buyer, UUID orderId) {
      return new ExchangeCommand(
          buyer,
          orderId,
          Objects.requireNonNullElse(reason, ReturnReason.WRONG_SIZE),
          Input.text("note", note),
          swaps(Input.required("lines", lines)));
    }

    private static List<Swap> swaps(List<@Nullable SwapJson> lines) {
      if (lines.size() > MOST_LINES) {
        throw new InvalidInput("lines", "must be %d at most".formatted(MOST_LINES));
      }
      List<Swap> swaps = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        String field = "lines[%d]".formatted(i);
        SwapJson line = Input.required(field, lines.get(i));
        swaps.add(
            new Swap(
                Input.required(field + ".lineId", line.lineId()),
                Input.required(field + ".quantity", line.quantity()),
                Input.required(field + ".variantId", line.variantId())));
      }
      return swaps;
    }
  }

  /**
   * Another variant.
   *
   * @param back what goes back for each unit because it costs less
   */
  record OtherJson(UUID variantId, String name, int left, MoneyJson back) {}

  record ChoiceJson(UUID lineId, int free, List<OtherJson> others) {}

  record OptionsJson(boolean possible, String rule, List<ChoiceJson> lines) {}
}
