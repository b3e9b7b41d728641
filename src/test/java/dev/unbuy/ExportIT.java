package dev.unbuy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.imports.ImportFailed;
import dev.unbuy.imports.ImportHistory;
import dev.unbuy.imports.Progress;
import dev.unbuy.platform.embedded.StartupText;
import dev.unbuy.testing.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Everything out of one marketplace and into an empty one: the same again, or nothing at all. */
class ExportIT {

  @TempDir private Path folder = Path.of("");

  @Test
  void whatWasReadFromAnExportIsExportedTheSame() throws IOException {
    int canceled = aMarketplaceWithCancellations();
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");

    assertThat(UnbuyCommand.run("export", first.toString(), data("one"))).isZero();
    assertThat(UnbuyCommand.run("import", "unbuy", first.toString(), data("two"))).isZero();
    assertThat(UnbuyCommand.run("export", second.toString(), data("two"))).isZero();

    assertThat(files(second)).isEqualTo(files(first));
    assertThat(Files.readAllLines(first.resolve("cancellations.cancellations.jsonl")))
        .hasSizeGreaterThan(canceled);
    assertThat(String.join("", files(first).values()))
        .as("no hash of a password or token")
        .doesNotContain("$argon2", "token_hash");
    assertThat(UnbuyCommand.run("export", first.toString(), data("two")))
        .as("into a folder that has something in it")
        .isOne();
    refusals(first);
  }

  @Test
  void whatSoundsSecretWasDecidedOn() {
    List<String> columns = new ArrayList<>();
    int code =
        Offline.run(
            List.of(data("four")),
            context -> {
              columns.addAll(
                  context
                      .getBean(JdbcClient.class)
                      .sql(
                          """
                          SELECT table_schema || '.' || table_name || '.' || column_name
                          FROM information_schema.columns
                          WHERE column_name ~ 'hash|secret|token|password|credential'
                            AND table_schema NOT IN ('pg_catalog', 'information_schema')
                          ORDER BY 1\
                          """)
                      .query(String.class)
                      .list());
              return 0;
            });
    assertThat(code).isZero();
    assertThat(columns)
        .as("keep it out in KeptOut, or name it here as what may be carried")
        .containsExactlyInAnyOrder(
            "accounts.accounts.password_hash", // kept out
            "accounts.api_tokens.token_hash", // kept out with its table
            "rights.guest_links.token_hash", // kept out with its table
            "webhooks.endpoints.secret", // kept out with its table
            "webhooks.endpoints.old_secret", // kept out with its table
            "notifications.unsubscribing.token", // kept out with its table
            "notifications.reply_addresses.token", // kept out with its table
            "accounts.sessions.token_hash", // kept out with its table
            "platform.idempotency_keys.request_hash", // kept out with its table
            "payments.gift_cards.code_hash", // of 80 random bits: nobody finds the code by it
            "payments.tenders.token"); // a name at the gateway, of no use without its key
  }

