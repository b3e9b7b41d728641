package dev.unbuy.imports.past;

import dev.unbuy.imports.copy.CopyTable;

/** The tables that history is written to, with the columns that it has. */
public final class PastTables {

  /** People who bought or sell. */
  public static final CopyTable ACCOUNTS =
      CopyTable.of("accounts.accounts", "id, email, name, roles, shop_id, created_at");

  /** Shops. */
  public static final CopyTable SHOPS =
      CopyTable.of(
          "catalog.shops",
          "id, slug, name, description, country, currency, handling_days, created_at");

  /** Where shops ship to. */
  public static final CopyTable SHIPPING_OPTIONS =
      CopyTable.of("catalog.shipping_options", "shop_id, country, price, transit_min, transit_max");

  /** What sellers promise beyond what the marketplace asks of them. */
  public static final CopyTable TERMS =
      CopyTable.of(
          "policies.seller_terms", "shop_id, accepts_automatically, return_days, changed_at");

  /** Where people live. */
  public static final CopyTable ADDRESSES =
      CopyTable.of(
          "accounts.addresses",
          "id, account_id, name, line1, line2, city, region, postal_code, country, created_at");

  /** What people have with the marketplace. */
  public static final CopyTable STORE_CREDITS =
      CopyTable.of("payments.store_credits", "account_id, currency, balance");

  /** What the marketplace gave them; the columns of a transfer that is no order's. */
  public static final CopyTable GRANTS =
      CopyTable.of(
          "payments.ledger_transfers",
          "id, cause, kind, buyer_id, debit, credit, amount, currency, at");

  /** What is on the shelf. */
  public static final CopyTable STOCK =
      CopyTable.of("inventory.stock", "variant_id, on_hand, reserved");

  /** What was sold. */
  public static final CopyTable LISTINGS =
      CopyTable.of(
          "catalog.listings",
          """
          id, shop_id, title, description, category, condition, art, active, created_at, changed_at\
          """);

  /** Variants with what tells them apart. */
  public static final CopyTable KINDS =
      CopyTable.of(
          "catalog.variants",
          "id, listing_id, shop_id, position, sku, name, attributes, price, currency");

  /** Its one variant each. */
  public static final CopyTable VARIANTS =
      CopyTable.of(
          "catalog.variants", "id, listing_id, shop_id, position, sku, name, price, currency");

  /** What a variant cost from when on. */
  public static final CopyTable PRICE_POINTS =
      CopyTable.of("catalog.price_points", "variant_id, at, price");

  /** Every movement of stock. */
  public static final CopyTable MOVEMENTS =
      CopyTable.of("inventory.movements", "cause, variant_id, kind, quantity, at");

  static final CopyTable PURCHASES =
      CopyTable.of("orders.purchases", "id, buyer_id, currency, total, ship_to, placed_at");

  static final CopyTable ORDERS =
      CopyTable.of(
          "orders.orders",
          """
          id, number, purchase_id, buyer_id, buyer_name, shop_id, shop_name, currency, items,
          discount, shipping, tax, total, owed_back, shipping_owed_back, ship_to, right_pack,
          pack_version, placed_at, payment, paid_at, ship_by, delivery_from, delivery_to, delivered_at,
          completed_at, units_ordered, units_canceled, units_shipped, units_delivered, source,
          accepts_automatically, return_days\
          """);

  static final CopyTable LINES =
      CopyTable.of(
          "orders.order_lines",
          """
          id, order_id, buyer_id, position, listing_id, variant_id, title, variant, art, unit_price,
          discount, shipping, ordered, open, canceled, shipped, delivered, returned, owed_back\
          """);

  static final CopyTable FULFILLMENTS =
      CopyTable.of(
          "orders.fulfillments",
          """
          id, order_id, buyer_id, shop_id, status, tracking_number, created_at, shipped_at,
          delivered_at\
          """);

  static final CopyTable FULFILLMENT_LINES =
      CopyTable.of(
          "orders.fulfillment_lines", "fulfillment_id, line_id, order_id, buyer_id, quantity");

  static final CopyTable HISTORY =
      CopyTable.of("orders.order_history", "id, order_id, buyer_id, at, kind, actor, data");

  static final CopyTable TENDERS =
      CopyTable.of(
          "payments.tenders",
          """
          id, purchase_id, buyer_id, position, method, token, currency, amount, status, gateway_ref,
          created_at, authorized_at\
          """);

  static final CopyTable SHARES =
      CopyTable.of(
          "payments.tender_shares",
          """
          id, tender_id, order_id, buyer_id, position, amount, capture, captured, released,
          refunded, capture_requested_at, captured_at\
          """);

  static final CopyTable LEDGER =
      CopyTable.of(
          "payments.ledger_transfers",
          "id, cause, kind, order_id, buyer_id, shop_id, debit, credit, amount, currency, at");

  static final CopyTable REFUNDS =
      CopyTable.of(
          "refunds.refunds",
          "id, order_id, buyer_id, shop_id, cause, currency, amount, requested_at");

  static final CopyTable REFUND_PARTS =
      CopyTable.of(
          "refunds.refund_parts",
          """
          id, refund_id, order_id, buyer_id, share_id, tender_id, method, kind, amount, status,
          attempts, requested_at, sent_at, settled_at, expected_from, expected_by\
          """);

  static final CopyTable CANCELLATIONS =
      CopyTable.of(
          "cancellations.cancellations",
          """
          id, order_id, buyer_id, shop_id, status, asked_by, rule, reason, note, fault, because,
          evidence, currency, refund, shipping, preview, asked_at, decided_at, decided_by\
          """);

  static final CopyTable CANCELLATION_LINES =
      CopyTable.of(
          "cancellations.cancellation_lines",
          "cancellation_id, line_id, order_id, buyer_id, quantity, refund");

  static final CopyTable REASONS =
      CopyTable.of("cancellations.reason_history", "cancellation_id, at, author, reason, note");

  static final CopyTable RATINGS =
      CopyTable.of("standing.ratings", "order_id, buyer_id, shop_id, stars, comment, at");

  static final CopyTable DEADLINES =
      CopyTable.of("platform.deadlines", "kind, subject, due_at, attempts");

  static final CopyTable DIFFERENCES =
      CopyTable.of(
          "imports.payment_differences", "purchase_id, buyer_id, currency, paid, accounted");

  private PastTables() {}
}
