package dev.unbuy.access;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Every other of many bad values, the first or the second ones by the name of what they are tried
 * on: each is tried on many fields, if not on all, in half the time.
 */
final class Half {

  private Half() {}

  /** That half of them. */
  static <T> List<T> of(List<T> values, String triedOn) {
    int first = Math.floorMod(triedOn.hashCode(), 2);
    return IntStream.range(0, values.size())
        .filter(at -> at % 2 == first)
        .<T>mapToObj(values::get)
        .toList();
  }
}
