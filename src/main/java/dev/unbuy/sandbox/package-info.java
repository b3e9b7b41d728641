/**
 * A payment gateway to practise on: a real HTTP server with a memory of its own.
 *
 * <p><b>What.</b> {@link dev.unbuy.sandbox.SandboxGateway} answers authorizations, captures, voids
 * and refunds over HTTP, remembers them in a folder of its own and tells of each change by a signed
 * webhook. It runs inside the application's process or alone ({@link
 * dev.unbuy.sandbox.SandboxCommand}); either way it is reached over the network only.
 *
 * <p><b>Why so real.</b> What goes wrong between a shop and its gateway goes wrong on the wire: an
 * answer that is lost after the money moved, the same request twice at once, a notice that comes
 * late or twice. A stand-in inside the process can show none of it. So this module depends on no
 * other, shares no transaction with any, and has faults that can be planned.
 *
 * <p><b>Memory.</b> One file of JSON lines. Every accepted request becomes exactly one line that
 * holds both what changed and the answer given under its idempotency key, and is forced to disk
 * before it is answered. A crash therefore leaves a request either whole or absent; a torn last
 * line is one that nobody was told about, and is cut off. What a webhook was told is a line too:
 * the rest is told after the next start, perhaps twice, and always under the same id.
 *
 * <p><b>States of an authorization.</b>
 *
 * <pre>
 * REVIEW, PENDING → AUTHORIZED            (settle, or the payer pays late)
 * REVIEW, PENDING → DECLINED              (settle, or the payment never came)
 * REVIEW, PENDING, AUTHORIZED → VOIDED    (all released, nothing captured)
 * AUTHORIZED → CAPTURED                   (nothing left to capture)
 * AUTHORIZED → EXPIRED                    (its time is over, nothing captured)
 * </pre>
 *
 * A transfer or a voucher has nothing to capture: where another is AUTHORIZED, it is CAPTURED.
 *
 * <p>Always {@code captured + voided ≤ amount} and {@code refunded ≤ captured}. A refund counts
 * from the moment it is accepted; one that fails later no longer does.
 *
 * <p><b>Chargebacks.</b> A bank takes a payment back a stage at a time, by a call to practise with;
 * the authorization stays as it is.
 *
 * <p><b>Movements.</b> Every change of every operation is kept in one list, by number and time, so
 * that callers can reconcile: what they remember against what the gateway did.
 */
@ApplicationModule(allowedDependencies = {"platform", "payments :: gateway"})
@NullMarked
package dev.unbuy.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
