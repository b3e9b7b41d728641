package dev.unbuy.web;

import dev.unbuy.cancellations.OrderOverview;
import dev.unbuy.cancellations.OrderOverviews;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.notifications.Acknowledgements;
import dev.unbuy.platform.Transactions;
import dev.unbuy.rights.SendGoodsBack;
import dev.unbuy.rights.Withdraw;
import dev.unbuy.rights.WithdrawCommand;
import dev.unbuy.rights.WithdrawOutcome;
import dev.unbuy.rights.Withdrawal;
import dev.unbuy.rights.Withdrawals;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Withdrawing in two steps: the same forms for whoever is signed in and for guests with a link. */
@Component
class WithdrawalForms {

  private final Pages pages;
  private final Forms forms;
  private final Transactions transactions;
  private final OrderOverviews orders;
  private final Withdrawals withdrawals;
  private final Withdraw withdraw;
  private final SendGoodsBack goods;
  private final Acknowledgements acknowledgements;
  private final InstantSource clock;

  WithdrawalForms(
      Pages pages,
      Forms forms,
      Transactions transactions,
      OrderOverviews orders,
      Withdrawals withdrawals,
      Withdraw withdraw,
      SendGoodsBack goods,
      Acknowledgements acknowledgements,
      InstantSource clock) {
    this.pages = pages;
    this.forms = forms;
    this.transactions = transactions;
    this.orders = orders;
    this.withdrawals = withdrawals;
    this.withdraw = withdraw;
    this.goods = goods;
    this.acknowledgements = acknowledgements;
    this.clock = clock;
  }

  /** The first step's form. */
  ResponseEntity<String> form(
      int status,
      HttpServletRequest request,
      Actor.Buyer buyer,
      UUID orderId,
      String path,
      Form form) {
    return transactions.read(
        work -> {
          OrderOverview overview = orders.get(buyer, orderId);
          Map<String, Object> model = new HashMap<>();
          model.put("overview", overview);
          model.put("left", withdrawals.left(overview.order(), overview.lines(), clock.instant()));
          model.put("path", path);
          model.put("form", form);
          return pages.show(status, request, "buyer/withdraw.jte", model);
        });
  }

  /**
   * The first step.
   *
   * @param onwards where the withdrawals that are made so are found; the id follows
   */
  ResponseEntity<String> declare(
      HttpServletRequest request, Actor.Buyer buyer, UUID orderId, String path, String onwards) {
    Form form = Form.of(request);
    try {
      WithdrawCommand command =
          new WithdrawCommand(
              buyer, orderId, form.value("name"), form.value("email"), Forms.units(request));
      return forms.once(
          buyer.accountId(), request, () -> onwards + done(withdraw.declare(command)).id());
    } catch (InvalidInput invalid) {
      return form(422, request, buyer, orderId, path, form.wrong(invalid));
    }
  }

  /** A withdrawal: to be confirmed, or its acknowledgement and what follows. */
  ResponseEntity<String> show(
      int status, HttpServletRequest request, Actor.Buyer buyer, UUID id, String path, Form form) {
    Withdrawal one = withdrawals.get(id, buyer);
    Map<String, Object> model = new HashMap<>();
    model.put("one", one);
    model.put("overview", orders.get(buyer, one.orderId()));
    model.put("words", one.isConfirmed() ? acknowledgements.words(one) : List.of());
    model.put("path", path);
    model.put("form", form);
    return pages.show(status, request, "buyer/withdrawal.jte", model);
  }

  /** The second step. */
  ResponseEntity<String> confirm(
      HttpServletRequest request, Actor.Buyer buyer, UUID id, String path) {
    return forms.once(
        buyer.accountId(),
        request,
        () -> {
          var _ = done(withdraw.confirm(buyer, id));
          return path;
        });
  }

  /** The goods were sent. */
  ResponseEntity<String> sent(HttpServletRequest request, Actor.Buyer buyer, UUID id, String path) {
    Form form = Form.of(request);
    try {
      return forms.once(
          buyer.accountId(),
          request,
          () -> {
            var _ =
                done(goods.sent(buyer, id, form.value("carrier"), form.value("trackingNumber")));
            return path;
          });
    } catch (InvalidInput invalid) {
      return show(422, request, buyer, id, path, form.wrong(invalid));
    }
  }

  /** The acknowledgement as a document to keep. */
  ResponseEntity<byte[]> document(Actor.Buyer buyer, UUID id) {
    byte[] document = acknowledgements.document(id, buyer);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("withdrawal.pdf").build().toString())
        .body(document);
  }

  static Withdrawal done(WithdrawOutcome outcome) {
    return switch (outcome) {
      case WithdrawOutcome.Done done -> done.withdrawal();
      case WithdrawOutcome.Refused refused -> throw new PageErrors.NotAllowedNow(refused.refusal());
    };
  }
}
