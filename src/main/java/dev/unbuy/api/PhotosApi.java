package dev.unbuy.api;

import dev.unbuy.accounts.Account;
import dev.unbuy.kernel.Actor;
import dev.unbuy.kernel.InvalidInput;
import dev.unbuy.kernel.NotFound;
import dev.unbuy.returns.Photo;
import dev.unbuy.returns.Photos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Photos that either side shows with a return or a dispute. */
@RestController
class PhotosApi {

  private final Photos photos;

  PhotosApi(Photos photos) {
    this.photos = photos;
  }

  /** Shows one with a return or a dispute, by its id; the picture is at {@code /photos/{id}}. */
  @PostMapping(
      path = "/api/v1/evidence/{id}/photos",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Photo add(
      Account account,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable MultipartFile photo) {
    if (photo == null) {
      throw new InvalidInput("photo", "is required");
    }
    try {
      return photos.add(side(account, id), id, photo.getBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Actor side(Account account, UUID subject) {
    if (photos.isOfBuyer(subject, account.id())) {
      return new Actor.Buyer(account.id());
    }
    if (account.shopId() == null) {
      throw new NotFound("return or dispute");
    }
    return new Actor.Seller(account.id(), account.shopId());
  }
}
