package dev.unbuy.notifications;

import dev.unbuy.cancellations.Cancellation;
import dev.unbuy.cancellations.Cancellation.CancellationStatus;
import dev.unbuy.cancellations.OrderOverview;
import dev.unbuy.cancellations.Reasons;
import dev.unbuy.changes.Change;
import dev.unbuy.changes.Change.ChangeStatus;
import dev.unbuy.changes.rules.Wish;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.Money;
import dev.unbuy.notifications.MailContent.Fact;
import dev.unbuy.orders.Order;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.platform.Reader;
import dev.unbuy.platform.UnbuyProperties;
import dev.unbuy.refunds.Refund;
import dev.unbuy.refunds.Refund.Part;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in words of the message file what happened. */
@Component
class MailTexts {

  private final MessageSource messages;
  private final Reasons reasons;
  private final UnbuyProperties unbuy;

  MailTexts(MessageSource messages, Reasons reasons, UnbuyProperties unbuy) {
    this.messages = messages;
    this.reasons = reasons;
    this.unbuy = unbuy;
  }

  MailContent placed(OrderOverview overview) {
    Order order = overview.order();
    List<Fact> facts = new ArrayList<>();
    overview.lines().forEach(line -> facts.add(item(line, line.ordered())));
    facts.add(new Fact(text("mail.total"), money(order.money(order.total()))));
    facts.add(
        new Fact(
            text("mail.delivery"), date(order.deliveryFrom()) + " – " + date(order.deliveryTo())));
    return content("mail.placed", order, facts, order.shopName());
  }

  MailContent cancellation(OrderOverview overview, Cancellation one) {
    Order order = overview.order();
    List<Fact> facts = new ArrayList<>();
    for (Cancellation.Line canceled : one.lines()) {
      overview.lines().stream()
          .filter(line -> line.id().equals(canceled.lineId()))
          .forEach(line -> facts.add(item(line, canceled.quantity())));
    }
    facts.add(new Fact(text("mail.reason"), reasons.label(one.reason(), Reader.locale())));
    facts.add(new Fact(text("mail.back"), money(one.refund())));
    if (one.status() == CancellationStatus.SETTLED && one.money() != null) {
      facts.addAll(parts(one.money()));
    }
    if (one.trackingNumber() != null) {
      facts.add(new Fact(text("mail.tracking"), one.carrier() + " " + one.trackingNumber()));
    }
    return content(
        "mail.cancellation." + one.status().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        order,
        facts,
        order.shopName());
  }

  MailContent change(OrderOverview overview, Change change, ChangeStatus toldAs) {
    Order order = overview.order();
    List<Fact> facts = changed(overview, change);
    if (toldAs == ChangeStatus.SETTLED) {
      facts.add(new Fact(text("mail.total"), money(order.money(order.total()))));
    }
    return content(
        "mail.change." + toldAs.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        order,
        facts,
        order.shopName());
  }

  MailContent changeForTheShop(OrderOverview overview, Change change, ChangeStatus toldAs) {
    Order order = overview.order();
    String key =
        switch (toldAs) {
          case ASKED -> "mail.change.to-answer";
          case SETTLED -> "mail.change.taken";
          default -> "mail.change.not-taken-shop";
        };
    return new MailContent(
        text(key + ".title", order.number()),
        List.of(text(key + ".text", order.buyerName())),
        changed(overview, change),
        link("/seller/orders/" + order.id()),
        text("mail.look"));
  }

  private List<Fact> proposed(OrderOverview overview, Change change, Wish.Proposal proposal) {
    List<Fact> facts = new ArrayList<>();
    overview.lines().stream()
        .filter(line -> line.id().equals(proposal.missing().lineId()))
        .filter(line -> change.waits())
        .forEach(
            line ->
                facts.add(
                    new Fact(
                        text("change.missing"),
                        proposal.missing().quantity() + " × " + line.title())));
    Wish.NewDate date = proposal.newDate();
    if (date != null) {
      facts.add(new Fact(text("change.new-date"), date(date.from()) + " – " + date(date.to())));
    }
    if (change.waits() && change.waitsUntil() != null) {
      facts.add(new Fact(text("change.answer-by"), exact(change.waitsUntil())));
    }
    return facts;
  }

