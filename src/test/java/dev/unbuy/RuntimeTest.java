package dev.unbuy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Holds the toolchain: the tests run on the Java that the code is compiled for. */
class RuntimeTest {

  @Test
  void testsRunOnJava25() {
    assertThat(Runtime.version().feature()).isEqualTo(25);
  }
}
