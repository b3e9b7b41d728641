package dev.unbuy.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.unbuy.accounts.Role;
import dev.unbuy.testing.Alone;
import dev.unbuy.testing.Api;
import dev.unbuy.testing.Eventually;
import dev.unbuy.testing.Marketplace;
import dev.unbuy.testing.UnbuyTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files sent to be imported: read after the answer, and told of; what cannot be taken is named. */
@UnbuyTest
@Alone
class ImportsIT {

  private static final Path OLIST = Path.of("src/test/resources/olist");
  private static final Path RETAIL = Path.of("src/test/resources/online-retail/online_retail.csv");
  private static final JsonMapper JSON = new JsonMapper();

  @LocalServerPort private int port;
  @Autowired private Marketplace marketplace;

  private String token = "";
  private Api operator = Api.at(0);

  @BeforeEach
  void somebodyWhoMay() {
    token = marketplace.person(Role.OPERATOR).token();
    operator = Api.at(port).with(token);
  }

  @Test
  void severalFilesAreReadAndEveryRowIsTold() throws Exception {
    HttpResponse<String> answer = send("olist", files(OLIST), UUID.randomUUID().toString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode done = awaited(JSON.readTree(answer.body()).path("id").asString());
    assertThat(done.path("status").asString()).isEqualTo("DONE");
    JsonNode rows = done.path("rows");
    assertThat(rows.path("read").asLong())
        .isPositive()
        .isEqualTo(rows.path("used").asLong() + rows.path("reported").asLong());
    assertThat(done.path("files").size()).isEqualTo(8);
    assertThat(done.path("files").get(0).path("reported").get(0).path("text").asString())
        .isNotEmpty();
    assertThat(
            operator.get("/api/v1/admin/imports?limit=1").body(200).path("items").get(0).path("id"))
        .isEqualTo(done.path("id"));
  }

  @Test
  void aZipIsAsGoodAndTheSameRequestTwiceIsOne() throws Exception {
    Map<String, byte[]> zip =
        Map.of("retail.zip", zip(Map.of("data/retail.csv", Files.readAllBytes(RETAIL))));
    String key = UUID.randomUUID().toString();

    HttpResponse<String> first = send("online-retail", zip, key);
    HttpResponse<String> again = send("online-retail", zip, key);
    HttpResponse<String> other = send("online-retail", Map.of("x.csv", new byte[] {1}), key);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(other.statusCode()).isEqualTo(422);
    JsonNode done = awaited(JSON.readTree(first.body()).path("id").asString());
    assertThat(done.path("rows").path("read").asLong()).isEqualTo(18);
    assertThat(done.path("source").asString()).isEqualTo("retail.csv");
  }

  @Test
  void whatCannotBeReadIsToldByTheRun() throws Exception {
    HttpResponse<String> answer =
        send(
            "unbuy",
            Map.of(
                "manifest.json",
                "{\"format\":\"unbuy\",\"version\":9}".getBytes(StandardCharsets.UTF_8)),
            null);

    JsonNode done = awaited(JSON.readTree(answer.body()).path("id").asString());
    assertThat(done.path("status").asString()).isEqualTo("FAILED");
    assertThat(done.path("problem").asString())
        .isEqualTo("The export is of version 9 of its format; this Unbuy reads version 1.");
  }

  @Test
  void whatCannotBeTakenIsNamed() throws Exception {
    byte[] some = {1};
    refused("olist", Map.of(), "file", "is required");
    refused("nothing", Map.of("a.csv", some), "format", "must be one of");
    refused("online-retail", Map.of("a.csv", some, "b.csv", some), "file", "must be one");
    refused("olist", Map.of("..", some), "file", "has a name");
    refused("olist", Map.of("a.zip", zip(Map.of("x/../..", some))), "file", "has a name");
    refused(
        "olist", Map.of("a.zip", zip(Map.of("x/a.csv", some, "y/a.csv", some))), "file", "has two");
    refused("olist", Map.of("a.zip", new byte[] {'P', 'K', 3, 4, 9, 9, 9}), "file", "");
    refused(
        "olist",
        Map.of("a.zip", zip(Map.of("zeros", new byte[70 << 20]))),
        "file",
        "unpacks to more");
  }

  @Test
  void nothingLeavesTheFolderOfAnUpload() throws Exception {
    byte[] manifest = "{}".getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        send(
            "unbuy", Map.of("a.zip", zip(Map.of("../../../../tmp/manifest.json", manifest))), null);

    awaited(JSON.readTree(answer.body()).path("id").asString());
    assertThat(Path.of("/tmp/manifest.json")).doesNotExist();
  }

  @Test
  void onlyAnOperatorMaySendMuch() throws Exception {
    Map<String, byte[]> large = Map.of("large.csv", new byte[13 << 20]);
    token = marketplace.person(Role.BUYER).token();
    assertThat(send("olist", large, null).statusCode()).isEqualTo(413);
    token = marketplace.person(Role.AGENT).token();
    assertThat(send("olist", large, null).statusCode()).isEqualTo(413);
    token = "nobody";
    assertThat(send("olist", large, null).statusCode()).isEqualTo(413);
  }

  private void refused(String format, Map<String, byte[]> files, String field, String message)
      throws Exception {
    HttpResponse<String> answer = send(format, files, null);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    JsonNode error = JSON.readTree(answer.body()).path("errors").get(0);
    assertThat(error.path("field").asString()).isEqualTo(field);
    assertThat(error.path("message").asString()).startsWith(message);
  }

  private JsonNode awaited(String id) {
    String path = "/api/v1/admin/imports/" + id;
    Eventually.holds(
        Duration.ofMinutes(1),
        () -> !operator.get(path).body(200).path("status").asString().equals("RUNNING"));
    return operator.get(path).body(200);
  }

  private HttpResponse<String> send(String format, Map<String, byte[]> files, @Nullable String key)
      throws Exception {
    String boundary = "b" + UUID.randomUUID();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      body.writeBytes(
          """
          --%s\r
          Content-Disposition: form-data; name="file"; filename="%s"\r
          Content-Type: application/octet-stream\r
          \r
          """
              .formatted(boundary, file.getKey())
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(file.getValue());
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes("--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d/api/v1/admin/imports?format=%s".formatted(port, format)))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.sorted().toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
