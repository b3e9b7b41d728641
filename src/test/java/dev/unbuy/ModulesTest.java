package dev.unbuy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Holds the floors: a module uses those below it, never beside or above. */
class ModulesTest {

  @Test
  void modulesOnlyLookDown() {
    ApplicationModules modules = ApplicationModules.of(UnbuyApplication.class);

    assertThat(modules.stream()).hasSizeGreaterThanOrEqualTo(4);
    modules.verify();
  }
}
