/**
 * The pages: server-rendered, complete without JavaScript. No rules and no SQL live here: a
 * controller reads the request, calls one use case, and renders or redirects.
 *
 * <p>Every form that changes something carries the CSRF token and a key of its own: sent twice, it
 * happens once. What people typed is shown again when it cannot be accepted.
 *
 * <p>Words, amounts and days are in the language of whoever looks ({@link
 * dev.unbuy.platform.Reader}); templates hold none of their own, and lay out by start and end, not
 * by left and right.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "platform",
      "platform :: mail",
      "accounts",
      "catalog",
      "policies",
      "inventory",
      "payments",
      "payments :: gateway",
      "orders",
      "promises",
      "checkout",
      "refunds",
      "reconciliation",
      "reconciliation :: rules",
      "changes",
      "changes :: rules",
      "cancellations",
      "conversations",
      "cancellations :: rules",
      "returns",
      "returns :: rules",
      "notifications",
      "resale",
      "resale :: rules",
      "rights",
      "rights :: rules",
      "standing",
      "standing :: rules",
      "search",
      "imports",
      "selling",
      "simulation",
      "simulation :: rules",
      "support",
      "webhooks",
      "privacy"
    })
@NullMarked
package dev.unbuy.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
