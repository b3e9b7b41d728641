package dev.unbuy.platform.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A letter that was received.
 *
 * @param id of the letter
 * @param to the recipients
 * @param subject its subject, or empty
 * @param sentAt when it says that it was sent
 * @param text its plain text, or empty
 * @param html its HTML, or empty
 */
public record Letter(UUID id, String to, String subject, Instant sentAt, String text, String html) {

  static Letter of(UUID id, MimeMessage mail) throws MessagingException, IOException {
    Address[] to = Objects.requireNonNullElse(mail.getAllRecipients(), new Address[0]);
    Date sent = Objects.requireNonNullElse(mail.getSentDate(), new Date(0));
    return new Letter(
        id,
        Arrays.stream(to).map(Address::toString).collect(Collectors.joining(", ")),
        Objects.requireNonNullElse(mail.getSubject(), ""),
        sent.toInstant(),
        content(mail, "text/plain"),
        content(mail, "text/html"));
  }

  private static String content(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return String.valueOf(part.getContent());
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String found = content(parts.getBodyPart(i), type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }
}
