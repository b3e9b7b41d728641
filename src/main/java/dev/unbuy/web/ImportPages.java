package dev.unbuy.web;

import dev.unbuy.imports.ImportHistory;
import dev.unbuy.imports.ImportRun;
import dev.unbuy.imports.ImportRuns;
import dev.unbuy.imports.KeepUpload;
import dev.unbuy.imports.StartImport;
import dev.unbuy.imports.StartOutcome;
import dev.unbuy.imports.Upload;
import dev.unbuy.imports.UploadedFile;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Other shops' history in, for an operator: files to send, and what came of every row. */
@Controller
class ImportPages {

  private static final String HOME = "/admin/imports";
  private static final int ROWS = 50;

  private final Pages pages;
  private final Forms forms;
  private final KeepUpload uploads;
  private final StartImport starting;
  private final ImportHistory history;
  private final ImportRuns runs;

  ImportPages(
      Pages pages,
      Forms forms,
      KeepUpload uploads,
      StartImport starting,
      ImportHistory history,
      ImportRuns runs) {
    this.pages = pages;
    this.forms = forms;
    this.uploads = uploads;
    this.starting = starting;
    this.history = history;
    this.runs = runs;
  }

  @GetMapping(HOME)
  ResponseEntity<String> list(
      HttpServletRequest request, Actor.Operator operator, @RequestParam @Nullable String cursor) {
    return list(request, 200, cursor, Form.NOTHING);
  }

  @GetMapping(HOME + "/{id}")
  ResponseEntity<String> one(
      HttpServletRequest request, Actor.Operator operator, @PathVariable UUID id) {
    return pages.show(request, "admin/import.jte", Map.of("run", runs.get(id)));
  }

  @PostMapping(HOME)
  ResponseEntity<String> start(
      HttpServletRequest request,
      Actor.Operator operator,
      @RequestParam(defaultValue = "") String format,
      @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files) {
    List<Sent> sent =
        Objects.requireNonNullElse(files, List.<MultipartFile>of()).stream()
            .filter(file -> !file.isEmpty())
            .map(Sent::new)
            .toList();
    try (Upload upload = uploads.keep(sent)) {
      return forms.once(
          operator.accountId(),
          request,
          () -> HOME + "/" + begun(starting.start(format, upload)).id());
    } catch (InvalidInput invalid) {
      return list(request, 422, null, Form.of(request).wrong(invalid));
    }
  }

  private ResponseEntity<String> list(
      HttpServletRequest request, int status, @Nullable String cursor, Form form) {
    return pages.show(
        status,
        request,
        "admin/imports.jte",
        Map.of("runs", runs.latest(cursor, ROWS), "formats", history.names(), "form", form));
  }

  private static ImportRun begun(StartOutcome outcome) {
    return switch (outcome) {
      case StartOutcome.Begun begun -> begun.run();
      case StartOutcome.Busy busy -> throw new PageErrors.NotAllowedNow(busy.refusal());
    };
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
}