  private List<Fact> changed(OrderOverview overview, Change change) {
    List<Fact> facts = new ArrayList<>();
    Wish.Proposal proposal = change.wish().proposal();
    if (proposal != null) {
      facts.addAll(proposed(overview, change, proposal));
    }
    for (Wish.LineWish wish : change.wish().lines()) {
      String title =
          overview.lines().stream()
              .filter(line -> line.id().equals(wish.lineId()))
              .map(OrderLine::title)
              .findFirst()
              .orElse("");
      wish.swapped().forEach(pick -> facts.add(pick("mail.change.instead", title, pick)));
      wish.added().forEach(pick -> facts.add(pick("mail.change.more", title, pick)));
      if (wish.dropped() > 0) {
        facts.add(new Fact(text("mail.change.fewer"), wish.dropped() + " × " + title));
      }
    }
    Wish.Faster faster = change.wish().faster();
    if (faster != null) {
      facts.add(
          new Fact(
              text("change.shipping"),
              text("mail.change.faster", date(faster.from()) + " – " + date(faster.to()))));
    }
    Address address = change.wish().address();
    if (address != null) {
      facts.add(
          new Fact(
              text("mail.change.address"),
              "%s, %s, %s %s, %s"
                  .formatted(
                      address.name(),
                      address.line1(),
                      address.postalCode(),
                      address.city(),
                      address.country())));
    }
    long difference = change.difference().minor();
    if (difference > 0 || change.wish().paidAnew()) {
      facts.add(new Fact(text("mail.change.paid"), money(change.toPay())));
    } else if (difference < 0) {
      facts.add(
          new Fact(text("mail.back"), money(new Money(-difference, change.toPay().currency()))));
    }
    return facts;
  }

  private Fact pick(String key, String title, Wish.Pick pick) {
    String what = pick.goods() == null ? title : pick.goods().title();
    return new Fact(text(key), "%d × %s, %s".formatted(pick.units(), what, pick.variant()));
  }

  MailContent refund(OrderOverview overview, UUID refundId, String key) {
    List<Fact> facts = new ArrayList<>();
    overview.refunds().stream()
        .filter(refund -> refund.id().equals(refundId))
        .forEach(
            refund -> {
              facts.add(new Fact(text("mail.back"), money(refund.amount())));
              facts.addAll(parts(refund));
            });
    Order order = overview.order();
    return new MailContent(
        text(key + ".title", order.number()),
        List.of(text(key + ".text", order.shopName())),
        facts,
        link("/refunds/" + refundId),
        text("mail.look-refund"));
  }

  private List<Fact> parts(Refund refund) {
    return refund.current().stream()
        .map(part -> new Fact(text("method." + part.method()), part(part)))
        .toList();
  }

  private String part(Part part) {
    return switch (part.kind()) {
      case VOID -> text("mail.part.void", money(part.amount()));
      case STORE_CREDIT -> text("mail.part.store-credit", money(part.amount()));
      case BY_HAND -> text("mail.part.by-hand", money(part.amount()));
      case REFUND ->
          text(
              "mail.part.refund",
              money(part.amount()),
              date(part.expectedFrom()),
              date(part.expectedBy()));
    };
  }

  private Fact item(OrderLine line, int quantity) {
    return new Fact(text("mail.item"), quantity + " × " + line.title() + ", " + line.variant());
  }

  private MailContent content(String key, Order order, List<Fact> facts, String shop) {
    return new MailContent(
        text(key + ".title", order.number()),
        List.of(text(key + ".text", shop)),
        facts,
        link("/orders/" + order.id()),
        text("mail.look"));
  }

  String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Reader.locale());
  }

  static String money(Money money) {
    return Reader.notation().money(money);
  }

  /** An address of the site. */
  String link(String path) {
    return unbuy.baseUrl() + path;
  }

  /** An instant with its day and its time, UTC. */
  String exact(Instant at) {
    return Reader.notation().exactInFull(at);
  }

  static String date(LocalDate date) {
    return Reader.notation().date(date);
  }
}
