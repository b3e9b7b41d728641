package dev.unbuy.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * An event on its way to one of its consumers.
 *
 * @param attempts how often it was tried, this time included
 * @param payload the event as JSON
 */
record Delivery(UUID eventId, String consumer, int attempts, String payload) {

  static Delivery read(ResultSet row) throws SQLException {
    return new Delivery(
        row.getObject(1, UUID.class), row.getString(2), row.getInt(3), row.getString(4));
  }
}
