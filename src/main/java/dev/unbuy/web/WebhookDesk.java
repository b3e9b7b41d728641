package dev.unbuy.web;

import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.webhooks.Webhook;
import dev.unbuy.webhooks.Webhook.Owner;
import dev.unbuy.webhooks.WebhookDeliveries;
import dev.unbuy.webhooks.WebhookDelivery;
import dev.unbuy.webhooks.WebhookDelivery.Status;
import dev.unbuy.webhooks.WebhookKind;
import dev.unbuy.webhooks.WebhookWish;
import dev.unbuy.webhooks.Webhooks;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The pages of an owner of webhooks, the same for an operator and for a seller. */
@Component
class WebhookDesk {

  private static final int ROWS = 25;

  private final Pages pages;
  private final Forms forms;
  private final Webhooks webhooks;
  private final WebhookDeliveries deliveries;
  private final InstantSource clock;

  WebhookDesk(
      Pages pages,
      Forms forms,
      Webhooks webhooks,
      WebhookDeliveries deliveries,
      InstantSource clock) {
    this.clock = clock;
    this.pages = pages;
    this.forms = forms;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
  }

  ResponseEntity<String> list(HttpServletRequest request, Desk desk, Form form, int status) {
    Map<String, Object> model = new HashMap<>();
    model.put("base", desk.base());
    model.put("webhooks", webhooks.of(desk.owner(), null, Webhooks.MOST).items());
    model.put("form", form);
    model.put("chosen", chosen(request));
    model.put("kinds", kinds());
    return pages.show(status, request, "webhooks/list.jte", model);
  }

  ResponseEntity<String> register(HttpServletRequest request, Desk desk) {
    Form form = Form.of(request);
    try {
      return forms.once(
          desk.accountId(),
          request,
          () ->
              desk.base()
                  + "/"
                  + webhooks.register(desk.owner(), wish(request, form, true)).id()
                  + "?made=true#secret");
    } catch (InvalidInput invalid) {
      return list(request, desk, form.wrong(invalid), 422);
    }
  }

  ResponseEntity<String> show(
      HttpServletRequest request,
      Desk desk,
      UUID id,
      @Nullable Status only,
      @Nullable String cursor) {
    Webhook webhook = webhooks.get(desk.owner(), id);
    Form form =
        Form.of(
            Map.of(
                "url", webhook.url(),
                "name", webhook.name(),
                "active", String.valueOf(webhook.active())));
    Set<String> kinds = webhook.kinds().stream().map(WebhookKind::code).collect(Collectors.toSet());
    return show(200, request, desk, webhook, form, kinds, only, cursor);
  }

  ResponseEntity<String> change(HttpServletRequest request, Desk desk, UUID id) {
    Form form = Form.of(request);
    try {
      return forms.once(desk.accountId(), request, () -> change(request, form, desk, id));
    } catch (InvalidInput invalid) {
      return show(
          422,
          request,
          desk,
          webhooks.get(desk.owner(), id),
          form.wrong(invalid),
          chosen(request),
          null,
          null);
    }
  }

  private String change(HttpServletRequest request, Form form, Desk desk, UUID id) {
    String here = desk.base() + "/" + id;
    return switch (form.value("action")) {
      case "test" -> {
        var _ = deliveries.test(desk.owner(), id);
        yield here + "#deliveries";
      }
      case "rotate" -> {
        var _ = webhooks.rotate(desk.owner(), id);
        yield here + "?made=true#secret";
      }
      case "replay-dead" -> {
        deliveries.replayDead(desk.owner(), id);
        yield here + "#deliveries";
      }
      case "remove" -> {
        webhooks.remove(desk.owner(), id);
        yield desk.base();
      }
      default -> {
        boolean active = form.value("active").equals("true");
        var _ = webhooks.change(desk.owner(), id, wish(request, form, active));
        yield here + "?saved=true";
      }
    };
  }

  ResponseEntity<String> delivery(HttpServletRequest request, Desk desk, UUID id, UUID deliveryId) {
    Webhook webhook = webhooks.get(desk.owner(), id);
    WebhookDelivery delivery = deliveries.get(webhook, deliveryId);
    return pages.show(
        request,
        "webhooks/delivery.jte",
        Map.of("base", desk.base(), "webhook", webhook, "delivery", delivery));
  }

  ResponseEntity<String> replay(HttpServletRequest request, Desk desk, UUID id, UUID deliveryId) {
    return forms.once(
        desk.accountId(),
        request,
        () -> {
          var _ = deliveries.replay(desk.owner(), id, deliveryId);
          return desk.base() + "/" + id + "/deliveries/" + deliveryId;
        });
  }

  private ResponseEntity<String> show(
      int status,
      HttpServletRequest request,
      Desk desk,
      Webhook webhook,
      Form form,
      Set<String> kinds,
      @Nullable Status only,
      @Nullable String cursor) {
    Map<String, Object> model = new HashMap<>();
    model.put("base", desk.base());
    model.put("webhook", webhook);
    model.put("form", form);
    model.put("chosen", kinds);
    model.put("kinds", kinds());
    model.put("only", only == null ? "" : only.name());
    model.put("deliveries", deliveries.of(webhook, only, cursor, ROWS));
    Instant old = webhook.oldSecretUntil();
    model.put("oldSigns", old != null && clock.instant().isBefore(old));
    model.put("made", request.getParameter("made") != null);
    model.put("saved", request.getParameter("saved") != null);
    return pages.show(status, request, "webhooks/webhook.jte", model);
  }

  private static WebhookWish wish(HttpServletRequest request, Form form, boolean active) {
    return new WebhookWish(
        form.value("url"), form.value("name"), List.copyOf(chosen(request)), active);
  }

  private static Set<String> chosen(HttpServletRequest request) {
    String[] sent = Objects.requireNonNullElse(request.getParameterValues("kinds"), new String[0]);
    return Arrays.stream(sent).map(one -> one.replace("\0", "")).collect(Collectors.toSet());
  }

  /** The kinds by what they are about. */
  private static Map<String, List<WebhookKind>> kinds() {
    return WebhookKind.wanted().stream()
        .collect(
            Collectors.groupingBy(WebhookKind::group, LinkedHashMap::new, Collectors.toList()));
  }

  /**
   * Whose pages they are.
   *
   * @param base the path below which they are
   */
  record Desk(String base, Owner owner, UUID accountId) {}
}
