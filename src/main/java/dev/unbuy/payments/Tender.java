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
 * @param changeId the change of an order that it is held for, while it pays no order yet; or null
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
    @Nullable String gatewayRef,
    @Nullable UUID changeId) {

  private static final String COLUMNS =
      """
      SELECT id, purchase_id, buyer_id, method, token, currency, amount, status, gateway_ref,
        change_id
      FROM payments.tenders\
      """;

  /** One that pays for orders as they are. */
  public Tender(
      UUID id,
      UUID purchaseId,
      UUID buyerId,
      PaymentMethod method,
      String token,
      String currency,
      long amount,
      TenderStatus status,
      @Nullable String gatewayRef) {
    this(id, purchaseId, buyerId, method, token, currency, amount, status, gatewayRef, null);
  }

  /** The tenders that pay a purchase, in the buyer's order. */
  public static Query<Tender> ofPurchase(UUID purchaseId) {
    return Query.of(
        COLUMNS + " WHERE purchase_id = ? AND change_id IS NULL ORDER BY position",
        Tender::read,
        purchaseId);
  }

  /** The tenders that are held for a change and pay no order yet, in the buyer's order. */
  public static Query<Tender> ofChange(UUID changeId) {
    return Query.of(COLUMNS + " WHERE change_id = ? ORDER BY position", Tender::read, changeId);
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

  /** The same, held for a change of an order. */
  public Tender heldFor(UUID change) {
    return new Tender(
        id, purchaseId, buyerId, method, token, currency, amount, status, gatewayRef, change);
  }

  /** A part of it, as a tender by itself. */
  public Tender part(UUID partId, long partAmount) {
    return new Tender(
        partId,
        purchaseId,
        buyerId,
        method,
        token,
        currency,
        partAmount,
        status,
        gatewayRef,
        changeId);
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
        row.getString(9),
        row.getObject(10, UUID.class));
  }
}
