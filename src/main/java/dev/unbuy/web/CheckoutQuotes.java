package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Addresses;
import dev.unbuy.checkout.CheckoutCommand;
import dev.unbuy.checkout.CheckoutOutcome;
import dev.unbuy.checkout.Payment;
import dev.unbuy.checkout.PlacePurchase;
import dev.unbuy.checkout.Quote;
import dev.unbuy.kernel.Address;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.payments.StoreCredits;
import dev.unbuy.payments.StoreCredits.Balance;
import dev.unbuy.platform.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a buyer's choices come to, and buying exactly what was seen. */
@Component
class CheckoutQuotes {

  private final PlacePurchase purchases;
  private final Addresses addresses;
  private final Transactions transactions;

  CheckoutQuotes(PlacePurchase purchases, Addresses addresses, Transactions transactions) {
    this.purchases = purchases;
    this.addresses = addresses;
    this.transactions = transactions;
  }

  /**
   * What the choices come to.
   *
   * @throws InvalidInput when it cannot be bought so
   */
  CheckoutSum see(Account account, CheckoutChoice choice) {
    return see(account, choice, choice.coupon());
  }

  /**
   * The same before a coupon is looked at.
   *
   * @throws InvalidInput when it cannot be bought so
   */
  CheckoutSum seeWithoutCoupon(Account account, CheckoutChoice choice) {
    return see(account, choice, "");
  }

  /**
   * Buys, when it comes to what was seen: the form carries the total and the part of store credit.
   *
   * @throws InvalidInput when it cannot be bought so
   */
  CheckoutOutcome place(Account account, CheckoutChoice choice, Form form) {
    CheckoutSum seen = see(account, choice);
    List<Payment> payments = new ArrayList<>();
    long credit = minor(form, "creditSeen");
    long gift = Math.min(seen.gift(), credit);
    if (gift > 0) {
      payments.add(new Payment(PaymentMethod.GIFT_BALANCE, "", gift));
    }
    if (credit > gift) {
      payments.add(new Payment(PaymentMethod.STORE_CREDIT, "", credit - gift));
    }
    if (credit < seen.quote().total()) {
      payments.add(new Payment(choice.method(), choice.token(), null));
    }
    CheckoutCommand command =
        new CheckoutCommand(
            account.id(),
            account.name(),
            seen.shipTo(),
            payments,
            choice.coupon(),
            minor(form, "total"));
    return purchases.place(command);
  }

  private CheckoutSum see(Account account, CheckoutChoice choice, String coupon) {
    Address shipTo = address(account, choice.address());
    CheckoutCommand command =
        new CheckoutCommand(
            account.id(),
            account.name(),
            shipTo,
            List.of(new Payment(PaymentMethod.CARD, "preview", null)),
            coupon);
    return transactions.read(
        work -> {
          Quote quote = purchases.quote(command);
          Map<PaymentMethod, Long> balances =
              work.ask(StoreCredits.of(account.id())).rows().stream()
                  .filter(one -> one.amount().currency().equals(quote.currency()))
                  .collect(Collectors.toMap(Balance::kind, one -> one.amount().minor()));
          long gift = balances.getOrDefault(PaymentMethod.GIFT_BALANCE, 0L);
          long balance = gift + balances.getOrDefault(PaymentMethod.STORE_CREDIT, 0L);
          long credit = choice.credit() ? Math.min(balance, quote.total()) : 0;
          return new CheckoutSum(shipTo, quote, balance, credit, Math.min(gift, credit));
        });
  }

  private Address address(Account account, @Nullable UUID id) {
    if (id == null) {
      throw new InvalidInput("address", "Choose where it goes.");
    }
    try {
      return addresses.get(account.id(), id);
    } catch (NotFound removed) {
      throw new InvalidInput("address", "Choose where it goes.");
    }
  }

  /** Minor units as the page itself wrote them. */
  private static long minor(Form form, String field) {
    String text = form.value(field);
    if (!text.matches("[0-9]{1,15}")) {
      throw new InvalidInput(field, "is missing; open the page again");
    }
    return Long.parseLong(text);
  }
}
