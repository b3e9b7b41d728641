package dev.unbuy.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API: which call asks for what, and the faults that strike requests on their way. */
final class Routes {

  private static final Duration SLOW_PAYER = Duration.ofSeconds(3);

  private final Desk desk;
  private final Faults faults;

  Routes(Desk desk, Faults faults) {
    this.desk = desk;
    this.faults = faults;
  }

  /**
   * Does what a call asks for.
   *
   * @return the answer, or none where the gateway hangs up
   * @throws Rejection when it cannot be done
   */
  Optional<Answer> route(Call call) throws InterruptedException {
    var path = call.path();
    if (path.size() < 2 || path.size() > 4 || !path.getFirst().equals("v1")) {
      throw Rejection.notFound();
    }
    return switch (call.method() + " " + path.get(1)) {
      case "POST authorizations" -> post(call);
      case "GET authorizations" -> Optional.of(ok(desk.authorization(third(path))));
      case "GET operations" -> Optional.of(ok(operations(call, path)));
      case "GET movements" -> Optional.of(ok(movements(call)));
      case "GET faults" -> Optional.of(ok(faults.summary()));
      case "POST faults" -> {
        faults.plan(Fault.parse(call.body()));
        yield Optional.of(new Answer(201, Json.text(faults.summary())));
      }
      case "DELETE faults" -> {
        faults.clear();
        yield Optional.of(ok(faults.summary()));
      }
      default -> throw Rejection.notFound();
    };
  }

  private Object operations(Call call, List<String> path) {
    if (path.size() == 3) {
      return desk.operation(path.get(2));
    }
    var key = call.parameter("key").orElseThrow(() -> Rejection.field("key", "an idempotency key"));
    return new Listed<>(desk.operationsUnder(key), null);
  }

  private Object movements(Call call) {
    var limit = call.limit();
    var movements = desk.movements(call.time("since"), call.number("after", 0), limit);
    var next = movements.size() == limit ? movements.getLast().number() : null;
    return new Listed<>(movements, next);
  }

  /** A list, and after which number to go on where there may be more. */
  private record Listed<T>(List<T> items, @Nullable Integer next) {}

  private Optional<Answer> post(Call call) throws InterruptedException {
    var key = call.requiredKey();
    var request = request(call.path(), new Fields(call.body()));
    var fault =
        faults.take(FaultMode.Stage.REQUEST, Strikable.of(request, key, desk.about(request)));
    var answer =
        fault.isPresent() ? struck(fault.get(), key, request) : Optional.of(desk.ask(key, request));
    if (request instanceof Request.Authorize authorize && authorize.token() == Token.SLOW) {
      Thread.sleep(SLOW_PAYER);
    }
    return answer;
  }

  private Optional<Answer> struck(Fault fault, String key, Request request)
      throws InterruptedException {
    return switch (fault.mode()) {
      case ERROR_BEFORE -> Optional.of(failure());
      case RESET_BEFORE -> Optional.empty();
      case REFUSE -> Optional.of(desk.refuse(key, request, fault.reason()));
      case SLOW -> {
        Thread.sleep(fault.delay());
        yield Optional.of(desk.ask(key, request));
      }
      case ERROR_AFTER -> {
        desk.ask(key, request);
        yield Optional.of(failure());
      }
      case RESET -> {
        desk.ask(key, request);
        yield Optional.empty();
      }
      case TIMEOUT_AFTER_EFFECT -> {
        desk.ask(key, request);
        Thread.sleep(fault.delay());
        yield Optional.empty();
      }
      case REFUND_FAILS,
          WEBHOOK_LOST,
          WEBHOOK_DOUBLED,
          WEBHOOK_REORDERED,
          WEBHOOK_LATE,
          WEBHOOK_WRONGLY_SIGNED ->
          throw new IllegalStateException(fault.mode() + " strikes no request");
    };
  }

  private static Request request(List<String> path, Fields fields) {
    if (path.size() == 2) {
      return new Request.Authorize(
          fields.amount(),
          fields.currency(),
          fields.oneOf("method", TenderMethod.class, Enum::name),
          fields.oneOf("token", Token.class, Token::code),
          fields.text("reference"));
    }
    if (path.size() != 4) {
      throw Rejection.notFound();
    }
    var id = path.get(2);
    return switch (path.get(3)) {
      case "captures" -> new Request.Capture(id, fields.amount());
      case "voids" -> new Request.Release(id, fields.optionalAmount());
      case "refunds" -> new Request.Refund(id, fields.amount());
      case "settle" -> new Request.Settle(id, fields.flag("succeed", true));
      case "expire" -> new Request.Expire(id);
      case "chargebacks" ->
          new Request.Chargeback(
              id,
              fields.oneOf("stage", Operation.Stage.class, Operation.Stage::code),
              fields.optionalAmount(),
              fields.optionalText("reason").orElse("fraudulent"));
      default -> throw Rejection.notFound();
    };
  }

  private static String third(List<String> path) {
    if (path.size() != 3) {
      throw Rejection.notFound();
    }
    return path.get(2);
  }

  private static Answer ok(Object body) {
    return new Answer(200, Json.text(body));
  }

  private static Answer failure() {
    return Rejection.of(500, "sandbox_failure", "a planned fault").answer();
  }
}
