package dev.unbuy.notifications;

import java.util.List;
import java.util.regex.Pattern;

/** Cuts from a mail what it answers, and the signature. */
final class ReplyText {

  /** Where the answered mail begins, as programs of several languages say it. */
  private static final List<Pattern> ANSWERED =
      List.of(
          Pattern.compile(
              "(?i)^\\s*(on|am|le|el|em|il|op|den)\\b.{5,200}(wrote|schrieb|a"
                  + " écrit|escribió|escreveu|ha scritto|schreef|skrev)(?!\\p{L}).{0,80}:\\s*$"),
          Pattern.compile("^.{0,120}写道\\s*[:：]\\s*$"),
          Pattern.compile(
              "(?i)^\\s*-{2,}\\s*(original message|ursprüngliche nachricht|message"
                  + " d'origine|mensaje original|mensagem original)\\s*-{2,}.*$"),
          Pattern.compile("^\\s*_{10,}\\s*$"),
          Pattern.compile("(?i)^\\s*\\*?(from|von|de)\\s*:\\*?\\s.*[@<].*$"));

  private static final Pattern SIGNATURE =
      Pattern.compile(
          "(?i)^(-- ?|(sent from my|gesendet von meinem|envoyé de mon|enviado (desde|do) m).*)$");
  private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  private ReplyText() {}

  /** What was written now. */
  static String of(String mail) {
    String[] lines =
        NOT_SHOWN
            .matcher(mail.replace("\r\n", "\n").replace('\r', '\n'))
            .replaceAll("")
            .split("\n");
    StringBuilder own = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      String withNext = i + 1 < lines.length ? line + " " + lines[i + 1].strip() : line;
      if (isAnswered(line) || isAnswered(withNext) || SIGNATURE.matcher(line).matches()) {
        break;
      }
      if (!line.startsWith(">")) {
        own.append(line.stripTrailing()).append('\n');
      }
    }
    return own.toString().replaceAll("\n{3,}", "\n\n").strip();
  }

  private static boolean isAnswered(String line) {
    return line.length() < 400 && ANSWERED.stream().anyMatch(one -> one.matcher(line).matches());
  }
}
