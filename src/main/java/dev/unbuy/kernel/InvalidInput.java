package dev.unbuy.kernel;

import java.util.List;

/** A field that cannot be accepted as it was sent; answered with 422 and the field's name. */
public final class InvalidInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;

  /** One field is wrong. */
  public InvalidInput(String field, String message) {
    this(List.of(new FieldError(field, message)));
  }

  /** Several fields are wrong. */
  public InvalidInput(List<FieldError> errors) {
    super(errors.toString());
    this.errors = List.copyOf(errors);
  }

  /** The fields with what is wrong about each. */
  public List<FieldError> errors() {
    return errors;
  }

  /**
   * One field's problem.
   *
   * @param field its path as the client wrote it, such as {@code lines[0].quantity}
   * @param message what is wrong and what to do, without the field's name
   */
  public record FieldError(String field, String message) {}
}
