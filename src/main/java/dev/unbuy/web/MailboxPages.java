package dev.unbuy.web;

import dev.unbuy.kernel.NotFound;
import dev.unbuy.platform.mail.Letters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What the embedded mail server received; not there where mail goes to an outside server. */
@Controller
class MailboxPages {

  private static final int LETTERS = 50;

  private final Pages pages;
  private final ObjectProvider<Letters> letters;

  MailboxPages(Pages pages, ObjectProvider<Letters> letters) {
    this.pages = pages;
    this.letters = letters;
  }

  @GetMapping("/mailbox")
  ResponseEntity<String> mailbox(HttpServletRequest request) {
    Letters box = letters.getIfAvailable();
    if (box == null) {
      throw new NotFound("mailbox");
    }
    return pages.show(request, "mailbox.jte", Map.of("letters", box.newest(LETTERS)));
  }
}
