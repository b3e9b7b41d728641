package dev.unbuy.notifications;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail to the marketplace, as far as it matters.
 *
 * @param messageId under which it is taken once
 * @param from the sender's address, in lower case
 * @param to the recipients' addresses
 * @param subject in one line, or empty
 * @param text what was written, without what it answers and without a signature
 * @param automatic whether a machine wrote it
 */
record IncomingMail(
    String messageId,
    String from,
    List<String> to,
    String subject,
    String text,
    boolean automatic) {

  private static final Pattern REPLY = Pattern.compile("^reply\\+([0-9a-f]{32})@");
  private static final Pattern NUMBER = Pattern.compile("\\bU[A-Z0-9]{5}-[A-Z0-9]{5}\\b");

  IncomingMail {
    to = List.copyOf(to);
  }

  /** The secret of the address that it was sent to. */
  Optional<String> token() {
    return to.stream()
        .map(REPLY::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst();
  }

  /** An order's number that it names. */
  Optional<String> orderNumber() {
    Matcher found = NUMBER.matcher(subject + " " + text);
    return found.find() ? Optional.of(found.group()) : Optional.empty();
  }
}
