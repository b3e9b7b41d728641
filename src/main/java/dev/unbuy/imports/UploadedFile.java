package dev.unbuy.imports;

import java.io.IOException;
import java.io.InputStream;

/** A file that somebody sent. */
public interface UploadedFile {

  /** What they call it. */
  String name();

  /** How many bytes it has. */
  long size();

  /**
   * Its bytes, from the first.
   *
   * @throws IOException when they are gone
   */
  InputStream open() throws IOException;
}
