/**
 * Notifications: mails and notices to people, from events, after the commit of what they tell.
 *
 * <p>A mail is composed exactly once, by a projection that keeps it in a table of its own, and sent
 * by an effect that is repeated until the mail server takes it, under one Message-ID. What was sent
 * can be read by the operator.
 *
 * <p>Beside the mail stands a notice on the site ({@link dev.unbuy.notifications.Notices}), in the
 * same transaction. People choose by {@link dev.unbuy.notifications.Topic} what they want of it;
 * what law or money requires is sent either way, and what is not offers to be unsubscribed from by
 * one click in its headers (RFC 8058).
 *
 * <p>Mails to the marketplace are read from its inbox ({@link dev.unbuy.notifications.PollInbox})
 * and put into the conversation whose secret address they were sent to, or into a new one with
 * support.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "platform",
      "platform :: mail",
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
