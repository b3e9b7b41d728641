package dev.unbuy.notifications;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * Reads a mail without believing it: of parts only so many and so deep, of a text only so much;
 * HTML becomes plain text; what cannot be read is left out.
 */
final class ReadMail {

  private static final int DEEPEST = 8;
  private static final int MOST_PARTS = 60;
  private static final int MOST_BYTES = 200_000;
  private static final int LONGEST = 9_000;
  private static final int LONGEST_SUBJECT = 150;
  private static final Pattern HIDDEN =
      Pattern.compile("(?is)<(script|style|head|title)\\b.*?(</\\1\\s*>|$)|<!--.*?(-->|$)");
  private static final Pattern BREAK =
      Pattern.compile("(?i)<(br|/p|/div|/tr|/li|/h[1-6]|/blockquote)\\b[^>]*>");
  private static final Pattern QUOTE = Pattern.compile("(?is)<blockquote\\b.*");
  private static final Pattern TAG = Pattern.compile("(?s)<[^>]{0,5000}>");

  private final List<String> plain = new ArrayList<>();
  private final List<String> html = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private int parts;

  private ReadMail() {}

  /**
   * Reads it.
   *
   * @throws MessagingException when not even its head can be read
   */
  static IncomingMail of(MimeMessage mail, String otherwiseId) throws MessagingException {
    ReadMail reading = new ReadMail();
    reading.part(mail, 0);
    String id = mail.getMessageID();
    return new IncomingMail(
        bounded(id == null || id.isBlank() ? otherwiseId : id, 500),
        sender(mail),
        recipients(mail),
        bounded(
            either(mail.getSubject()).replaceAll("[\\p{Cntrl}]+", " ").strip(), LONGEST_SUBJECT),
        reading.text(),
        isAutomatic(mail));
  }

  private String text() {
    String written = ReplyText.of(plain.isEmpty() ? fromHtml() : String.join("\n", plain));
    String all = bounded(written, LONGEST);
    return files.isEmpty() ? all : (all + "\n\n[" + String.join(", ", files) + "]").strip();
  }

  private String fromHtml() {
    String seen =
        QUOTE.matcher(HIDDEN.matcher(String.join("\n", html)).replaceAll("")).replaceAll("");
    String lines = BREAK.matcher(seen.replaceAll("\\s+", " ")).replaceAll("\n");
    return HtmlUtils.htmlUnescape(TAG.matcher(lines).replaceAll("")).replaceAll("(?m)^[ \\t]+", "");
  }

  private void part(Part part, int depth) {
    if (depth > DEEPEST || ++parts > MOST_PARTS) {
      return;
    }
    try {
      String name = part.getFileName();
      if (name != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
        files.add(bounded(either(name).replaceAll("[\\p{Cntrl}\\[\\]]", ""), 80));
      } else if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart all) {
        for (int i = 0; i < all.getCount(); i++) {
          part(all.getBodyPart(i), depth + 1);
        }
      } else if (part.isMimeType("text/html")) {
        html.add(content(part));
      } else if (part.isMimeType("text/*")) {
        plain.add(content(part));
      }
    } catch (MessagingException | IOException | RuntimeException broken) {
      // what cannot be read is left out; the rest is kept
    }
  }

  private static String content(Part part) throws MessagingException, IOException {
    try {
      return bounded(String.valueOf(part.getContent()), MOST_BYTES);
    } catch (IOException unknownCharset) {
      try (InputStream in = part.getInputStream()) {
        return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      }
    }
  }

  private static String sender(MimeMessage mail) throws MessagingException {
    Address[] from = mail.getFrom();
    return from != null && from.length > 0 && from[0] instanceof InternetAddress one
        ? bounded(either(one.getAddress()).toLowerCase(Locale.ROOT), 254)
        : "";
  }

  private static List<String> recipients(MimeMessage mail) throws MessagingException {
    Address[] to = Objects.requireNonNullElse(mail.getAllRecipients(), new Address[0]);
    return Arrays.stream(to)
        .flatMap(one -> one instanceof InternetAddress it ? Stream.of(it) : Stream.empty())
        .map(one -> either(one.getAddress()).toLowerCase(Locale.ROOT))
        .limit(50)
        .toList();
  }

  /** By RFC 3834 and what was usual before it. */
  private static boolean isAutomatic(MimeMessage mail) throws MessagingException {
    String submitted = first(mail, "Auto-Submitted");
    String precedence = first(mail, "Precedence").toLowerCase(Locale.ROOT);
    String from = sender(mail);
    return (!submitted.isEmpty() && !submitted.toLowerCase(Locale.ROOT).startsWith("no"))
        || List.of("bulk", "list", "junk", "auto_reply").contains(precedence)
        || !first(mail, "X-Autoreply").isEmpty()
        || !first(mail, "List-Id").isEmpty()
        || first(mail, "Return-Path").strip().equals("<>")
        || mail.isMimeType("multipart/report")
        || from.isEmpty()
        || from.matches("(mailer-daemon|postmaster|no-?reply|reply\\+.*|support)@.*");
  }

  private static String first(MimeMessage mail, String name) throws MessagingException {
    String[] values = mail.getHeader(name);
    return values == null || values.length == 0 ? "" : either(values[0]).strip();
  }

  private static String bounded(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  private static String either(@Nullable String text) {
    return text == null ? "" : text;
  }
}
