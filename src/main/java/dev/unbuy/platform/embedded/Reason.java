package dev.unbuy.platform.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;

/** Why the file system refused, in words. */
final class Reason {

  private Reason() {}

  static String of(IOException failure) {
    return switch (failure) {
      case AccessDeniedException _ -> StartupText.of("startup.reason.denied");
      case FileAlreadyExistsException _ -> StartupText.of("startup.reason.file");
      case FileSystemException e when e.getReason() != null -> String.valueOf(e.getReason());
      default -> String.valueOf(failure.getMessage());
    };
  }
}
