package dev.unbuy.imports.copy;

import dev.unbuy.platform.Query.RowReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Rows of an answer, read some at a time while they are asked for. */
public final class Rows<T> implements Iterator<T>, AutoCloseable {

  private final PreparedStatement statement;
  private final ResultSet results;
  private final RowReader<T> reader;
  private boolean ready;

  Rows(PreparedStatement statement, ResultSet results, RowReader<T> reader) {
    this.statement = statement;
    this.results = results;
    this.reader = reader;
    advance();
  }

  @Override
  public boolean hasNext() {
    return ready;
  }

  @Override
  public T next() {
    if (!ready) {
      throw new NoSuchElementException();
    }
    try {
      T row = reader.read(results);
      advance();
      return row;
    } catch (SQLException failure) {
      throw new CopyFailed(failure);
    }
  }

  private void advance() {
    try {
      ready = results.next();
    } catch (SQLException failure) {
      throw new CopyFailed(failure);
    }
  }

  @Override
  public void close() {
    try (statement) {
      results.close();
    } catch (SQLException failure) {
      throw new CopyFailed(failure);
    }
  }
}