  /** The demo, and orders of its buyer canceled; told by how many. */
  private int aMarketplaceWithCancellations() {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(UnbuyApplication.class)
            .run(data("one"), "--unbuy.demo=true", "--server.port=0")) {
      int port = Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0"));
      Api buyer = Api.at(port);
      JsonNode token =
          buyer
              .post(
                  "/api/v1/tokens",
                  Map.of("email", "buyer@demo.test", "password", "unbuy-demo", "name", "test"),
                  null)
              .body(201);
      buyer = buyer.with(token.path("token").asString());
      int canceled = 0;
      for (JsonNode order : buyer.get("/api/v1/orders").body(200).path("items")) {
        String path = "/api/v1/orders/" + order.path("id").asString() + "/cancellations";
        if (buyer.post(path, Map.of("reason", "CHANGE_OF_MIND")).status() == 201) {
          canceled++;
        }
      }
      assertThat(canceled).isPositive();
      return canceled;
    }
  }

  /** Each into the same database, which is empty after every one of them. */
  private void refusals(Path whole) {
    Map<String, String> expected = new LinkedHashMap<>();
    List<String> told = new ArrayList<>();
    int code =
        Offline.run(
            List.of(data("three")),
            context -> {
              ImportHistory imports = context.getBean(ImportHistory.class);
              JdbcClient jdbc = context.getBean(JdbcClient.class);
              Damage.all()
                  .forEach(
                      (damage, sentence) -> {
                        expected.put(damage.name(), sentence);
                        told.add(damage.name() + ": " + tried(imports, damaged(whole, damage)));
                        assertThat(count(jdbc)).as(damage.name()).isZero();
                      });
              assertThat(tried(imports, whole)).isEqualTo("");
              told.add("twice: " + tried(imports, whole));
              return 0;
            });
    assertThat(code).isZero();
    expected.put("twice", "The database is not empty");
    assertThat(told).hasSameSizeAs(expected.keySet());
    for (String one : told) {
      String name = one.substring(0, one.indexOf(':'));
      assertThat(one).startsWith(name + ": " + expected.get(name));
    }
  }

  private static String tried(ImportHistory imports, Path source) {
    try {
      imports.read("unbuy", source, Progress.UNWATCHED);
      return "";
    } catch (ImportFailed failure) {
      return StartupText.of(failure.key(), failure.values());
    }
  }

  private static long count(JdbcClient jdbc) {
    return jdbc.sql(
            """
            SELECT (SELECT count(*) FROM accounts.accounts) + (SELECT count(*) FROM catalog.shops)
              + (SELECT count(*) FROM payments.ledger_transfers)\
            """)
        .query(Long.class)
        .single();
  }

  private Path damaged(Path whole, Damage damage) {
    Path copy = folder.resolve("damaged-" + damage.name());
    try (Stream<Path> files = Files.list(whole)) {
      Files.createDirectories(copy);
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
      damage.done().to(copy);
      return copy;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String data(String name) {
    return "--unbuy.data=" + folder.resolve("data-" + name);
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        files.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    return files;
  }

  /** What can be wrong with an export. */
  private record Damage(String name, Done done) {

    private static final String LINES = "orders.order_lines.jsonl";

    static Map<Damage, String> all() {
      Map<Damage, String> all = new LinkedHashMap<>();
      all.put(
          new Damage("no manifest", folder -> Files.delete(folder.resolve("manifest.json"))),
          "There is no file ");
      all.put(
          new Damage(
              "another version", replacing("manifest.json", "\"version\" : 1", "\"version\" : 2")),
          "The export is of version 2 of its format; this Unbuy reads version 1.");
      all.put(
          new Damage("no JSON", folder -> Files.writeString(folder.resolve("manifest.json"), "{")),
          "The file manifest.json is not the manifest of an export.");
      all.put(
          new Damage(
              "a table of tomorrow",
              replacing("manifest.json", "orders.purchases", "orders.wishes")),
          "The export has a table orders.wishes, which is not known here");
      all.put(
          new Damage("a column of tomorrow", replacing(LINES, "\"unit_price\"", "\"unit_wish\"")),
          "The file orders.order_lines.jsonl has a column \"unit_wish\"");
      all.put(
          new Damage("a missing file", folder -> Files.delete(folder.resolve(LINES))),
          "There is no file ");
      all.put(
          new Damage("half a line", line(2, text -> text.substring(0, text.length() / 2))),
          "Line 3 of orders.order_lines.jsonl cannot be used: it is not a JSON object.");
      all.put(
          new Damage(
              "a quantity that does not add up",
              line(1, text -> text.replaceFirst("\"ordered\":\\d+", "\"ordered\":77"))),
          "Line 2 of orders.order_lines.jsonl cannot be used: new row for relation");
      all.put(
          new Damage(
              "a number that is none",
              line(3, text -> text.replaceFirst("\"ordered\":\\d+", "\"ordered\":\"many\""))),
          "Line 4 of orders.order_lines.jsonl cannot be used: invalid input syntax");
      all.put(
          new Damage(
              "a line less",
              folder -> {
                List<String> lines =
                    Files.readAllLines(folder.resolve("notifications.mails.jsonl"));
                Files.write(
                    folder.resolve("notifications.mails.jsonl"), lines.subList(1, lines.size()));
              }),
          "The manifest says that notifications.mails.jsonl has ");
      all.put(
          new Damage(
              "another price", line(0, text -> text.replaceFirst("\"title\":\"", "\"title\":\"X"))),
          "The file orders.order_lines.jsonl is not the one that was exported");
      return all;
    }

    private static Done replacing(String file, String text, String other) {
      return folder -> {
        Path path = folder.resolve(file);
        Files.writeString(path, Files.readString(path).replace(text, other));
      };
    }

    private static Done line(int number, UnaryOperator<String> change) {
      return folder -> {
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve(LINES)));
        lines.set(number, change.apply(lines.get(number)));
        Files.write(folder.resolve(LINES), lines);
      };
    }
  }

  /** Does it to a folder. */
  private interface Done {
    void to(Path folder) throws IOException;
  }
}
