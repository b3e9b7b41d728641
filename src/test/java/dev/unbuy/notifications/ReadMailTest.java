package dev.unbuy.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails as they come from outside: answered, signed, automatic, broken and hostile. */
class ReadMailTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Tue, Nov 24, 2026 at 9:00 AM Unbuy <unbuy@localhost> wrote:",
        "On Tue, Nov 24, 2026 at 9:00 AM Unbuy\n<unbuy@localhost> wrote:",
        "Am 24.11.2026 um 09:00 schrieb Unbuy:",
        "Le mar. 24 nov. 2026 à 09:00, Unbuy a écrit :",
        "El mar, 24 nov 2026 a las 9:00, Unbuy escribió:",
        "Em ter., 24 de nov. de 2026 às 09:00, Unbuy escreveu:",
        "-----Original Message-----",
        "________________________________",
        "From: Unbuy <unbuy@localhost>",
        "-- "
      })
  void whatItAnswersAndTheSignatureAreCut(String line) throws MessagingException {
    assertThat(
            text(
                "Content-Type: text/plain; charset=utf-8",
                "Yes, please.\n\n" + line + "\n> Shall we?"))
        .isEqualTo("Yes, please.");
  }

  @Test
  void htmlBecomesPlainTextWithoutScripts() throws MessagingException {
    assertThat(
            text(
                "Content-Type: text/html; charset=utf-8",
                "<style>p{}</style><p>Fish &amp; chips<br>please</p><script>alert(1)</script>"
                    + "<blockquote>earlier</blockquote>"))
        .isEqualTo("Fish & chips\nplease");
  }

  @Test
  void aPartThatIsBrokenIsLeftOutAndAFileIsNamed() throws MessagingException {
    IncomingMail mail =
        read(
            "Content-Type: multipart/mixed; boundary=b",
            """
            --b
            Content-Type: text/plain; charset=no-such-charset

            Hello
            --b
            Content-Type: multipart/alternative

            --b
            Content-Type: image/png; name="cat.png"
            Content-Disposition: attachment; filename="cat.png"
            Content-Transfer-Encoding: base64

            !!!!
            """);

    assertThat(mail.text()).startsWith("Hello").endsWith("[cat.png]");
  }

  @Test
  void aTextIsBounded() throws MessagingException {
    assertThat(text("Content-Type: text/plain", "x".repeat(500_000))).hasSizeLessThan(10_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Precedence: bulk",
        "List-Id: <news.example.org>",
        "Return-Path: <>",
        "X-Autoreply: yes"
      })
  void aMachineIsRecognized(String header) throws MessagingException {
    assertThat(read(header, "I am away").automatic()).isTrue();
    assertThat(read("Auto-Submitted: no", "I am here").automatic()).isFalse();
  }

  private static String text(String header, String body) throws MessagingException {
    return read(header, body).text();
  }

  private static IncomingMail read(String header, String body) throws MessagingException {
    String mail =
        "From: Pat <Pat@example.org>\nTo: support@localhost\nSubject: Hi\n"
            + header
            + "\n\n"
            + body;
    return ReadMail.of(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))),
        "none");
  }
}
