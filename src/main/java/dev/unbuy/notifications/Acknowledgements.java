package dev.unbuy.notifications;

import dev.unbuy.cancellations.OrderOverview;
import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.notifications.MailContent.Fact;
import dev.unbuy.orders.OrderLine;
import dev.unbuy.rights.Withdrawal;
import dev.unbuy.rights.Withdrawals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Says that a withdrawal was received: its content, the day and the time, on a durable medium, as
 * Directive 2011/83/EU, article 11a(4), asks. Mail, document and page say the same.
 */
@Component
public class Acknowledgements {

  private final Withdrawals withdrawals;
  private final OrderOverviews orders;
  private final MailTexts texts;

  Acknowledgements(Withdrawals withdrawals, OrderOverviews orders, MailTexts texts) {
    this.withdrawals = withdrawals;
    this.orders = orders;
    this.texts = texts;
  }

  /**
   * The acknowledgement of a withdrawal as a document.
   *
   * @throws NotFound when there is none that this buyer may know of, or it is not confirmed
   */
  public byte[] document(UUID id, Actor.Buyer buyer) {
    Withdrawal one = withdrawals.get(id, buyer);
    if (!one.isConfirmed()) {
      throw new NotFound("withdrawal");
    }
    return PdfDocument.of(() -> content(one));
  }

  /** What it says in words, for whoever shows it. */
  public List<String> words(Withdrawal one) {
    return content(one).paragraphs();
  }

  MailContent content(Withdrawal one) {
    OrderOverview overview = orders.get(new Actor.Platform(), one.orderId());
    Instant at = Objects.requireNonNull(one.confirmedAt());
    return new MailContent(
        texts.text("acknowledgement.title", one.number()),
        paragraphs(one, overview, at),
        facts(one, overview, at),
        texts.link("/orders/" + one.orderId()),
        texts.text("mail.look"));
  }

  private List<String> paragraphs(Withdrawal one, OrderOverview overview, Instant at) {
    List<String> all = new ArrayList<>();
    all.add(texts.text("acknowledgement.received", texts.exact(at)));
    all.add(
        texts.text(
            "acknowledgement.declaration",
            one.name(),
            one.number(),
            overview.order().shopName(),
            texts.exact(overview.order().placedAt())));
    if (one.cancellationId() != null) {
      all.add(texts.text("acknowledgement.canceled"));
    }
    if (one.goods() > 0) {
      all.add(
          texts.text(
              "acknowledgement.goods." + one.returnPaidBy(),
              texts.exact(Objects.requireNonNull(one.sendBackBy())),
              overview.order().shopName()));
      all.add(texts.text("acknowledgement.goods-refund"));
    }
    return all;
  }

  private List<Fact> facts(Withdrawal one, OrderOverview overview, Instant at) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(texts.text("acknowledgement.name"), one.name()));
    facts.add(new Fact(texts.text("acknowledgement.email"), one.email()));
    facts.add(new Fact(texts.text("acknowledgement.contract"), one.number()));
    facts.add(new Fact(texts.text("acknowledgement.seller"), overview.order().shopName()));
    facts.add(new Fact(texts.text("acknowledgement.at"), texts.exact(at)));
    for (Withdrawal.Line line : one.lines()) {
      overview.lines().stream()
          .filter(sold -> sold.id().equals(line.lineId()))
          .forEach(sold -> facts.add(item(line, sold)));
    }
    if (one.canceledRefund().isPositive()) {
      facts.add(
          new Fact(texts.text("acknowledgement.back-now"), MailTexts.money(one.canceledRefund())));
    }
    if (one.goodsRefund().isPositive()) {
      facts.add(
          new Fact(texts.text("acknowledgement.back-later"), MailTexts.money(one.goodsRefund())));
    }
    if (one.refundLateAt() != null) {
      facts.add(new Fact(texts.text("acknowledgement.by-law"), texts.exact(one.refundLateAt())));
    }
    facts.add(new Fact(texts.text("acknowledgement.reference"), one.id().toString()));
    return facts;
  }

  private Fact item(Withdrawal.Line line, OrderLine sold) {
    return new Fact(
        texts.text(line.goods() > 0 ? "acknowledgement.item-shipped" : "mail.item"),
        line.quantity() + " × " + sold.title() + ", " + sold.variant());
  }
}
