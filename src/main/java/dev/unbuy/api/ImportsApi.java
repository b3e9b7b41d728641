package dev.unbuy.api;

import dev.unbuy.imports.FileReport;
import dev.unbuy.imports.FileReport.Group;
import dev.unbuy.imports.ImportReport;
import dev.unbuy.imports.ImportRun;
import dev.unbuy.imports.ImportRun.Failure;
import dev.unbuy.imports.ImportRuns;
import dev.unbuy.imports.KeepUpload;
import dev.unbuy.imports.StartImport;
import dev.unbuy.imports.StartOutcome;
import dev.unbuy.imports.Upload;
import dev.unbuy.imports.UploadedFile;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Other shops' history in: what is read, how far it has come, and what came of every row. */
@RestController
@RequestMapping("/api/v1/admin/imports")
class ImportsApi {

  private final ChangeRequests changes;
  private final KeepUpload uploads;
  private final StartImport starting;
  private final ImportRuns runs;
  private final Words words;

  ImportsApi(
      ChangeRequests changes,
      KeepUpload uploads,
      StartImport starting,
      ImportRuns runs,
      Words words) {
    this.changes = changes;
    this.uploads = uploads;
    this.starting = starting;
    this.runs = runs;
    this.words = words;
  }

  /** Begins to read files, several or one zip; it is read by the time that its status is DONE. */
  @PostMapping
  ResponseEntity<String> start(
      Actor.Operator operator,
      @RequestParam String format,
      @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
      HttpServletRequest request) {
    List<Sent> sent =
        Objects.requireNonNullElse(files, List.<MultipartFile>of()).stream()
            .map(Sent::new)
            .toList();
    try (Upload upload = uploads.keep(sent)) {
      return changes.once(
          operator.accountId(),
          request,
          format + " " + upload.checksum(),
          202,
          () -> summary(begun(starting.start(format, upload))));
    }
  }

  @GetMapping
  Page<ImportJson> all(
      Actor.Operator operator,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit) {
    return runs.latest(cursor, Input.limit(limit)).map(this::summary);
  }

  @GetMapping("/{id}")
  ImportJson one(Actor.Operator operator, @PathVariable UUID id) {
    ImportRun run = runs.get(id);
    ImportReport report = run.report();
    return json(run, report == null ? null : report.files().stream().map(this::file).toList());
  }

  private static ImportRun begun(StartOutcome outcome) {
    return switch (outcome) {
      case StartOutcome.Begun begun -> begun.run();
      case StartOutcome.Busy busy -> throw new Refused(busy.refusal());
    };
  }

  private ImportJson summary(ImportRun run) {
    return json(run, null);
  }

  private ImportJson json(ImportRun run, @Nullable List<FileJson> files) {
    Failure failure = run.failure();
    ImportReport report = run.report();
    return new ImportJson(
        run.id(),
        run.format(),
        run.source(),
        run.status(),
        run.startedAt(),
        run.endedAt(),
        run.step(),
        run.status() == ImportRun.Status.RUNNING ? run.percent() : null,
        failure == null ? null : words.of(failure.key(), failure.values().toArray()),
        report == null ? null : new RowsJson(report.rows(), report.used(), report.reported()),
        files);
  }

  private FileJson file(FileReport file) {
    return new FileJson(
        file.file(),
        file.read(),
        file.used(),
        file.reported().stream().map(one -> group("import.why.", one)).toList(),
        file.noted().stream().map(one -> group("import.note.", one)).toList());
  }

  private GroupJson group(String keys, Group group) {
    return new GroupJson(
        group.what(), words.of(keys + group.what()), group.rows(), group.examples());
  }

  /** What the servlet container has taken. */
  private record Sent(MultipartFile file) implements UploadedFile {

    @Override
    public String name() {
      return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }

    @Override
    public long size() {
      return file.getSize();
    }

    @Override
    public InputStream open() throws IOException {
      return file.getInputStream();
    }
  }

  record RowsJson(long read, long used, long reported) {}

  record GroupJson(String reason, String text, long rows, List<Long> examples) {}

  record FileJson(
      String file, long read, long used, List<GroupJson> reported, List<GroupJson> noted) {}

  record ImportJson(
      UUID id,
      String format,
      String source,
      ImportRun.Status status,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String step,
      @Nullable Integer percent,
      @Nullable String problem,
      @Nullable RowsJson rows,
      @Nullable List<FileJson> files) {}
}
