package dev.unbuy.imports.files;

import dev.unbuy.imports.ImportFailed;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of comma-separated values by RFC 4180 with a heading, read row by row. Columns that are
 * not asked for may be there as well.
 */
public final class CsvFile implements Iterator<CsvFile.Row>, AutoCloseable {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrailingData(false).get();

  private final Path file;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final int[] columns;
  private final int width;
  private long number;

  private CsvFile(Path file, CSVParser parser, List<String> wanted) {
    this.file = file;
    this.parser = parser;
    this.records = parser.iterator();
    List<String> heading = hasNext() ? records.next().toList() : List.of();
    this.width = heading.size();
    this.columns = wanted.stream().mapToInt(name -> column(heading, name)).toArray();
  }

  /**
   * Opens a file.
   *
   * @param wanted the columns to read, in the order in which rows give them
   * @param onBytes hears how many more bytes of the file were taken
   * @throws ImportFailed when it is not there, cannot be read, or lacks a column
   */
  public static CsvFile open(Path file, List<String> wanted, LongConsumer onBytes) {
    Reader reader = Input.open(file, onBytes);
    try {
      return new CsvFile(
          file, CSVParser.builder().setReader(reader).setFormat(FORMAT).get(), wanted);
    } catch (IOException failure) {
      throw new ImportFailed("unreadable", file, Input.reason(failure));
    }
  }

  @Override
  public boolean hasNext() {
    try {
      return records.hasNext();
    } catch (UncheckedIOException | IllegalStateException failure) {
      throw broken(failure);
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return new Row(++number, records.next(), columns, width);
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException failure) {
      throw new ImportFailed("unreadable", file, Input.reason(failure));
    }
  }

  private int column(List<String> heading, String name) {
    for (int i = 0; i < heading.size(); i++) {
      String found = heading.get(i);
      if (found.equals(name) || (i == 0 && found.equals("\ufeff" + name))) {
        return i;
      }
    }
    throw new ImportFailed("no-column", file.getFileName(), name);
  }

  private ImportFailed broken(RuntimeException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    Path name = file.getFileName();
    return switch (cause) {
      case CSVException _ -> new ImportFailed("quote", name, parser.getCurrentLineNumber());
      case CharacterCodingException _ ->
          new ImportFailed("not-utf-8", name, parser.getCurrentLineNumber());
      case ZipException zip -> new ImportFailed("gzip", name, Input.reason(zip));
      case IOException other -> new ImportFailed("unreadable", name, Input.reason(other));
      default -> new ImportFailed("quote", name, parser.getCurrentLineNumber());
    };
  }

  /** One row, its fields by the order of the columns that were asked for. */
  public static final class Row {
    private final long number;
    private final CSVRecord record;
    private final int[] columns;
    private final int width;

    Row(long number, CSVRecord record, int[] columns, int width) {
      this.number = number;
      this.record = record;
      this.columns = columns;
      this.width = width;
    }

    /** 1 for the first row after the heading. */
    public long number() {
      return number;
    }

    /** Whether it has as many fields as the heading, without characters that no text can have. */
    public boolean isWhole() {
      if (record.size() != width) {
        return false;
      }
      for (int column : columns) {
        if (record.get(column).indexOf('\0') >= 0) {
          return false;
        }
      }
      return true;
    }

    /** How many fields were asked for. */
    public int size() {
      return columns.length;
    }

    /** A field; the row must be whole. */
    public String get(int index) {
      return record.get(columns[index]);
    }
  }
}
