package dev.unbuy.imports.copy;

import java.util.Objects;

/** The database refused something of an import. */
public final class CopyFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Because of this. */
  public CopyFailed(Exception failure) {
    super(Objects.requireNonNullElse(failure.getMessage(), failure.toString()), failure);
  }
}
