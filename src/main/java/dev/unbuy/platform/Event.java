package dev.unbuy.platform;

import java.time.Instant;
import java.util.UUID;

/**
 * A past fact that other modules act on. Implemented by records that Jackson can write and read; a
 * change of their shape that old readers would not understand is a new record.
 */
public interface Event {

  /** When it happened. */
  Instant at();

  /** What it is about: the order, listing, account, … */
  UUID subject();
}
