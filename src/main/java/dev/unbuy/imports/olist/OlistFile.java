package dev.unbuy.imports.olist;

import dev.unbuy.imports.copy.CopyTable;
import java.util.List;
import java.util.Locale;

/** The files, the columns that are read of each, and the table in which its rows wait. */
enum OlistFile {
  CUSTOMERS(
      "olist_customers_dataset.csv",
      "customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state",
      "customer_id text, person text, zip text, city text, state text",
      "customer_id"),
  SELLERS(
      "olist_sellers_dataset.csv",
      "seller_id,seller_city,seller_state",
      "seller_id text, city text, state text",
      "seller_id"),
  PRODUCTS(
      "olist_products_dataset.csv",
      "product_id,product_category_name,product_photos_qty,product_weight_g,product_length_cm,"
          + "product_height_cm,product_width_cm",
      "product_id text, category text, photos text, weight text, length text, height text,"
          + " width text",
      "product_id"),
  TRANSLATIONS(
      "product_category_name_translation.csv",
      "product_category_name,product_category_name_english",
      "category text, english text",
      "category"),
  ORDERS(
      "olist_orders_dataset.csv",
      "order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,"
          + "order_delivered_carrier_date,order_delivered_customer_date,"
          + "order_estimated_delivery_date",
      "order_id text, customer_id text, status text, bought timestamptz, approved timestamptz,"
          + " handed timestamptz, delivered timestamptz, promised timestamptz",
      "order_id"),
  ITEMS(
      "olist_order_items_dataset.csv",
      "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value",
      "order_id text, item int, product_id text, seller_id text, ship_by timestamptz,"
          + " price bigint, freight bigint",
      "order_id, item"),
  PAYMENTS(
      "olist_order_payments_dataset.csv",
      "order_id,payment_sequential,payment_type,payment_value",
      "order_id text, sequence int, method text, amount bigint",
      "order_id, sequence"),
  REVIEWS(
      "olist_order_reviews_dataset.csv",
      "review_id,order_id,review_score,review_comment_title,review_comment_message,"
          + "review_answer_timestamp",
      "review_id text, order_id text, stars int, title text, message text, at timestamptz",
      "review_id, order_id");

  private final String fileName;
  private final List<String> columns;
  private final String definition;
  private final String key;

  OlistFile(String fileName, String columns, String definition, String key) {
    this.fileName = fileName;
    this.columns = List.of(columns.split(","));
    this.definition = definition;
    this.key = key;
  }

  String fileName() {
    return fileName;
  }

  List<String> columns() {
    return columns;
  }

  /** By which a row is known. */
  String key() {
    return key;
  }

  String table() {
    return "olist_" + name().toLowerCase(Locale.ROOT);
  }

  String createTable() {
    return "CREATE TEMP TABLE %s (row bigint, %s, why text)".formatted(table(), definition);
  }

  CopyTable copyTable() {
    return CopyTable.of(table(), "row, " + definition.replaceAll(" [a-z0-9]+(,|$)", "$1"));
  }
}
