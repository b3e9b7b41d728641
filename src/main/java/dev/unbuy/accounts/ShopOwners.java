package dev.unbuy.accounts;

import dev.unbuy.platform.Query;
import dev.unbuy.platform.Write;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets a person who only bought so far act for a shop of their own. */
@Component
public class ShopOwners {

  private final ApiTokens tokens;

  ShopOwners(ApiTokens tokens) {
    this.tokens = tokens;
  }

  /** The account, locked until the unit of work ends: it gets one shop, not two. */
  public Query<Account> locked(UUID accountId) {
    return Query.of(
        """
        SELECT id, email, name, roles, shop_id, locale FROM accounts.accounts
        WHERE id = ? FOR UPDATE\
        """,
        Accounts::account,
        accountId);
  }

  /** The shop that an account acts for; none where it acts for none. */
  public static Query<UUID> shopOf(UUID accountId) {
    return Query.of(
        "SELECT shop_id FROM accounts.accounts WHERE id = ? AND shop_id IS NOT NULL",
        row -> row.getObject(1, UUID.class),
        accountId);
  }

  /** From now on it acts for this shop, besides all that it may do already. */
  public Write actsFor(UUID accountId, UUID shopId) {
    return Write.expecting(
        1,
        """
        UPDATE accounts.accounts SET shop_id = ?,
          roles = CASE WHEN 'SELLER' = ANY (roles) THEN roles ELSE roles || 'SELLER'::text END
        WHERE id = ? AND shop_id IS NULL\
        """,
        shopId,
        accountId);
  }

  /** Has roles read anew; to be called when it was changed. Other nodes take five seconds. */
  public void changed() {
    tokens.ownerChanged();
  }
}
