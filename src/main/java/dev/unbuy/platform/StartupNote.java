package dev.unbuy.platform;

import java.util.List;

/**
 * Lines that a part of the application adds to what is printed once it is ready, for example the
 * demo accounts. A bean of this type is all it takes; {@code @Order} places it.
 */
@FunctionalInterface
public interface StartupNote {

  /** Lines for whoever started the application, from the message file; may be empty. */
  List<String> lines();
}
