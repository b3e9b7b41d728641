/**
 * Conversations: what buyers, sellers and support write to each other.
 *
 * <p>A conversation is one thread wherever it is read: on pages, by the API, by mail. It is between
 * two sides; a buyer and a seller can call support in. Two sides have one thread about an order,
 * however often one of them begins it.
 *
 * <p>Messages are numbered without a gap, under the lock of their conversation, so that the numbers
 * come in the order of the commits: who has seen number 7 asks for what is above 7, and neither
 * misses a message nor sees one twice. What happens to the order stands in its threads as messages
 * of the marketplace, by the key of a text. Who has a conversation open is told at once ({@link
 * dev.unbuy.conversations.LiveConversations}): signals of the database say when to look, the tables
 * what to tell.
 *
 * <p>What a seller writes about an order with a cancellation that waits or was settled, and what a
 * buyer writes while one waits, is kept as a note to it, too ({@link
 * dev.unbuy.cancellations.WriteNote}): it is evidence when a reason is changed or a fault
 * contested.
 */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "platform",
      "accounts",
      "orders",
      "cancellations",
      "cancellations :: rules"
    })
@NullMarked
package dev.unbuy.conversations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
