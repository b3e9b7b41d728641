package dev.unbuy.sandbox;

import org.jspecify.annotations.Nullable;

/** A request that the gateway understood well enough to say no to. */
final class Rejection extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final @Nullable String field;

  private Rejection(int status, String code, @Nullable String field, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.code = code;
    this.field = field;
  }

  static Rejection of(int status, String code, String detail) {
    return new Rejection(status, code, null, detail);
  }

  static Rejection field(String field, String detail) {
    return new Rejection(422, "invalid_field", field, detail);
  }

  static Rejection conflict(String code, String detail) {
    return new Rejection(409, code, null, detail);
  }

  static Rejection notFound() {
    return new Rejection(404, "not_found", null, "there is nothing here");
  }

  /** Whether it is the business that refuses; such an answer is kept under its key. */
  boolean isDecision() {
    return status == 409;
  }

  Answer answer() {
    var body = Json.object().put("code", code).put("detail", getMessage());
    if (field != null) {
      body.put("field", field);
    }
    return new Answer(status, body.toString());
  }
}
