package dev.unbuy.web;

import dev.unbuy.accounts.Account;
import dev.unbuy.accounts.Role;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.returns.Photos;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Photos of returns and disputes: sent to a path of their own, shown from one that can do nothing
 * but show a picture.
 */
@Controller
class PhotoPages {

  private static final String NOTHING_BUT_A_PICTURE = "default-src 'none'; sandbox";

  private final Forms forms;
  private final Photos photos;

  PhotoPages(Forms forms, Photos photos) {
    this.forms = forms;
    this.photos = photos;
  }

  /** The photos for a page; the seller's side where {@code own} is SELLER. */
  PhotoStrip strip(HttpServletRequest request, UUID subject, String own, boolean open) {
    String problem = "wrong".equals(request.getParameter("photo")) ? "photo.wrong" : "";
    return new PhotoStrip(subject, photos.of(subject), own, open, problem);
  }

  @PostMapping("/evidence/{kind}/{id}/photos")
  ResponseEntity<String> add(
      HttpServletRequest request,
      Account account,
      @PathVariable String kind,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable MultipartFile photo) {
    if (!kind.matches("returns|disputes")) {
      throw new NotFound("page");
    }
    boolean buyer = photos.isOfBuyer(id, account.id());
    String back = (buyer ? "/" : "/seller/") + kind + "/" + id;
    try {
      byte[] file = photo == null ? new byte[0] : photo.getBytes();
      return forms.once(
          account.id(),
          request,
          () -> {
            var _ = photos.add(side(account, buyer), id, file);
            return back + "#photos";
          });
    } catch (InvalidInput wrong) {
      return Pages.goTo(back + "?photo=wrong#photos");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @GetMapping("/photos/{id}")
  ResponseEntity<byte[]> show(Account account, @PathVariable UUID id) {
    byte[] jpeg =
        sides(account).stream()
            .map(side -> photos.jpeg(id, side))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(() -> new NotFound("photo"));
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .header("Content-Security-Policy", NOTHING_BUT_A_PICTURE)
        .header("Content-Disposition", "inline; filename=\"%s.jpg\"".formatted(id))
        .body(jpeg);
  }

  private static Actor side(Account account, boolean buyer) {
    if (buyer) {
      return new Actor.Buyer(account.id());
    }
    if (account.shopId() == null) {
      throw new NotFound("return or dispute");
    }
    return new Actor.Seller(account.id(), account.shopId());
  }

  private static List<Actor> sides(Account account) {
    List<Actor> sides = new ArrayList<>();
    if (account.roles().contains(Role.AGENT)) {
      sides.add(new Actor.Agent(account.id()));
    }
    sides.add(new Actor.Buyer(account.id()));
    if (account.shopId() != null) {
      sides.add(new Actor.Seller(account.id(), account.shopId()));
    }
    return sides;
  }
}
