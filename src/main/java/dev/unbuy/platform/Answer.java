package dev.unbuy.platform;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of something asked; the first look at one sends everything that was asked before. */
public final class Answer<T> {

  private final UnitOfWork work;
  private @Nullable List<T> rows;

  Answer(UnitOfWork work) {
    this.work = work;
  }

  void arrive(List<T> arrived) {
    rows = List.copyOf(arrived);
  }

  /** All rows, in the statement's order. */
  public List<T> rows() {
    if (rows == null) {
      work.send();
    }
    if (rows == null) {
      throw new IllegalStateException("the answer did not arrive");
    }
    return rows;
  }

  /** The only row, if there is one. */
  public Optional<T> first() {
    return rows().stream().findFirst();
  }
}
