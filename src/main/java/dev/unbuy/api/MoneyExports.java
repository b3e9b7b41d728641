package dev.unbuy.api;

import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Csv;
import dev.unbuy.kernel.Page;
import dev.unbuy.orders.OrderStatements;
import dev.unbuy.orders.OrderStatements.NumberedLine;
import dev.unbuy.payments.Ledger.Transfer;
import dev.unbuy.payments.LedgerBook;
import dev.unbuy.payments.Payout;
import dev.unbuy.payments.Payouts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The ledger and payouts as files for a spreadsheet, for tokens and for who is signed in on the
 * pages. They are written page by page as they are read, however long they are.
 */
@Controller
class MoneyExports {

  private static final int ROWS = 1_000;

  private final LedgerBook book;
  private final OrderStatements statements;
  private final Payouts payouts;

  MoneyExports(LedgerBook book, OrderStatements statements, Payouts payouts) {
    this.book = book;
    this.statements = statements;
    this.payouts = payouts;
  }

  /** What was posted, the newest first; of one account, or of all. */
  @GetMapping({"/api/v1/admin/ledger.csv", "/admin/ledger.csv"})
  void ledger(
      Actor.Operator operator, @RequestParam @Nullable String account, HttpServletResponse response)
      throws IOException {
    Page<Transfer> first = book.page(account, null, ROWS);
    PrintWriter file = begin(response, "ledger");
    file.write(transferHead());
    write(file, first, cursor -> book.page(account, cursor, ROWS), MoneyExports::transfer);
  }

  @GetMapping({"/api/v1/admin/orders/{id}/ledger.csv", "/admin/orders/{id}/ledger.csv"})
  void order(Actor.Operator operator, @PathVariable UUID id, HttpServletResponse response)
      throws IOException {
    order(response, statements.of(operator, id));
  }

  @GetMapping({"/api/v1/seller/orders/{id}/ledger.csv", "/seller/orders/{id}/ledger.csv"})
  void ownOrder(Actor.Seller seller, @PathVariable UUID id, HttpServletResponse response)
      throws IOException {
    order(response, statements.of(seller, id));
  }

  @GetMapping({"/api/v1/seller/payouts.csv", "/seller/payouts.csv"})
  void payouts(Actor.Seller seller, HttpServletResponse response) throws IOException {
    Page<Payout> first = payouts.of(seller.shopId(), null, ROWS);
    PrintWriter file = begin(response, "payouts");
    file.write(Csv.line("payout", "at", "amount", "currency"));
    write(
        file,
        first,
        cursor -> payouts.of(seller.shopId(), cursor, ROWS),
        one -> Csv.line(one.id(), one.at(), one.amount(), one.amount().currency()));
  }

  @GetMapping({"/api/v1/seller/payouts/{id}.csv", "/seller/payouts/{id}.csv"})
  void payout(Actor.Seller seller, @PathVariable UUID id, HttpServletResponse response)
      throws IOException {
    var _ = payouts.statement(seller.shopId(), id);
    Function<@Nullable String, Page<NumberedLine>> lines =
        cursor -> statements.numbered(payouts.lines(seller.shopId(), id, cursor, ROWS));
    Page<NumberedLine> first = lines.apply(null);
    PrintWriter file = begin(response, "payout-" + id);
    file.write(
        Csv.line(
            "order",
            "order_id",
            "kind",
            "at",
            "goods",
            "shipping",
            "commission",
            "tax",
            "paid",
            "currency"));
    write(file, first, lines, MoneyExports::line);
  }

  private static void order(HttpServletResponse response, OrderStatements.OrderStatement one)
      throws IOException {
    PrintWriter file = begin(response, "ledger-" + one.order().number());
    file.write(transferHead());
    one.transfers().forEach(transfer -> file.write(transfer(transfer)));
    file.flush();
  }

  private static String transferHead() {
    return Csv.line(
        "transfer",
        "at",
        "kind",
        "cause",
        "order_id",
        "shop_id",
        "from",
        "to",
        "amount",
        "currency");
  }

  private static String transfer(Transfer one) {
    return Csv.line(
        one.id(),
        one.at(),
        one.kind(),
        one.cause(),
        one.orderId(),
        one.shopId(),
        one.debit(),
        one.credit(),
        one.amount(),
        one.amount().currency());
  }

  private static String line(NumberedLine one) {
    Payout.Line line = one.line();
    return Csv.line(
        one.number(),
        line.orderId(),
        line.isGivenBack() ? "given back" : "released",
        line.at(),
        line.goods(),
        line.shipping(),
        line.commission(),
        line.tax(),
        line.paid(),
        line.paid().currency());
  }

  private static PrintWriter begin(HttpServletResponse response, String name) throws IOException {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.csv\"".formatted(name));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return response.getWriter();
  }

  private static <T> void write(
      PrintWriter file,
      Page<T> first,
      Function<@Nullable String, Page<T>> pages,
      Function<T, String> line) {
    Page<T> page = first;
    while (true) {
      page.items().forEach(one -> file.write(line.apply(one)));
      file.flush();
      if (page.next() == null || file.checkError()) {
        return;
      }
      page = pages.apply(page.next());
    }
  }
}
