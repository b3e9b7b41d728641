package dev.unbuy.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.AtOnce;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.Site;
import dev.unbuy.testing.UnbuyTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page and every form, found in the routes, with one field at a time that cannot be right and
 * the others so that it comes as far as it can. A page may refuse it, and never breaks.
 */
@UnbuyTest
class BadFormsIT {

  private static final String PAGES = "dev.unbuy.web";

  /** Empty, not to be kept, out of bounds, of another place, huge. */
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\0",
          "a\0b",
          "\ud800",
          "💥",
          "-1",
          "0",
          "1.5",
          "99999999999999999999",
          "null",
          "true",
          "%00",
          "../../etc/passwd",
          "//evil.test",
          "'; DROP TABLE orders.orders; --",
          "<script>alert(1)</script>",
          "00000000-0000-0000-0000-000000000000",
          "x".repeat(100_000));

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mapping;

  private final List<String> wrong = new CopyOnWriteArrayList<>();
  private OwnThings own;

  @BeforeEach
  void makeThem() {
    own = new OwnThings(marketplace, port);
  }

  @Test
  void aPageOrAFormWithOneBadFieldNeverBreaksAnything() {
    List<Integer> sent =
        AtOnce.map(
            mapping.getHandlerMethods().entrySet().stream()
                .filter(route -> route.getValue().getBeanType().getPackageName().equals(PAGES))
                .toList(),
            route -> tryPage(route.getKey(), route.getValue()));

    assertThat(wrong).isEmpty();
    assertThat(sent.stream().mapToInt(Integer::intValue).sum()).isGreaterThan(1_000);
  }

  /** How many requests it took. */
  private int tryPage(RequestMappingInfo info, HandlerMethod handler) {
    int sent = 0;
    List<String> fields = fields(handler);
    for (String pattern : info.getPatternValues()) {
      for (RequestMethod method : info.getMethodsCondition().getMethods()) {
        if (pattern.matches("/(sign-in|register|sign-out|account/password|account/sessions.*)")) {
          continue; // limited by address and shared with every other test, or ends the session
        }
        for (String field : fields) {
          for (String text : Half.of(TEXTS, method + pattern + field)) {
            page(method, pattern, field, text);
            sent++;
          }
        }
        for (String text : List.of("nonsense", "%00", "-1", UUID.randomUUID().toString())) {
          page(method, pattern.replaceAll("\\{[^}]+}", text), "q", "mug");
          sent++;
        }
      }
    }
    return sent;
  }

  private void page(RequestMethod method, String pattern, String field, String text) {
    String path = own.filled(pages(pattern));
    Site site = Site.at(port).with(own.session(path));
    Map<String, String> all = new HashMap<>(valid());
    all.put(field, text);
    HttpResponse<String> answer =
        method == RequestMethod.GET ? site.get(path, all) : site.post(path, all);
    if (Broken.is(answer)) {
      note(method + " " + pattern, field + "=" + text, answer);
    }
  }

  private Map<String, String> valid() {
    return Map.of(
        "reason",
        "CHANGE_OF_MIND",
        "q_" + own.id("line"),
        "1",
        "stars",
        "5",
        "action",
        "label",
        "carrier",
        "DHL",
        "trackingNumber",
        "00340",
        "quantity",
        "1",
        "variantId",
        own.id("variant"),
        "address",
        own.id("addresses"));
  }

  /** The names of the fields that a page reads, and those of chosen units. */
  private static List<String> fields(HandlerMethod handler) {
    List<String> fields = new ArrayList<>(List.of("key", "q_", "q_nonsense"));
    for (MethodParameter parameter : handler.getMethodParameters()) {
      RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
      if (annotation != null) {
        String named = annotation.name();
        fields.add(named.isEmpty() ? parameter.getParameter().getName() : named);
      }
    }
    return fields;
  }

  private void note(String call, String what, HttpResponse<String> answer) {
    wrong.add(
        "%s with %s: %d %s"
            .formatted(call, shortened(what), answer.statusCode(), shortened(answer.body())));
  }

  /** A page's ids are named by what stands before them. */
  private static String pages(String pattern) {
    return pattern
        .replaceAll("/orders/\\{id}", "/orders/{orders}")
        .replaceAll("/cancellations/\\{id}", "/cancellations/{cancellations}")
        .replaceAll("/fulfillments/\\{id}", "/fulfillments/{fulfillments}")
        .replaceAll("/addresses/\\{id}", "/addresses/{addresses}")
        .replaceAll("/listings/\\{id}", "/listings/{listings}")
        .replaceAll("/variants/\\{id}", "/variants/{variants}")
        .replaceAll("/refunds/\\{id}", "/refunds/{refunds}")
        .replaceAll("/cart/\\{id}", "/cart/{lines}");
  }

  private static String shortened(String text) {
    return text.length() < 160 ? text : text.substring(0, 160) + "…";
  }
}
