package dev.unbuy.access;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/** Tells answers that show that something broke from those that refuse. */
final class Broken {

  /** The name of a thrown class, or a line of a stack trace; not a word such as an exception. */
  private static final Pattern INSIDES =
      Pattern.compile("[a-z]\\.[A-Z]\\w*(Exception|Error)\\b|\\bat dev\\.unbuy|NullPointer");

  private Broken() {}

  static boolean is(HttpResponse<String> answer) {
    return answer.statusCode() >= 500 || INSIDES.matcher(answer.body()).find();
  }
}
