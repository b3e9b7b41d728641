/**
 * Notifications: mails to people, from events, after the commit of what they tell.
 *
 * <p>A mail is composed exactly once, by a projection that keeps it in a table of its own, and sent
 * by an effect that is repeated until the mail server takes it, under one Message-ID. What was sent
 * can be read by the operator.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "platform",
      "accounts",
      "catalog",
      "checkout",
      "payments",
      "policies",
      "orders",
      "refunds",
      "changes",
      "changes :: rules",
      "cancellations",
      "conversations",
      "cancellations :: rules",
      "returns",
      "returns :: rules",
      "rights",
      "rights :: rules",
      "standing",
      "standing :: rules"
    })
@NullMarked
package dev.unbuy.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
