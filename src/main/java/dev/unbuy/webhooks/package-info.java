/**
 * Webhooks: what happens, told to other systems by HTTP, signed by the Standard Webhooks
 * specification.
 *
 * <p>An operator's endpoint hears of all shops, a seller's of that shop. A projection of each event
 * writes one delivery for every endpoint that wants its kind; rounds claim an <em>endpoint</em>,
 * not a delivery, and send what is due there one after the other: a receiver that is slow or away
 * holds up itself, and neither refunds and mails, which leave in the outbox' own lane, nor other
 * receivers.
 *
 * <p>A delivery {@code WAITING} becomes {@code DELIVERED} by an answer 2xx. Whatever else comes
 * back is tried again with a backoff that grows fourfold over about a day; then it is {@code DEAD}
 * until somebody replays it. A receiver may get a message twice, always under the same {@code
 * webhook-id}.
 *
 * <p>Payloads name things and states and carry no personal data: a receiver reads by the API what
 * it may know.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "platform",
      "orders",
      "refunds",
      "changes",
      "cancellations",
      "returns",
      "rights",
      "standing",
      "standing :: rules"
    })
@NullMarked
package dev.unbuy.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
