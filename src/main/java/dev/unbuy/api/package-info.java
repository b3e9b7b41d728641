/**
 * The REST API under {@code /api/v1}: it reads requests, calls one use case each, and writes what
 * came of it. No rules and no SQL live here.
 *
 * <p>A sealed outcome becomes a status; a refusal becomes 409 with the rule, the present state and
 * what can be done instead. Every change takes an {@code Idempotency-Key} ({@link
 * dev.unbuy.api.ChangeRequests}). Errors are problems by RFC 9457 ({@link dev.unbuy.api.Problems}).
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "platform",
      "accounts",
      "catalog",
      "policies",
      "inventory",
      "payments",
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
package dev.unbuy.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
