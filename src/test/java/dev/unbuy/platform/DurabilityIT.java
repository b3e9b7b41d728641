package dev.unbuy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.testing.UnbuyTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The embedded database is one that can be trusted with money. */
@UnbuyTest
class DurabilityIT {

  @Autowired private JdbcClient jdbc;

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"})
  void isOn(String setting) {
    assertThat(show(setting)).isEqualTo("on");
  }

  @Test
  void listensOnLoopbackOnlyAndAsksForPasswords() {
    assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(
            jdbc.sql("select distinct auth_method from pg_hba_file_rules")
                .query(String.class)
                .list())
        .containsExactly("scram-sha-256");
  }

  private String show(String setting) {
    return jdbc.sql("select current_setting(:setting)")
        .param("setting", setting)
        .query(String.class)
        .single();
  }
}
