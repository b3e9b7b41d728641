package dev.unbuy.payments;

import dev.unbuy.kernel.PaymentMethod;
import dev.unbuy.platform.Query;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One means of payment of a purchase: one authorization at the gateway, under its id as key.
 *
 * @param amount minor units, more than zero
 * @param gatewayRef the gateway's own name of the authorization, once it answered
 */
public record Tender(
    UUID id,
    UUID purchaseId,
    UUID buyerId,
    PaymentMethod method,
    String token,
    String currency,
    long amount,
    TenderStatus status,
    @Nullable String gatewayRef) {

  private static final String COLUMNS =
      """
      SELECT id, purchase_id, buyer_id, method, token, currency, amount, status, gateway_ref
      FROM payments.tenders\
      """;

  /** The tenders of a purchase, in the buyer's order. */
  public static Query<Tender> ofPurchase(UUID purchaseId) {
    return Query.of(COLUMNS + " WHERE purchase_id = ? ORDER BY position", Tender::read, purchaseId);
  }

  /** The tender of this id. */
  public static Query<Tender> byId(UUID id) {
    return Query.of(COLUMNS + " WHERE id = ?", Tender::read, id);
  }

  /** The tenders that the gateway knows by these names. */
  public static Query<Tender> byGatewayRefs(Collection<String> references) {
    return Query.of(
        COLUMNS + " WHERE gateway_ref = ANY (?)",
        Tender::read,
        (Object) references.toArray(String[]::new));
  }

  /** A part of it, as a tender by itself. */
  public Tender part(UUID partId, long partAmount) {
    return new Tender(
        partId, purchaseId, buyerId, method, token, currency, partAmount, status, gatewayRef);
  }

  private static Tender read(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Tender(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        PaymentMethod.valueOf(row.getString(4)),
        row.getString(5),
        row.getString(6),
        row.getLong(7),
        TenderStatus.valueOf(row.getString(8)),
        row.getString(9));
  }
}
