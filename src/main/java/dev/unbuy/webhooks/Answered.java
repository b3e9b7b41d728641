package dev.unbuy.webhooks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the beginning of an HTTP answer: its status, and an excerpt of its body. */
final class Answered {

  private static final int LONGEST_LINE = 8_192;
  private static final int MOST_LINES = 200;
  private static final int EXCERPT = 1_000;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})\\b.*");

  private Answered() {}

  /** Reads; an answer that breaks off after its status still has one. */
  static Sent read(InputStream in) throws IOException {
    int status = 100;
    boolean chunked = false;
    while (status < 200) {
      Matcher line = STATUS.matcher(line(in));
      if (!line.matches()) {
        return Sent.failed("NOT_HTTP");
      }
      status = Integer.parseInt(line.group(1));
      chunked = headersSayChunked(in);
    }
    return new Sent(status, null, excerpt(in, chunked));
  }

  private static boolean headersSayChunked(InputStream in) throws IOException {
    boolean chunked = false;
    for (int i = 0; i < MOST_LINES; i++) {
      String line = line(in).toLowerCase(Locale.ROOT);
      if (line.isEmpty()) {
        return chunked;
      }
      chunked |= line.startsWith("transfer-encoding:") && line.contains("chunked");
    }
    throw new IOException("too many headers");
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
      line.write(next);
      if (line.size() > LONGEST_LINE) {
        throw new IOException("too long a line");
      }
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }

  private static String excerpt(InputStream in, boolean chunked) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      if (chunked) {
        readChunks(in, body);
      } else {
        body.write(in.readNBytes(EXCERPT));
      }
    } catch (IOException | NumberFormatException _) {
      // the status has come; what there is of the body is shown
    }
    String text = body.toString(UTF_8).replace("\0", "");
    return text.length() > EXCERPT ? text.substring(0, EXCERPT) : text;
  }

  private static void readChunks(InputStream in, ByteArrayOutputStream body) throws IOException {
    while (body.size() < EXCERPT) {
      int size = Integer.parseInt(line(in).replaceFirst(";.*", "").strip(), 16);
      if (size <= 0) {
        return;
      }
      byte[] chunk = in.readNBytes(Math.min(size, EXCERPT));
      body.write(chunk);
      if (chunk.length < size) {
        return;
      }
      var _ = line(in);
    }
  }
}
