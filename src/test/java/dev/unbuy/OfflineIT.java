package dev.unbuy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Commands beside the database, on one in which nothing is yet. */
class OfflineIT {

  @Test
  void aCommandFindsAnEmptyDatabaseBroughtUpToDate(@TempDir Path folder) {
    int exitCode =
        Offline.run(
            List.of("--unbuy.data=" + folder),
            context -> {
              long accounts =
                  context
                      .getBean(JdbcClient.class)
                      .sql("SELECT count(*) FROM accounts.accounts")
                      .query(Long.class)
                      .single();
              return accounts == 0 ? 0 : 2;
            });

    assertThat(exitCode).isZero();
  }
}
