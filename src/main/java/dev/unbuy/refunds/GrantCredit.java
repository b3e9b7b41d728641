package dev.unbuy.refunds;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Accounts;
import dev.unbuy.accounts.Role;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Ids;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.Money;
import dev.unbuy.payments.CreditGrant;
import dev.unbuy.payments.StoreCredits;
import dev.unbuy.platform.Outbox;
import dev.unbuy.platform.Transactions;
import dev.unbuy.platform.UnitOfWork;
import dev.unbuy.policies.Policies;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;

/**
 * Gives a buyer store credit out of good will. Policy says how much one person can be given in
 * {@value #DAYS} days; two who give at the same time go one after the other, so that together they
 * do not give more.
 */
@Component
public class GrantCredit {

  /** Over how long what one person was given is added up. */
  public static final int DAYS = 30;

  private static final int LONGEST_REASON = 500;

  private final Transactions transactions;
  private final Accounts accounts;
  private final Policies policies;
  private final Outbox outbox;
  private final InstantSource clock;

  GrantCredit(
      Transactions transactions,
      Accounts accounts,
      Policies policies,
      Outbox outbox,
      InstantSource clock) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.policies = policies;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Grants.
   *
   * @param who the buyer's account or e-mail address
   * @param reason what the buyer is told; 1 to 500 characters
   * @throws InvalidInput when there is no such buyer, no reason, or it is more than policy allows
   */
  public CreditGrant grant(Actor.Operator operator, String who, Money amount, String reason) {
    String words = reason.strip();
    if (words.isEmpty() || words.length() > LONGEST_REASON || words.indexOf('\0') >= 0) {
      throw new InvalidInput("reason", "must have 1 to %d characters".formatted(LONGEST_REASON));
    }
    if (!amount.isPositive()) {
      throw new InvalidInput("amount", "must be more than zero");
    }
    Account buyer =
        accounts
            .named(who)
            .filter(account -> account.roles().contains(Role.BUYER))
            .orElseThrow(() -> new InvalidInput("account", "is of nobody who buys here"));
    return transactions.run(work -> grant(work, operator, buyer, amount, words));
  }

  private CreditGrant grant(
      UnitOfWork work, Actor.Operator operator, Account buyer, Money amount, String reason) {
    Instant now = clock.instant();
    policies.ask(work);
    work.plan(StoreCredits.opened(buyer.id(), amount.currency()));
    var _ = work.ask(StoreCredits.locked(buyer.id(), amount.currency()));
    long given =
        work.ask(CreditGrant.sum(buyer.id(), amount.currency(), now.minus(Duration.ofDays(DAYS))))
            .first()
            .orElse(0L);
    long left = policies.current().money().goodwillOf(amount.currency()) - given;
    if (amount.minor() > left) {
      throw new InvalidInput(
          "amount",
          "is more than the %s that can be given to this buyer now"
              .formatted(new Money(Math.max(0, left), amount.currency())));
    }
    CreditGrant grant =
        new CreditGrant(Ids.next(), buyer.id(), amount, reason, operator.accountId(), now);
    work.plan(grant.writes());
    outbox.publish(work, new CreditGranted(now, grant.id(), buyer.id()));
    return grant;
  }
}
